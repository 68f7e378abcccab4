import type { Stripe } from 'stripe';
import { encodeForm } from '../../core/form.js';
import { sandboxClient } from '../../sandbox-client.test.fixture.js';
import type { PaymentPage } from './payment-page.js';

type SessionParams = Stripe.Checkout.SessionCreateParams;

/** What the sandbox answers a page. */
export interface PageAnswer {
  status: number;
  page: PaymentPage;
  error: { code?: string; message?: string; param?: string; decline_code?: string } | undefined;
}

/** A card as Stripe.js sends it. */
export const card = (number = '4242424242424242') => ({
  type: 'card',
  card: { number, exp_month: 12, exp_year: 2040, cvc: '123' },
  billing_details: { name: 'Ada', email: 'ada@shop.test' },
});

/** Somebody in a country. */
export const inCountry = (country: string) => ({
  name: 'Ada Lovelace',
  address: { line1: '1 High Street', city: 'Town', postal_code: '10115', country },
});

/** A shop that sells one thing for $18 through Elements, and the page of its customer. */
export async function paymentPageShop(params: Partial<SessionParams> = {}) {
  const setup = await sandboxClient({ clock: 1_800_000_000_000 });
  const price = await setup.price();
  const create = (more: Partial<SessionParams> = {}) =>
    setup.stripe.checkout.sessions.create({
      mode: 'payment',
      ui_mode: 'elements',
      line_items: [{ price: price.id, quantity: 2 }],
      return_url: 'https://shop.test/thanks?session_id={CHECKOUT_SESSION_ID}',
      ...params,
      ...more,
    });
  /** Calls `/v1/payment_pages` as a page does: with the publishable key. `undefined` asks, an object changes. */
  const pageOf = async (
    { id, client_secret }: Stripe.Checkout.Session,
    change?: object,
    action = '',
  ): Promise<PageAnswer> => {
    const form = encodeForm({ key: setup.sandbox.keys.publishable, client_secret, ...change });
    const path = `${setup.url}/v1/payment_pages/${id}${action}`;
    const response = change
      ? await fetch(path, { method: 'POST', body: new URLSearchParams(form) })
      : await fetch(`${path}?${form}`);
    // What it answers is what the tests check.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const body = (await response.json()) as PaymentPage & { error?: PageAnswer['error'] };
    return { status: response.status, page: body, error: body.error };
  };
  const types = async () =>
    (await setup.stripe.events.list({ limit: 100 })).data.map(({ type }) => type);
  return {
    ...setup,
    price,
    create,
    pageOf,
    types,
    confirm: (session: Stripe.Checkout.Session, change: object) =>
      pageOf(session, change, '/confirm'),
  };
}
