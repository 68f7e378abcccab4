import type Stripe from 'stripe';
import { createdField, isWithin } from '../core/created-range.js';
import { pageFields, paginate } from '../core/pagination.js';
import { flag, listOf, text } from '../core/fields.js';
import type { FieldsOf } from '../core/params.js';
import { invalidRequest } from '../core/stripe-failure.js';
import { operation } from '../http/operation.js';

/** Events: `/v1/events`. @see {@link https://docs.stripe.com/api/events} */
export const eventOperations = [
  operation({
    method: 'GET',
    path: '/v1/events',
    params: {
      created: createdField,
      delivery_success: flag(),
      type: text(),
      types: listOf(text(), { max: 20 }),
      ...pageFields,
    } satisfies FieldsOf<Stripe.EventListParams>,
    run({ engine, path }, params) {
      const { created, delivery_success: delivered, type, types } = params;
      if (type !== undefined && types !== undefined) {
        throw invalidRequest('You may only specify one of these parameters: type, types.');
      }
      const wanted = types ?? (type === undefined ? undefined : [type]);
      const all = engine.state.events.newestFirst();
      const found = all.filter(
        (event) =>
          (wanted?.some((each) => matches(each, event.type)) ?? true) &&
          (delivered ?? event.pending_webhooks === 0) === (event.pending_webhooks === 0) &&
          isWithin(event.created, created),
      );
      return paginate(found, params, path, 'event', all);
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/events/:id',
    params: {},
    run: ({ engine, id }) => engine.state.events.get(id),
  }),
];

/** `charge.*` stands for all that begin so. */
function matches(pattern: string, type: string): boolean {
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
}
