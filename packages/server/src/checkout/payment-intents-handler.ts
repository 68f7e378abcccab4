import { readPaymentIntentRequest, type PaymentIntentAnswer } from '@storetag/protocol';
import type { Stripe } from 'stripe';
import { ProblemError } from '../http/problem-error.js';
import { readJson } from '../http/read-json.js';
import { respond } from '../http/respond.js';
import { startBudget } from '../stripe/budget.js';
import type { StoreContext } from '../store-context.js';
import { createOnce } from './create-once.js';
import { writeStamp } from './order-stamp.js';
import { priceLines } from './price-lines.js';
import type { PricedLines } from './priced-lines.js';
import { shorten } from './shorten.js';

/** States in which the customer can still pay. */
const OPEN = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

/** Longest description written to Stripe, in characters. */
const LONGEST_DESCRIPTION = 200;

/**
 * Answers `POST /payment-intents`: makes the PaymentIntent of an attempt, or gives out the one it already has, so that
 * another card after a decline pays the same intent.
 *
 * @see {@link https://docs.stripe.com/api/payment_intents/create}
 */
export async function createPaymentIntent(
  request: Request,
  context: StoreContext,
): Promise<Response> {
  const body = await readJson(request, readPaymentIntentRequest);
  const { stripe, options, catalog, rules } = context;
  const { checkout, shop } = options;
  if (checkout.automaticTax) {
    throw new ProblemError('not_sellable', 'This store sells through a Checkout Session.', {
      detail: 'Tax is computed at checkout, and a PaymentIntent has none: use /checkout-sessions.',
    });
  }
  const country = body.shipping?.address.country;
  if (country !== undefined && !shipsTo(checkout.shippingCountries, country)) {
    throw new ProblemError('not_sellable', 'The store does not ship to this country.', {
      detail: `\`shipping.address.country\` must be one of the store's, not ${country}.`,
    });
  }

  const budget = startBudget();
  const priced = await priceLines(body.line_items, body.expected_total, {
    stripe,
    catalog,
    rules,
    budget,
  });
  const parameters: Stripe.PaymentIntentCreateParams = {
    amount: chargeable(priced),
    currency: priced.currency,
    automatic_payment_methods: { enabled: true },
    description: describe(priced),
    metadata: await writeStamp(shop, body.attempt_id, 'payment-intent', priced),
    ...(body.email && { receipt_email: body.email }),
    ...(body.shipping && { shipping: body.shipping }),
  };
  const created = await createOnce(
    body.attempt_id,
    'paymentIntents.create',
    parameters,
    budget,
    (requestOptions) => stripe.paymentIntents.create(parameters, requestOptions),
  );
  const intent = created.isReplay
    ? await stripe.paymentIntents.retrieve(created.object.id, {}, budget.options())
    : created.object;
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

/** What the owner sees in the Dashboard, the customer on a receipt: `2 × Mug, 1 × Tee`. */
function describe({ lines }: PricedLines): string {
  const words = lines.map(({ product, quantity }) => `${quantity} × ${product.name}`).join(', ');
  return shorten(words, LONGEST_DESCRIPTION);
}

function toAnswer(intent: Stripe.PaymentIntent): PaymentIntentAnswer {
  const { id, client_secret: secret, amount, currency, status } = intent;
  if (!OPEN.includes(status)) {
    throw new ProblemError('attempt_finished', 'This purchase has come to an end.', {
      detail: `The PaymentIntent is ${status}. Ask for the order, or begin a new attempt.`,
      order: id,
    });
  }
  if (!secret) throw new Error(`The PaymentIntent ${id} came without its client secret.`);
  return { id, client_secret: secret, amount, currency };
}
