import type Stripe from 'stripe';
import { addressField, toAddress } from '../core/address.js';
import type { Engine } from '../core/engine.js';
import { wordOf } from '../core/ids.js';
import {
  hashOf,
  integer,
  metadata,
  modelled,
  oneOf,
  required,
  text,
  unmodelled,
  unsettable,
  type FieldsOf,
  type Params,
} from '../core/params.js';
import type { PaymentMethodRecord } from '../core/records.js';
import { noSuch, notModelled, StripeFailure } from '../core/stripe-failure.js';
import {
  passesLuhn,
  testCard,
  testCardOfId,
  UNMODELLED_CARDS,
  type TestCard,
} from '../core/test-cards.js';
import { OTHER_TYPES, otherTypes } from './payment-method-types.js';
import { mergeMetadata } from './merge-metadata.js';

const cardFields = {
  cvc: text({ max: 4 }),
  exp_month: required(integer()),
  exp_year: required(integer()),
  networks: unmodelled(),
  number: required(text({ max: 40 })),
  token: unmodelled(),
} satisfies FieldsOf<Stripe.PaymentMethodCreateParams.Card>;

const billingDetails = hashOf({
  address: unsettable(addressField),
  email: unsettable(text({ max: 512 })),
  name: unsettable(text()),
  phone: unsettable(text()),
  tax_id: unmodelled(),
} satisfies FieldsOf<Stripe.PaymentMethodCreateParams.BillingDetails>);

/** `payment_method_data`: what Stripe.js sends of a form. */
export const paymentMethodDataFields = {
  ...otherTypes,
  allow_redisplay: oneOf('always', 'limited', 'unspecified'),
  billing_details: billingDetails,
  // Not in stripe-node's types: only Stripe.js may send a card's digits.
  card: hashOf(cardFields),
  metadata: metadata(),
  radar_options: unmodelled(),
  type: required(modelled(['card'], OTHER_TYPES)),
} satisfies FieldsOf<
  Stripe.PaymentIntentCreateParams.PaymentMethodData &
    Pick<Stripe.PaymentMethodCreateParams, 'card'>
>;

/** `POST /v1/payment_methods`. */
export const paymentMethodFields = {
  ...paymentMethodDataFields,
  custom: unmodelled(),
  customer: unmodelled(),
  payment_method: unmodelled(),
} satisfies FieldsOf<Stripe.PaymentMethodCreateParams>;

/** A card as a customer types it. */
export type CardInput = Params<typeof cardFields>;

/** What a payment method does when it is charged. */
export function behaviourOf(engine: Engine, method: PaymentMethodRecord): TestCard {
  const card = engine.state.cards.get(method.id);
  if (!card) throw new TypeError(`${method.id} was not made by this sandbox.`);
  return card;
}

/**
 * Makes a payment method of what Stripe.js or the hosted page sends.
 *
 * @throws {StripeFailure} 402 `incorrect_number`, `invalid_expiry_month`, `invalid_expiry_year`, `invalid_cvc`.
 */
export function createPaymentMethod(
  engine: Engine,
  params: Params<typeof paymentMethodDataFields>,
  key: 'publishable' | 'secret',
): PaymentMethodRecord {
  if (!params.card) {
    throw new StripeFailure('invalid_request_error', 'Missing required param: card.', {
      code: 'parameter_missing',
      param: 'card',
    });
  }
  if (key === 'secret') {
    throw new StripeFailure(
      'invalid_request_error',
      'Sending credit card numbers directly to the Stripe API is generally unsafe. We suggest you use test tokens that map to the test card you are using, see https://stripe.com/docs/testing. To enable testing raw card data APIs, see https://support.stripe.com/questions/enabling-access-to-raw-card-data-apis.',
      { status: 402 },
    );
  }
  const number = params.card.number.replaceAll(/[\s-]/g, '');
  checkCard(engine, number, params.card);
  const { address, email, name, phone } = params.billing_details ?? {};
  const method = keep(engine, testCard(number), {
    exp_month: params.card.exp_month,
    exp_year: fullYear(params.card.exp_year),
    billing_details: {
      address: toAddress(address),
      email: email ?? null,
      name: name ?? null,
      phone: phone ?? null,
      tax_id: null,
    },
  });
  method.allow_redisplay = params.allow_redisplay ?? 'unspecified';
  method.metadata = mergeMetadata({}, params.metadata);
  return method;
}

/** Finds a payment method by id; those that every test account has are made on their first use. */
export function resolvePaymentMethod(engine: Engine, id: string): PaymentMethodRecord {
  const found = engine.state.paymentMethods.find(id);
  if (found) return found;
  const card = testCardOfId(id);
  if (!card) throw noSuch('PaymentMethod', id, 'payment_method', 400);
  const year = new Date(engine.clock.now()).getUTCFullYear() + 1;
  return keep(engine, card, {
    exp_month: 11,
    exp_year: year,
    billing_details: {
      address: toAddress(null),
      email: null,
      name: null,
      phone: null,
      tax_id: null,
    },
  });
}

function keep(
  engine: Engine,
  card: TestCard,
  rest: Pick<Stripe.PaymentMethod, 'billing_details'> & { exp_month: number; exp_year: number },
): PaymentMethodRecord {
  const { billing_details, ...expiry } = rest;
  const method = engine.state.paymentMethods.add<PaymentMethodRecord>({
    id: engine.ids.next('pm_1', 23),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details,
    card: {
      brand: card.brand,
      checks: {
        address_line1_check: null,
        address_postal_code_check: null,
        cvc_check: 'unchecked',
      },
      country: card.country,
      display_brand: card.brand,
      ...expiry,
      fingerprint: wordOf(card.number),
      funding: card.funding,
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: engine.clock.seconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  });
  engine.state.cards.set(method.id, card);
  return method;
}

function checkCard(engine: Engine, number: string, card: CardInput): void {
  if (!passesLuhn(number))
    throw cardError('incorrect_number', 'Your card number is incorrect.', 'number');
  if (UNMODELLED_CARDS.has(number))
    throw notModelled(`the test card ending in ${number.slice(-4)}`, 'card[number]');
  const now = new Date(engine.clock.now());
  const year = fullYear(card.exp_year);
  if (card.exp_month < 1 || card.exp_month > 12) {
    throw cardError(
      'invalid_expiry_month',
      "Your card's expiration month is invalid.",
      'exp_month',
    );
  }
  if (year < now.getUTCFullYear() || year > now.getUTCFullYear() + 50) {
    throw cardError('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year');
  }
  if (year === now.getUTCFullYear() && card.exp_month < now.getUTCMonth() + 1) {
    throw cardError(
      'invalid_expiry_month',
      "Your card's expiration month is invalid.",
      'exp_month',
    );
  }
  if (card.cvc !== undefined && !/^\d{3,4}$/.test(card.cvc)) {
    throw cardError('invalid_cvc', "Your card's security code is invalid.", 'cvc');
  }
}

function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year;
}

function cardError(code: string, message: string, param: string): StripeFailure {
  return new StripeFailure('card_error', message, { status: 402, code, param });
}
