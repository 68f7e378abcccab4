import type Stripe from 'stripe';
import { flag } from '../../core/fields.js';
import { pageFields, paginate } from '../../core/pagination.js';
import type { FieldsOf } from '../../core/params.js';
import { operation } from '../../http/operation.js';
import { linkFields, linkUpdateFields } from './link-fields.js';
import { checkLink, createLink, updateLink } from './payment-links.js';

/** Payment links: `/v1/payment_links`. @see {@link https://docs.stripe.com/api/payment-link} */
export const paymentLinkOperations = [
  operation({
    method: 'POST',
    path: '/v1/payment_links',
    params: linkFields,
    check: (_call, params) => checkLink(params),
    run: ({ engine }, checked) => createLink(engine, checked),
  }),
  operation({
    method: 'GET',
    path: '/v1/payment_links',
    params: { active: flag(), ...pageFields } satisfies FieldsOf<Stripe.PaymentLinkListParams>,
    run({ engine, path }, params) {
      const all = engine.state.paymentLinks.newestFirst();
      const found = all.filter(({ active }) => (params.active ?? active) === active);
      return paginate(found, params, path, 'payment_link', all);
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/payment_links/:id',
    params: {},
    run: ({ engine, id }) => engine.state.paymentLinks.get(id),
  }),
  operation({
    method: 'POST',
    path: '/v1/payment_links/:id',
    params: linkUpdateFields satisfies FieldsOf<Stripe.PaymentLinkUpdateParams>,
    run: ({ engine, id }, params) => updateLink(engine, id, params),
  }),
  operation({
    method: 'GET',
    path: '/v1/payment_links/:id/line_items',
    params: pageFields satisfies FieldsOf<Stripe.PaymentLinkListLineItemsParams>,
    run({ engine, id, path }, params) {
      engine.state.paymentLinks.get(id);
      return paginate(engine.state.linkLines.get(id) ?? [], params, path, 'item');
    },
  }),
];
