import { describe, expect, it } from 'vitest';
import { sandboxClient, stripeError } from '../sandbox-client.test.fixture.js';
import { inCountry, paymentPageShop } from './payment-page/payment-page.test.fixture.js';

const ideal = { type: 'ideal' as const, billing_details: { name: 'Ada', email: 'ada@shop.test' } };
const return_url = 'https://shop.test/back?cart=1';

async function bankShop() {
  const setup = await sandboxClient();
  const intent = await setup.stripe.paymentIntents.create({ amount: 900, currency: 'eur' });
  /** Presses a button on the bank's page. Gives where it goes on. */
  const answer = async (page: string, outcome: 'complete' | 'fail') => {
    const url = new URL(page);
    const id = url.pathname.split('/').at(-1) ?? '';
    const client_secret = url.searchParams.get('client_secret') ?? '';
    const response = await fetch(`${url.origin}/_internal/payment_intents/${id}/three_d_secure`, {
      method: 'POST',
      body: new URLSearchParams({ client_secret, outcome }),
    });
    const { redirect } = (await response.json()) as { redirect: string };
    return redirect;
  };
  const confirm = () =>
    setup.stripe.paymentIntents.confirm(intent.id, { payment_method_data: ideal, return_url });
  return { ...setup, intent, answer, confirm };
}

describe('iDEAL', () => {
  it('is a way to pay euros, and nothing else', async () => {
    const { intent, stripe } = await bankShop();
    expect(intent.payment_method_types).toEqual(['card', 'ideal']);
    const dollars = await stripe.paymentIntents.create({ amount: 900, currency: 'usd' });
    const refused = stripe.paymentIntents.confirm(dollars.id, {
      payment_method_data: ideal,
      return_url,
    });
    expect(await stripeError(refused)).toMatchObject({
      code: 'payment_intent_incompatible_payment_method',
    });
  });

  it("goes to the bank's page, and back with what Stripe adds to return_url", async () => {
    const { answer, confirm, intent, stripe, url } = await bankShop();
    const waiting = await confirm();
    const page = waiting.next_action?.redirect_to_url?.url ?? '';
    expect(waiting).toMatchObject({
      status: 'requires_action',
      next_action: { type: 'redirect_to_url', redirect_to_url: { return_url } },
    });
    expect(page.startsWith(`${url}/redirect/`)).toBe(true);
    const shown = await (await fetch(page)).text();
    expect(shown).toContain('Authorize test payment');
    expect(shown).toContain('Fail test payment');
    const back = new URL(await answer(page, 'complete'));
    expect(Object.fromEntries(back.searchParams)).toEqual({
      cart: '1',
      payment_intent: intent.id,
      payment_intent_client_secret: intent.client_secret,
      redirect_status: 'succeeded',
    });
    const paid = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
    expect(paid).toMatchObject({
      status: 'succeeded',
      latest_charge: { payment_method_details: { type: 'ideal', ideal: { verified_name: 'Ada' } } },
    });
  });

  it('that fails leaves the intent to another attempt', async () => {
    const { answer, confirm, intent, stripe } = await bankShop();
    const page = (await confirm()).next_action?.redirect_to_url?.url ?? '';
    const back = new URL(await answer(page, 'fail'));
    expect(back.searchParams.get('redirect_status')).toBe('failed');
    expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_intent_payment_attempt_failed' },
    });
    expect((await confirm()).status).toBe('requires_action');
  });

  it('comes back to the return_url of a session', async () => {
    const { confirm, create, pageOf, price, sandbox, stripe } = await paymentPageShop();
    const euros = await stripe.prices.create({
      currency: 'eur',
      unit_amount: 900,
      product: typeof price.product === 'string' ? price.product : '',
    });
    const session = await create({
      line_items: [{ price: euros.id, quantity: 1 }],
      shipping_address_collection: { allowed_countries: ['NL'] },
    });
    const { page } = await confirm(session, {
      email: 'ada@shop.test',
      shipping: inCountry('NL'),
      payment_method_data: ideal,
    });
    expect(page).toMatchObject({
      status: 'open',
      payment_method_types: ['card', 'ideal'],
      payment_intent: {
        next_action: {
          type: 'redirect_to_url',
          redirect_to_url: { return_url: `https://shop.test/thanks?session_id=${session.id}` },
        },
      },
    });
    sandbox.customer.authenticate(page.payment_intent?.id ?? '', 'complete');
    expect((await pageOf(session)).page).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
    });
  });

  it('is left out where the session never redirects', async () => {
    const { create, price, stripe } = await paymentPageShop();
    const euros = await stripe.prices.create({
      currency: 'eur',
      unit_amount: 900,
      product: typeof price.product === 'string' ? price.product : '',
    });
    const session = await create({
      ui_mode: 'embedded_page',
      redirect_on_completion: 'never',
      line_items: [{ price: euros.id, quantity: 1 }],
    });
    expect(session.payment_method_types).toEqual(['card']);
  });
});

describe('receipts', () => {
  it('are pages of charges that succeeded, with what was bought', async () => {
    const { price, sandbox, stripe } = await sandboxClient({ clock: 1_800_000_000_000 });
    const { id } = await price();
    const session = await stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: [{ price: id, quantity: 2 }],
      success_url: 'https://shop.test/',
    });
    sandbox.customer.pay(session.id, { card: '4000000000000002' });
    expect((await stripe.charges.list()).data[0]?.receipt_url).toBeNull();
    sandbox.customer.pay(session.id);
    const [charge] = (await stripe.charges.list()).data;
    const receipt = await (await fetch(charge?.receipt_url ?? '')).text();
    for (const words of ['2 × Mug', '$36.00', 'visa ending in 4242', 'January 15, 2027']) {
      expect(receipt).toContain(words);
    }
    expect((await fetch(`${charge?.receipt_url}x`)).status).toBe(404);
  });
});
