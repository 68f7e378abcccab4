import type Stripe from 'stripe';
import { toAddress } from '../core/address.js';
import type { Engine } from '../core/engine.js';
import { wordOf } from '../core/ids.js';
import type { PaymentMethodRecord } from '../core/records.js';
import { noSuch } from '../core/stripe-failure.js';
import { testBankOfId, type TestBank } from '../core/test-banks.js';
import { testCard, testCardOfId, type TestCard } from '../core/test-cards.js';
import { checkCard, fullYear } from './check-card.js';
import { bankIn, cardIn } from './check-payment-method.js';
import { mergeMetadata } from './merge-metadata.js';
import type { PaymentMethodParams } from './payment-method-fields.js';

/**
 * Makes a payment method of what Stripe.js or the hosted page sends.
 *
 * @throws {StripeFailure} 402 for a card that cannot be one; 402 for card digits from a server.
 */
export function createPaymentMethod(
  engine: Engine,
  params: PaymentMethodParams,
  key: 'publishable' | 'secret',
): PaymentMethodRecord {
  const { address, email, name, phone } = params.billing_details ?? {};
  const billing: Stripe.PaymentMethod.BillingDetails = {
    address: toAddress(address),
    email: email ?? null,
    name: name ?? null,
    phone: phone ?? null,
    tax_id: null,
  };
  const method = make(engine, params, billing, key);
  method.allow_redisplay = params.allow_redisplay ?? 'unspecified';
  method.metadata = mergeMetadata({}, params.metadata);
  return method;
}

function make(
  engine: Engine,
  params: PaymentMethodParams,
  billing: Stripe.PaymentMethod.BillingDetails,
  key: 'publishable' | 'secret',
): PaymentMethodRecord {
  if (params.type === 'card') return createCard(engine, params, billing, key);
  if (params.type === 'us_bank_account') return createBankAccount(engine, params, billing);
  return keep(engine, billing, { type: 'ideal', ideal: { bank: null, bic: null } });
}

/** Finds a payment method by id; those that every test account has are made on their first use. */
export function resolvePaymentMethod(engine: Engine, id: string): PaymentMethodRecord {
  const found = engine.state.paymentMethods.find(id);
  if (found) return found;
  const nobody = { address: toAddress(null), email: null, name: null, phone: null, tax_id: null };
  const card = testCardOfId(id);
  if (card) {
    const year = new Date(engine.clock.now()).getUTCFullYear() + 1;
    return keepCard(engine, card, nobody, { exp_month: 11, exp_year: year });
  }
  const bank = testBankOfId(id);
  if (bank) return keepBank(engine, bank, nobody, '110000000');
  throw noSuch('PaymentMethod', id, 'payment_method', 400);
}

function createCard(
  engine: Engine,
  params: PaymentMethodParams,
  billing: Stripe.PaymentMethod.BillingDetails,
  key: 'publishable' | 'secret',
): PaymentMethodRecord {
  const card = cardIn(params, key);
  const number = card.number.replaceAll(/[\s-]/g, '');
  checkCard(engine, number, card);
  const { exp_month, exp_year } = card;
  return keepCard(engine, testCard(number), billing, { exp_month, exp_year: fullYear(exp_year) });
}

function createBankAccount(
  engine: Engine,
  params: PaymentMethodParams,
  billing: Stripe.PaymentMethod.BillingDetails,
): PaymentMethodRecord {
  const { bank, routing } = bankIn(params);
  return keepBank(engine, bank, billing, routing);
}

function keepCard(
  engine: Engine,
  card: TestCard,
  billing: Stripe.PaymentMethod.BillingDetails,
  expiry: { exp_month: number; exp_year: number },
): PaymentMethodRecord {
  const method = keep(engine, billing, {
    type: 'card',
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
  });
  engine.state.cards.set(method.id, card);
  return method;
}

function keepBank(
  engine: Engine,
  bank: TestBank,
  billing: Stripe.PaymentMethod.BillingDetails,
  routing_number: string,
): PaymentMethodRecord {
  const method = keep(engine, billing, {
    type: 'us_bank_account',
    us_bank_account: {
      account_holder_type: 'individual',
      account_type: 'checking',
      bank_name: 'STRIPE TEST BANK',
      financial_connections_account: null,
      fingerprint: wordOf(bank.account),
      last4: bank.account.slice(-4),
      networks: { preferred: 'ach', supported: ['ach'] },
      routing_number,
      status_details: {},
    },
  });
  engine.state.banks.set(method.id, bank);
  return method;
}

function keep(
  engine: Engine,
  billing_details: Stripe.PaymentMethod.BillingDetails,
  kind: Pick<Stripe.PaymentMethod, 'card' | 'ideal' | 'type' | 'us_bank_account'>,
): PaymentMethodRecord {
  return engine.state.paymentMethods.add<PaymentMethodRecord>({
    id: engine.ids.next('pm_1', 23),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details,
    created: engine.clock.seconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    ...kind,
  });
}
