import type Stripe from 'stripe';
import { createdField, isWithin } from '../../core/created-range.js';
import { flag, hashOf, metadata, oneOf, text, unmodelled, unsettable } from '../../core/fields.js';
import { pageFields, paginate } from '../../core/pagination.js';
import type { FieldsOf } from '../../core/params.js';
import { invalidRequest } from '../../core/stripe-failure.js';
import { operation } from '../../http/operation.js';
import { changes } from '../changes.js';
import { mergeMetadata } from '../merge-metadata.js';
import { unmodelledEach } from '../payment-method-types.js';
import { endSubscription } from './end-subscription.js';

const ENDED = ['canceled', 'incomplete_expired'];

/** Subscriptions: `/v1/subscriptions`. @see {@link https://docs.stripe.com/api/subscriptions} */
export const subscriptionOperations = [
  operation({
    method: 'GET',
    path: '/v1/subscriptions',
    params: {
      ...unmodelledEach([
        'automatic_tax',
        'collection_method',
        'current_period_end',
        'current_period_start',
        'customer_account',
        'plan',
        'test_clock',
      ]),
      created: createdField,
      customer: text(),
      price: text(),
      status: oneOf('active', 'all', 'canceled', 'ended', 'past_due'),
      ...pageFields,
    } satisfies FieldsOf<Stripe.SubscriptionListParams>,
    run({ engine, path }, { created, customer, price, status, ...page }) {
      const all = engine.state.subscriptions.newestFirst();
      const found = all.filter(
        (each) =>
          (customer ?? each.customer) === each.customer &&
          (price === undefined || each.items.data.some((item) => item.price.id === price)) &&
          isOf(each.status, status) &&
          isWithin(each.created, created),
      );
      return paginate(found, page, path, 'subscription', all);
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/subscriptions/:id',
    params: {},
    run: ({ engine, id }) => engine.state.subscriptions.get(id),
  }),
  operation({
    method: 'POST',
    path: '/v1/subscriptions/:id',
    params: {
      cancel_at_period_end: flag(),
      description: unsettable(text({ max: 500 })),
      metadata: unsettable(metadata()),
    },
    run({ engine, id }, { metadata: given, ...params }) {
      const subscription = engine.state.subscriptions.get(id);
      const { cancel_at_period_end: ending } = params;
      if (ending !== undefined && ENDED.includes(subscription.status)) {
        throw invalidRequest(
          'A canceled subscription can only update its cancellation_details and metadata.',
        );
      }
      const previous = changes(subscription, {
        ...params,
        ...(ending === undefined
          ? {}
          : {
              cancel_at: ending ? (subscription.items.data[0]?.current_period_end ?? null) : null,
              canceled_at: ending ? engine.clock.seconds() : null,
            }),
        ...(given === undefined ? {} : { metadata: mergeMetadata(subscription.metadata, given) }),
      });
      if (previous) engine.emit('customer.subscription.updated', subscription, previous);
      return subscription;
    },
  }),
  operation({
    method: 'DELETE',
    path: '/v1/subscriptions/:id',
    params: {
      cancellation_details: hashOf({
        comment: unsettable(text()),
        feedback: unsettable(text()),
        feedback_option: text(),
      }),
      invoice_now: unmodelled(),
      prorate: unmodelled(),
    } satisfies FieldsOf<Stripe.SubscriptionCancelParams>,
    run({ engine, id }, { cancellation_details: details }) {
      const subscription = engine.state.subscriptions.get(id);
      if (ENDED.includes(subscription.status)) {
        throw invalidRequest(`No such subscription: '${id}'`, 'resource_missing', 'id');
      }
      endSubscription(engine, subscription, details);
      return subscription;
    },
  }),
];

/** Without a status Stripe lists all that have not ended. */
function isOf(status: string, wanted: string | undefined): boolean {
  if (wanted === 'all') return true;
  if (wanted === undefined) return !ENDED.includes(status);
  return wanted === 'ended' ? ENDED.includes(status) : status === wanted;
}
