import type { Sandbox } from '@storetag/sandbox';
import { createStore } from '@storetag/server';
import { fillShop, type Make } from './fill-shop.js';
import { oneBrowserLedger } from './one-browser-ledger.js';

type Answer = (request: Request) => Promise<Response>;

/** The stores of the documentation, by the name that follows `/api/`. */
export interface Stores {
  /** Plain: cards are paid by PaymentIntent. */
  store: Answer;
  /** With promotion codes, shipping rates and tax: cards are paid by Checkout Session. */
  extras: Answer;
}

/** Fills the sandbox and opens the stores, all on one origin. */
export async function openStores(sandbox: Sandbox, origin: string): Promise<Stores> {
  const { secret, publishable } = sandbox.keys;
  const make = makerFor(sandbox, origin);
  const { shippingRates } = await fillShop(make);
  const webhooks = await make('webhook_endpoints', {
    url: `${origin}/api/store/webhooks`,
    'enabled_events[0]': '*',
  });
  const portal = await make('billing_portal/configurations', {
    'login_page[enabled]': 'true',
    'features[invoice_history][enabled]': 'true',
  });
  const common = {
    stripe: {
      secretKey: secret,
      publishableKey: publishable,
      webhookSecrets: [String(webhooks['secret'])],
      sandbox: { url: origin },
    },
    origins: [origin],
    siteUrl: origin,
    ledger: oneBrowserLedger(),
    onPaid: () => undefined,
    customerPortal: `${origin}/p/login/${portal.id.replace(/^bpc_/, '')}`,
  };
  const checkout = { successPath: '/order.html' };
  const store = createStore({ ...common, checkout });
  const extras = createStore({
    ...common,
    checkout: {
      ...checkout,
      promotionCodes: true,
      automaticTax: true,
      shippingCountries: ['US', 'CA', 'DE'],
      shippingRates,
    },
  });
  return { store: store.fetch, extras: extras.fetch };
}

function makerFor(sandbox: Sandbox, origin: string) {
  return async (path: string, params: Record<string, string>) => {
    const response = await sandbox.fetch(
      new Request(`${origin}/v1/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${sandbox.keys.secret}` },
        body: new URLSearchParams(params),
      }),
    );
    const made: Awaited<ReturnType<Make>> & Record<string, unknown> = await response.json();
    if (!response.ok) throw new Error(`POST /v1/${path}: ${JSON.stringify(made)}`);
    return made;
  };
}
