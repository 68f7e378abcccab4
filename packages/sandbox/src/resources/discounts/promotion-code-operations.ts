import type Stripe from 'stripe';
import { createdField, isWithin } from '../../core/created-range.js';
import { flag, metadata, text, unmodelled, unsettable } from '../../core/fields.js';
import { pageFields, paginate } from '../../core/pagination.js';
import type { FieldsOf } from '../../core/params.js';
import { operation } from '../../http/operation.js';
import { changes } from '../changes.js';
import { mergeMetadata } from '../merge-metadata.js';
import {
  checkFree,
  checkPromotionCode,
  createPromotionCode,
  promotionCodeFields,
} from './promotion-codes.js';

/** Promotion codes: `/v1/promotion_codes`. @see {@link https://docs.stripe.com/api/promotion_codes} */
export const promotionCodeOperations = [
  operation({
    method: 'POST',
    path: '/v1/promotion_codes',
    params: promotionCodeFields,
    check: ({ engine }, params) => checkPromotionCode(engine, params),
    run: ({ engine }, params) => createPromotionCode(engine, params),
  }),
  operation({
    method: 'GET',
    path: '/v1/promotion_codes',
    params: {
      active: flag(),
      code: text(),
      coupon: text(),
      created: createdField,
      customer: text(),
      customer_account: unmodelled(),
      ...pageFields,
    } satisfies FieldsOf<Stripe.PromotionCodeListParams>,
    run({ engine, path }, params) {
      const all = engine.state.promotionCodes.newestFirst();
      const found = all.filter(
        (each) =>
          (params.active ?? each.active) === each.active &&
          (params.code ?? each.code).toLowerCase() === each.code.toLowerCase() &&
          (params.coupon ?? each.promotion.coupon) === each.promotion.coupon &&
          (params.customer ?? each.customer) === each.customer &&
          isWithin(each.created, params.created),
      );
      return paginate(found, params, path, 'promotion_code', all);
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/promotion_codes/:id',
    params: {},
    run: ({ engine, id }) => engine.state.promotionCodes.get(id),
  }),
  operation({
    method: 'POST',
    path: '/v1/promotion_codes/:id',
    params: {
      active: flag(),
      metadata: unsettable(metadata()),
      restrictions: unmodelled(),
    } satisfies FieldsOf<Stripe.PromotionCodeUpdateParams>,
    run({ engine, id }, { active, metadata: changed }) {
      const code = engine.state.promotionCodes.get(id);
      if (active) checkFree(engine, code.code, id);
      const previous = changes(code, {
        active,
        ...(changed === undefined ? {} : { metadata: mergeMetadata(code.metadata, changed) }),
      });
      if (previous) engine.emit('promotion_code.updated', code, previous);
      return code;
    },
  }),
];
