import type Stripe from 'stripe';
import { createdField, isWithin } from '../../core/created-range.js';
import { metadata, modelled, oneOf, text, unmodelled, unsettable } from '../../core/fields.js';
import { pageFields, paginate } from '../../core/pagination.js';
import type { FieldsOf } from '../../core/params.js';
import { operation } from '../../http/operation.js';
import { changes } from '../changes.js';
import { mergeMetadata } from '../merge-metadata.js';

/** Invoices: `/v1/invoices`. @see {@link https://docs.stripe.com/api/invoices} */
export const invoiceOperations = [
  operation({
    method: 'GET',
    path: '/v1/invoices',
    params: {
      collection_method: modelled(['charge_automatically'], ['send_invoice']),
      created: createdField,
      customer: text(),
      customer_account: unmodelled(),
      due_date: unmodelled(),
      status: oneOf('draft', 'open', 'paid', 'uncollectible', 'void'),
      subscription: text(),
      ...pageFields,
    } satisfies FieldsOf<Stripe.InvoiceListParams>,
    run({ engine, path }, { created, customer, status, subscription, ...page }) {
      const all = engine.state.invoices.newestFirst();
      const found = all.filter(
        (invoice) =>
          (customer ?? invoice.customer) === invoice.customer &&
          (status ?? invoice.status) === invoice.status &&
          (subscription === undefined ||
            invoice.parent?.subscription_details?.subscription === subscription) &&
          isWithin(invoice.created, created),
      );
      return paginate(found, page, path, 'invoice', all);
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/invoices/:id',
    params: {},
    run: ({ engine, id }) => engine.state.invoices.get(id),
  }),
  operation({
    method: 'POST',
    path: '/v1/invoices/:id',
    params: { metadata: unsettable(metadata()) },
    run({ engine, id }, { metadata: given }) {
      const invoice = engine.state.invoices.get(id);
      const previous = changes(invoice, {
        metadata: mergeMetadata(invoice.metadata ?? {}, given),
      });
      if (previous) engine.emit('invoice.updated', invoice, previous);
      return invoice;
    },
  }),
];
