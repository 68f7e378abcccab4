import { readPaymentIntentRequest, type PaymentIntentAnswer } from '@storetag/protocol';
import type { Stripe } from 'stripe';
import type { Call } from '../http/create-fetch.js';
import { ProblemError } from '../http/problem-error.js';
import { readJson } from '../http/read-json.js';
import { respond } from '../http/respond.js';
import { checkMinimum } from '../limits/check-minimum.js';
import { startBudget } from '../stripe/budget.js';
import type { StoreContext } from '../store-context.js';
import { holdPurchase, type Hold } from '../stock/hold-purchase.js';
import { createOnce } from './create-once.js';
import { detailsFor } from './intent-details.js';
import { writeStamp } from './order-stamp.js';
import { priceLines } from './price-lines.js';
import type { PricedLines } from './priced-lines.js';
import { failpoint } from '../failpoint.js';

/** States in which the customer can still pay. */
const OPEN = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

/**
 * Answers `POST /payment-intents`: makes the PaymentIntent of an attempt, or gives out the one it already has, so that
 * another card after a decline pays the same intent.
 *
 * @see {@link https://docs.stripe.com/api/payment_intents/create}
 */
export async function createPaymentIntent(
  request: Request,
  context: StoreContext,
  { client, begin }: Pick<Call, 'client' | 'begin'>,
): Promise<Response> {
  const body = await readJson(request, readPaymentIntentRequest);
  const { stripe, options, catalog, rules, known, carding, stock } = context;
  const { checkout, shop } = options;
  if (checkout.automaticTax) {
    throw new ProblemError('not_sellable', 'This store sells through a Checkout Session.', {
      detail: 'Tax is computed at checkout, and a PaymentIntent has none: use /checkout-sessions.',
    });
  }
  if (checkout.shippingRates.length > 0) {
    throw new ProblemError('not_sellable', 'This store sells through a Checkout Session.', {
      detail:
        'Shipping is chosen at checkout, and a PaymentIntent has none: use /checkout-sessions.',
    });
  }
  if (checkout.shippingCountries.length > 0 && !body.shipping) {
    throw new ProblemError('not_sellable', 'This store needs an address to ship to.', {
      detail: 'Send `shipping`, or use /checkout-sessions, where Stripe asks for the address.',
    });
  }
  const country = body.shipping?.address.country;
  if (country !== undefined && !shipsTo(checkout.shippingCountries, country)) {
    throw new ProblemError('not_sellable', 'The store does not ship to this country.', {
      detail: `\`shipping.address.country\` must be one of the store's, not ${country}.`,
    });
  }

  await begin();
  const budget = startBudget();
  const retrieve = (id: string) => stripe.paymentIntents.retrieve(id, {}, budget.options());
  const priced = await priceLines(body.line_items, body.expected_total, {
    stripe,
    catalog,
    rules,
    budget,
  }).catch(async (refusal: unknown) => {
    const id = refusal instanceof ProblemError && (await known.find('payment-intent', body));
    if (id) checkOpen(await retrieve(id));
    throw await stock.countRefusal(refusal);
  });
  checkMinimum(priced, options.limits);
  // Nothing that can change while the attempt goes on: one attempt at these lines has one intent.
  const parameters: Stripe.PaymentIntentCreateParams = {
    amount: chargeable(priced),
    currency: priced.currency,
    automatic_payment_methods: { enabled: true },
    metadata: await writeStamp(shop, body.attempt_id, 'payment-intent', priced),
  };
  failpoint('create:intent-priced');
  const make = async (hold: Hold | undefined) => {
    const { object, isReplay } = await createOnce(
      body.attempt_id,
      'paymentIntents.create',
      // An intent does not expire: the store cancels it, and the next hold of the attempt gets another.
      hold ? { ...parameters, hold: hold.token } : parameters,
      budget,
      (requestOptions) => stripe.paymentIntents.create(parameters, requestOptions),
    );
    return isReplay ? retrieve(object.id) : object;
  };
  const intent = await holdPurchase(
    {
      shop,
      attemptId: body.attempt_id,
      replaces: body.replaces,
      flow: 'payment-intent',
      lines: priced.lines,
      client,
    },
    stock,
    { stripe, budget },
    { make, isOpen: ({ status }) => OPEN.includes(status) },
  );
  failpoint('create:intent-made');
  const { id } = intent;
  await known.note('payment-intent', body, id);
  checkOpen(intent);
  await carding.checkIntent(intent, budget.options());
  const details = detailsFor(intent, priced, body);
  if (details) await stripe.paymentIntents.update(id, details, budget.options());
  failpoint('create:intent-told');
  return respond(toAnswer(intent), { status: 201 });
}

function shipsTo(countries: readonly string[], country: string): boolean {
  return countries.length === 0 || countries.includes(country);
}

/** @throws {ProblemError} 422 for lines that only a Checkout Session can sell. */
function chargeable({ total, recurs }: PricedLines): number {
  if (recurs) {
    throw new ProblemError('not_sellable', 'A subscription cannot be bought with this form.', {
      detail: 'A PaymentIntent is paid once: buy recurring prices through /checkout-sessions.',
    });
  }
  if (total === null) {
    throw new ProblemError('not_sellable', 'The amount is chosen on the checkout page.', {
      detail: 'Buy a price whose amount the customer chooses through /checkout-sessions.',
    });
  }
  return total;
}

/** @throws {ProblemError} 409 `attempt_finished` unless the customer can still pay it. */
function checkOpen({ id, status }: Stripe.PaymentIntent): void {
  if (OPEN.includes(status)) return;
  throw new ProblemError('attempt_finished', 'This purchase has come to an end.', {
    detail: `The PaymentIntent is ${status}. Ask for the order, or begin a new attempt.`,
    order: id,
  });
}

function toAnswer(intent: Stripe.PaymentIntent): PaymentIntentAnswer {
  const { id, client_secret: secret, amount, currency } = intent;
  if (!secret) throw new Error(`The PaymentIntent ${id} came without its client secret.`);
  return { id, client_secret: secret, amount, currency };
}
