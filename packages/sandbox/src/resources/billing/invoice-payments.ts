import type Stripe from 'stripe';
import { createdField, isWithin } from '../../core/created-range.js';
import type { Engine } from '../../core/engine.js';
import { hashOf, oneOf, text, unmodelled } from '../../core/fields.js';
import { pageFields, paginate } from '../../core/pagination.js';
import { required, type FieldsOf } from '../../core/params.js';
import type { PaymentIntentRecord } from '../../core/records.js';
import { operation } from '../../http/operation.js';
import type { InvoiceRecord } from './invoices.js';

/** What a payment and its invoice have to do with each other, as it goes over the wire. */
export type InvoicePaymentRecord = Stripe.InvoicePayment & {
  invoice: string;
  payment: { payment_intent: string; type: 'payment_intent' };
};

/** Has a PaymentIntent that succeeded pay an invoice. */
export function payInvoice(
  engine: Engine,
  invoice: InvoiceRecord,
  intent: PaymentIntentRecord,
): void {
  const now = engine.clock.seconds();
  invoice.status = 'paid';
  invoice.attempted = true;
  invoice.attempt_count += 1;
  invoice.amount_paid = invoice.amount_due;
  invoice.amount_remaining = 0;
  invoice.next_payment_attempt = null;
  invoice.status_transitions.paid_at = now;
  engine.state.invoicePayments.add<InvoicePaymentRecord>({
    id: engine.ids.next('inpay_1', 23),
    object: 'invoice_payment',
    amount_paid: intent.amount,
    amount_requested: intent.amount,
    created: now,
    currency: intent.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'paid',
    status_transitions: { canceled_at: null, paid_at: now },
  });
  engine.emit('invoice.paid', invoice);
}

/** Invoice payments: `/v1/invoice_payments`. @see {@link https://docs.stripe.com/api/invoice-payment} */
export const invoicePaymentOperations = [
  operation({
    method: 'GET',
    path: '/v1/invoice_payments',
    params: {
      created: createdField,
      invoice: text(),
      payment: hashOf({
        payment_intent: text(),
        payment_record: unmodelled(),
        type: required(oneOf('payment_intent')),
      }),
      status: oneOf('canceled', 'open', 'paid'),
      ...pageFields,
    } satisfies FieldsOf<Stripe.InvoicePaymentListParams>,
    run({ engine, path }, { created, invoice, payment, status, ...page }) {
      const all = engine.state.invoicePayments.newestFirst();
      const found = all.filter(
        (each) =>
          (invoice ?? each.invoice) === each.invoice &&
          (payment?.payment_intent ?? each.payment.payment_intent) ===
            each.payment.payment_intent &&
          (status ?? each.status) === each.status &&
          isWithin(each.created, created),
      );
      return paginate(found, page, path, 'invoice_payment', all);
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/invoice_payments/:id',
    params: {},
    run: ({ engine, id }) => engine.state.invoicePayments.get(id),
  }),
];
