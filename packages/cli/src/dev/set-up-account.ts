import { createStripe } from '@storetag/server/catalog';

/** What a store needs to know of the account. */
export interface Account {
  /** Signing secret of the webhook endpoint, `whsec_…`. */
  webhookSecret: string;
  /** Login page of the customer portal. */
  customerPortal: string;
}

/**
 * Does at the sandbox what an owner does in Stripe's Dashboard: registers a webhook endpoint for every event, and turns
 * the customer portal and its login page on.
 *
 * @param webhook - Address of the store's webhook route.
 */
export async function setUpAccount(
  sandbox: string,
  secretKey: string,
  webhook: string,
): Promise<Account> {
  const stripe = createStripe({ secretKey, sandbox: { url: sandbox } });
  const [{ secret }, { login_page: login }] = await Promise.all([
    stripe.webhookEndpoints.create({ url: webhook, enabled_events: ['*'] }),
    stripe.billingPortal.configurations.create({
      features: {
        invoice_history: { enabled: true },
        payment_method_update: { enabled: true },
        subscription_cancel: { enabled: true },
      },
      login_page: { enabled: true },
    }),
  ]);
  if (secret === undefined || login.url === null) {
    throw new Error('The sandbox made no webhook secret or no login page for the customer portal.');
  }
  return { webhookSecret: secret, customerPortal: login.url };
}
