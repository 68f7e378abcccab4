import type Stripe from 'stripe';
import { createdField, isWithin } from '../core/created-range.js';
import type { Engine } from '../core/engine.js';
import { words } from '../core/money.js';
import { pageFields, paginate } from '../core/pagination.js';
import { integer, metadata, oneOf, text, unsettable } from '../core/fields.js';
import type { FieldsOf, Params } from '../core/params.js';
import type { ChargeRecord, RefundRecord } from '../core/records.js';
import { invalidRequest } from '../core/stripe-failure.js';
import { operation } from '../http/operation.js';
import { changes } from './changes.js';
import { mergeMetadata } from './merge-metadata.js';
import { unmodelledEach } from './payment-method-types.js';

/** How long a refund takes that does not end at once, in milliseconds of the sandbox's clock. */
const LATER = 60_000;

const createFields = {
  ...unmodelledEach([
    'currency',
    'customer',
    'instructions_email',
    'origin',
    'refund_application_fee',
    'reverse_transfer',
  ]),
  amount: integer({ min: 1 }),
  charge: text(),
  metadata: unsettable(metadata()),
  payment_intent: text(),
  reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
} satisfies FieldsOf<Stripe.RefundCreateParams>;

/** Gives money back. @throws {StripeFailure} 400 when there is nothing to give back, or not so much. */
function createRefund(engine: Engine, params: Params<typeof createFields>): RefundRecord {
  const charge = chargeOf(engine, params);
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) {
    throw invalidRequest(
      `Charge ${charge.id} has already been refunded.`,
      'charge_already_refunded',
    );
  }
  const amount = params.amount ?? left;
  if (amount > left) {
    throw invalidRequest(
      `Refund amount (${words(amount, charge.currency)}) is greater than ${charge.amount_refunded ? 'unrefunded amount on charge' : 'charge amount'} (${words(left, charge.currency)})`,
      undefined,
      'amount',
    );
  }
  const card = engine.state.cards.get(charge.payment_method ?? '');
  const refund = engine.state.refunds.add<RefundRecord>({
    id: engine.ids.next('re_3'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: engine.clock.seconds(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      card: {
        reference_status: 'pending',
        reference_type: 'acquirer_reference_number',
        type: 'refund',
      },
      type: 'card',
    },
    metadata: mergeMetadata({}, params.metadata),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: card?.refund === 'succeeds_later' ? 'pending' : 'succeeded',
    transfer_reversal: null,
  });
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  engine.emit('refund.created', refund);
  engine.emit('charge.refunded', charge);
  if (card?.refund !== undefined) {
    const { refund: course } = card;
    engine.clock.at(engine.clock.now() + LATER, () => {
      endLater(engine, refund, charge, course);
    });
  }
  return refund;
}

function endLater(
  engine: Engine,
  refund: RefundRecord,
  charge: ChargeRecord,
  course: 'fails_later' | 'succeeds_later',
): void {
  const previous = { status: refund.status };
  if (course === 'succeeds_later') {
    refund.status = 'succeeded';
    engine.emit('refund.updated', refund, previous);
    return;
  }
  refund.status = 'failed';
  refund.failure_reason = 'expired_or_canceled_card';
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  engine.emit('refund.failed', refund, previous);
}

function chargeOf(engine: Engine, params: Params<typeof createFields>): ChargeRecord {
  const { charges, paymentIntents } = engine.state;
  if (params.payment_intent !== undefined) {
    const intent = paymentIntents.refer(params.payment_intent, 'payment_intent');
    const charge = charges.find(intent.latest_charge ?? '');
    if (!charge || intent.status !== 'succeeded') {
      throw invalidRequest(
        `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
        undefined,
        'payment_intent',
      );
    }
    return charge;
  }
  const charge = charges.refer(params.charge ?? '', 'charge');
  if (!charge.paid) {
    throw invalidRequest(`This charge (${charge.id}) has not succeeded and cannot be refunded.`);
  }
  return charge;
}

/** Refunds: `/v1/refunds`. @see {@link https://docs.stripe.com/api/refunds} */
export const refundOperations = [
  operation({
    method: 'POST',
    path: '/v1/refunds',
    params: createFields,
    check(_call, params) {
      if (params.payment_intent === undefined && params.charge === undefined) {
        throw invalidRequest(
          'One of the following params should be provided for this request: payment_intent or charge.',
        );
      }
      return params;
    },
    run: ({ engine }, params) => createRefund(engine, params),
  }),
  operation({
    method: 'GET',
    path: '/v1/refunds',
    params: {
      charge: text(),
      created: createdField,
      payment_intent: text(),
      ...pageFields,
    } satisfies FieldsOf<Stripe.RefundListParams>,
    run({ engine, path }, params) {
      const all = engine.state.refunds.newestFirst();
      const found = all.filter(
        (refund) =>
          (params.charge ?? refund.charge) === refund.charge &&
          (params.payment_intent ?? refund.payment_intent) === refund.payment_intent &&
          isWithin(refund.created, params.created),
      );
      return paginate(found, params, path, 'refund', all);
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/refunds/:id',
    params: {},
    run: ({ engine, id }) => engine.state.refunds.get(id),
  }),
  operation({
    method: 'POST',
    path: '/v1/refunds/:id',
    params: { metadata: unsettable(metadata()) } satisfies FieldsOf<Stripe.RefundUpdateParams>,
    run({ engine, id }, { metadata: given }) {
      const refund = engine.state.refunds.get(id);
      const previous = changes(refund, {
        metadata: mergeMetadata(refund.metadata ?? {}, given),
      });
      if (previous) engine.emit('refund.updated', refund, previous);
      return refund;
    },
  }),
];
