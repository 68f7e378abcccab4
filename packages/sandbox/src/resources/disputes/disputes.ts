import type { Engine } from '../../core/engine.js';
import type { ChargeRecord, DisputeRecord } from '../../core/records.js';
import { invalidRequest } from '../../core/stripe-failure.js';
import type { TestDispute } from '../../core/test-cards.js';

/** How long there is to answer, in seconds: a week. */
const TO_ANSWER = 7 * 86_400;

/** How disputes of test cards begin. @see {@link https://docs.stripe.com/testing#disputes} */
const BEGINNINGS = {
  fraudulent: { reason: 'fraudulent', status: 'needs_response', code: '10.4' },
  product_not_received: { reason: 'product_not_received', status: 'needs_response', code: '13.1' },
  inquiry: { reason: 'fraudulent', status: 'warning_needs_response', code: null },
} as const;

/** A customer takes a payment back through the bank. An inquiry takes no money yet. */
export function createDispute(
  engine: Engine,
  charge: ChargeRecord,
  kind: TestDispute,
): DisputeRecord {
  const { reason, status, code } = BEGINNINGS[kind];
  const now = engine.clock.seconds();
  const dispute = engine.state.disputes.add<DisputeRecord>({
    id: engine.ids.next('du_1', 23),
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence(),
    evidence_details: {
      due_by: now + TO_ANSWER,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'manual',
    },
    intended_submission_method: null,
    is_charge_refundable: kind === 'inquiry',
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: {
        brand: charge.payment_method_details?.card?.brand ?? 'visa',
        case_type: kind === 'inquiry' ? 'inquiry' : 'chargeback',
        network: charge.payment_method_details?.card?.network ?? 'visa',
        network_reason_code: code,
      },
      type: 'card',
    },
    reason,
    status,
  });
  charge.disputed = true;
  engine.emit('charge.dispute.created', dispute);
  if (kind !== 'inquiry') engine.emit('charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** Ends a dispute. @throws {StripeFailure} 400 when it has ended. */
export function endDispute(engine: Engine, dispute: DisputeRecord, won: boolean): void {
  checkUnended(dispute);
  const previous = { status: dispute.status };
  const inquiry = dispute.status.startsWith('warning_');
  dispute.status = inquiry ? 'warning_closed' : won ? 'won' : 'lost';
  if (won && !inquiry) engine.emit('charge.dispute.funds_reinstated', dispute, previous);
  engine.emit('charge.dispute.closed', dispute, previous);
}

/** @throws {StripeFailure} 400 when it has ended. */
export function checkUnended(dispute: DisputeRecord): void {
  if (dispute.status.endsWith('needs_response')) return;
  throw invalidRequest(`This dispute is already closed (${dispute.id} is ${dispute.status}).`);
}

function noEvidence(): DisputeRecord['evidence'] {
  return {
    access_activity_log: null,
    billing_address: null,
    cancellation_policy: null,
    cancellation_policy_disclosure: null,
    cancellation_rebuttal: null,
    customer_communication: null,
    customer_email_address: null,
    customer_name: null,
    customer_purchase_ip: null,
    customer_signature: null,
    duplicate_charge_documentation: null,
    duplicate_charge_explanation: null,
    duplicate_charge_id: null,
    enhanced_evidence: {},
    product_description: null,
    receipt: null,
    refund_policy: null,
    refund_policy_disclosure: null,
    refund_refusal_explanation: null,
    service_date: null,
    service_documentation: null,
    shipping_address: null,
    shipping_carrier: null,
    shipping_date: null,
    shipping_documentation: null,
    shipping_tracking_number: null,
    uncategorized_file: null,
    uncategorized_text: null,
  };
}
