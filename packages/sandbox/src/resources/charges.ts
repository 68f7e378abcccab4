import { createdField, isWithin } from '../core/created-range.js';
import type Stripe from 'stripe';
import type { Engine } from '../core/engine.js';
import { pageFields, paginate } from '../core/pagination.js';
import { text, unmodelled } from '../core/fields.js';
import type { FieldsOf } from '../core/params.js';
import type { ChargeRecord, PaymentIntentRecord, PaymentMethodRecord } from '../core/records.js';
import type { Decline, TestCard } from '../core/test-cards.js';
import { operation } from '../http/operation.js';

/** How a charge went. */
interface Charged {
  /** Why it failed; `null` when it did not. */
  decline: Decline | null;
  risk: TestCard['risk'];
  /** Whether 3-D Secure came first. */
  authenticated?: boolean;
  /** Whether the bank has yet to answer. */
  pending?: boolean;
}

/** Charges an intent's payment method. */
export function createCharge(
  engine: Engine,
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
  { decline, risk, authenticated = false, pending = false }: Charged,
): ChargeRecord {
  const id = engine.ids.next('ch_3');
  const paid = decline === null && !pending;
  return engine.state.charges.add<ChargeRecord>({
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: paid ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: structuredClone(method.billing_details),
    calculated_statement_descriptor: intent.statement_descriptor_suffix
      ? `SANDBOX* ${intent.statement_descriptor_suffix}`
      : 'SANDBOX',
    captured: paid,
    created: engine.clock.seconds(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: outcomeOf(risk, decline),
    paid,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: detailsOf(intent, method, authenticated),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: paid ? receiptUrl(id) : null,
    refunded: false,
    review: null,
    shipping: intent.shipping ? structuredClone(intent.shipping) : null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: pending ? 'pending' : paid ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: null,
  });
}

/** Where the receipt of a charge that succeeded is. */
export function receiptUrl(id: string): string {
  return `/receipts/${id}`;
}

function detailsOf(
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
  authenticated: boolean,
): Stripe.Charge.PaymentMethodDetails {
  if (method.type === 'card') {
    return { type: 'card', card: cardDetails(intent, method, authenticated) };
  }
  if (method.type === 'us_bank_account') {
    return { type: 'us_bank_account', us_bank_account: bankDetails(method) };
  }
  return {
    type: 'ideal',
    ideal: {
      bank: null,
      bic: null,
      generated_sepa_debit: null,
      generated_sepa_debit_mandate: null,
      iban_last4: null,
      transaction_id: null,
      verified_name: method.billing_details.name,
    },
  };
}

function cardDetails(
  intent: PaymentIntentRecord,
  { card }: PaymentMethodRecord,
  authenticated: boolean,
): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: intent.amount,
    authorization_code: null,
    brand: card?.brand ?? null,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: card?.country ?? null,
    electronic_commerce_indicator: null,
    exp_month: card?.exp_month ?? 0,
    exp_year: card?.exp_year ?? 0,
    fingerprint: card?.fingerprint ?? null,
    funding: card?.funding ?? null,
    installments: null,
    last4: card?.last4 ?? null,
    mandate: null,
    network: card?.brand ?? null,
    network_transaction_id: null,
    regulated_status: 'unregulated',
    three_d_secure: authenticated
      ? {
          authentication_flow: 'challenge',
          electronic_commerce_indicator: '05',
          exemption_indicator: null,
          result: 'authenticated',
          result_reason: null,
          transaction_id: null,
          version: '2.2.0',
        }
      : null,
    transaction_link_id: null,
    wallet: null,
  };
}

function bankDetails({
  us_bank_account: account,
}: PaymentMethodRecord): Stripe.Charge.PaymentMethodDetails.UsBankAccount {
  return {
    account_holder_type: account?.account_holder_type ?? null,
    account_type: account?.account_type ?? null,
    bank_name: account?.bank_name ?? null,
    fingerprint: account?.fingerprint ?? null,
    last4: account?.last4 ?? null,
    payment_reference: null,
    routing_number: account?.routing_number ?? null,
  };
}

function outcomeOf(risk: TestCard['risk'], decline: Decline | null): Stripe.Charge.Outcome {
  const blocked = decline?.decline_code === 'fraudulent';
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status:
      decline === null
        ? 'approved_by_network'
        : blocked
          ? 'not_sent_to_network'
          : 'declined_by_network',
    reason: blocked ? 'highest_risk_level' : (decline?.decline_code ?? null),
    risk_level: risk,
    seller_message:
      decline === null
        ? 'Payment complete.'
        : blocked
          ? 'Stripe blocked this payment as too risky.'
          : 'The bank did not return any further details with this decline.',
    type: decline === null ? 'authorized' : blocked ? 'blocked' : 'issuer_declined',
  };
}

/** Charges: `/v1/charges`. @see {@link https://docs.stripe.com/api/charges} */
export const chargeOperations = [
  operation({
    method: 'GET',
    path: '/v1/charges',
    params: {
      created: createdField,
      customer: text(),
      payment_intent: text(),
      transfer_group: unmodelled(),
      ...pageFields,
    } satisfies FieldsOf<Stripe.ChargeListParams>,
    run({ engine, path }, params) {
      const all = engine.state.charges.newestFirst();
      const found = all.filter(
        (charge) =>
          (params.payment_intent ?? charge.payment_intent) === charge.payment_intent &&
          (params.customer ?? charge.customer) === charge.customer &&
          isWithin(charge.created, params.created),
      );
      return paginate(found, params, path, 'charge', all);
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/charges/:id',
    params: {},
    run: ({ engine, id }) => engine.state.charges.get(id),
  }),
];
