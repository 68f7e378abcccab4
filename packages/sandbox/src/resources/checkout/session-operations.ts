import type Stripe from 'stripe';
import { createdField, isWithin } from '../../core/created-range.js';
import { pageFields, paginate } from '../../core/pagination.js';
import { hashOf, metadata, oneOf, text, unmodelled, unsettable } from '../../core/fields.js';
import { required, type FieldsOf } from '../../core/params.js';
import { operation } from '../../http/operation.js';
import { mergeMetadata } from '../merge-metadata.js';
import { unmodelledEach } from '../payment-method-types.js';
import { checkSession } from './check-session.js';
import { sessionFields } from './session-fields.js';
import { createSession, expireSession } from './sessions.js';

/** Checkout sessions: `/v1/checkout/sessions`. @see {@link https://docs.stripe.com/api/checkout/sessions} */
export const sessionOperations = [
  operation({
    method: 'POST',
    path: '/v1/checkout/sessions',
    params: sessionFields,
    check: ({ engine }, params) => checkSession(engine, params),
    run: ({ engine }, checked) => createSession(engine, checked),
  }),
  operation({
    method: 'GET',
    path: '/v1/checkout/sessions',
    params: {
      created: createdField,
      customer: text(),
      customer_account: unmodelled(),
      customer_details: hashOf({ email: required(text()) }),
      payment_intent: text(),
      payment_link: text(),
      status: oneOf('complete', 'expired', 'open'),
      subscription: text(),
      ...pageFields,
    } satisfies FieldsOf<Stripe.Checkout.SessionListParams>,
    run({ engine, path }, params) {
      const { created, customer, customer_details, payment_intent, status, subscription } = params;
      const { payment_link } = params;
      const all = engine.state.sessions.newestFirst();
      const found = all.filter(
        (session) =>
          (customer ?? session.customer) === session.customer &&
          (payment_intent ?? session.payment_intent) === session.payment_intent &&
          (payment_link ?? session.payment_link) === session.payment_link &&
          (status ?? session.status) === session.status &&
          (subscription ?? session.subscription) === session.subscription &&
          (!customer_details || customer_details.email === session.customer_details?.email) &&
          isWithin(session.created, created),
      );
      return paginate(found, params, path, 'checkout.session', all);
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/checkout/sessions/:id',
    params: {},
    run: ({ engine, id }) => engine.state.sessions.get(id),
  }),
  operation({
    method: 'POST',
    path: '/v1/checkout/sessions/:id',
    params: {
      ...unmodelledEach([
        'collected_information',
        'line_items',
        'payment_intent_data',
        'shipping_options',
      ]),
      metadata: unsettable(metadata()),
    } satisfies FieldsOf<Stripe.Checkout.SessionUpdateParams>,
    run({ engine, id }, params) {
      const session = engine.state.sessions.get(id);
      if (params.metadata !== undefined) {
        session.metadata = mergeMetadata(session.metadata, params.metadata);
      }
      return session;
    },
  }),
  operation({
    method: 'POST',
    path: '/v1/checkout/sessions/:id/expire',
    params: {},
    run({ engine, id }) {
      const session = engine.state.sessions.get(id);
      expireSession(engine, session);
      return session;
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/checkout/sessions/:id/line_items',
    params: pageFields satisfies FieldsOf<Stripe.Checkout.SessionListLineItemsParams>,
    run({ engine, id, path }, params) {
      engine.state.sessions.get(id);
      const lines = engine.state.sessionDetails.get(id)?.lineItems ?? [];
      return paginate(lines, params, path, 'item');
    },
  }),
];
