import type Stripe from 'stripe';
import { createdField, isWithin } from '../../core/created-range.js';
import { metadata, text, unmodelled, unsettable } from '../../core/fields.js';
import { pageFields, paginate } from '../../core/pagination.js';
import type { FieldsOf } from '../../core/params.js';
import { operation } from '../../http/operation.js';
import { changes } from '../changes.js';
import { mergeMetadata } from '../merge-metadata.js';
import { checkCoupon, couponFields, createCoupon } from './coupons.js';

/** Coupons: `/v1/coupons`. @see {@link https://docs.stripe.com/api/coupons} */
export const couponOperations = [
  operation({
    method: 'POST',
    path: '/v1/coupons',
    params: couponFields,
    check: ({ engine }, params) => checkCoupon(engine, params),
    run: ({ engine }, params) => createCoupon(engine, params),
  }),
  operation({
    method: 'GET',
    path: '/v1/coupons',
    params: { created: createdField, ...pageFields } satisfies FieldsOf<Stripe.CouponListParams>,
    run({ engine, path }, params) {
      const all = engine.state.coupons.newestFirst();
      const found = all.filter(({ created }) => isWithin(created, params.created));
      return paginate(found, params, path, 'coupon', all);
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/coupons/:id',
    params: {},
    run: ({ engine, id }) => engine.state.coupons.get(id),
  }),
  operation({
    method: 'POST',
    path: '/v1/coupons/:id',
    params: {
      currency_options: unmodelled(),
      metadata: unsettable(metadata()),
      name: unsettable(text({ max: 40 })),
    } satisfies FieldsOf<Stripe.CouponUpdateParams>,
    run({ engine, id }, params) {
      const coupon = engine.state.coupons.get(id);
      const previous = changes(coupon, {
        name: params.name,
        ...(params.metadata === undefined
          ? {}
          : { metadata: mergeMetadata(coupon.metadata, params.metadata) }),
      });
      if (previous) engine.emit('coupon.updated', coupon, previous);
      return coupon;
    },
  }),
  operation({
    method: 'DELETE',
    path: '/v1/coupons/:id',
    params: {},
    run({ engine, id }) {
      const coupon = engine.state.coupons.get(id);
      engine.state.coupons.delete(id);
      engine.emit('coupon.deleted', coupon);
      return { id, object: 'coupon', deleted: true };
    },
  }),
];
