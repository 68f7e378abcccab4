import type Stripe from 'stripe';
import { API_VERSION } from '../core/engine.js';
import { pageFields, paginate } from '../core/pagination.js';
import { flag, listOf, metadata, modelled, text, unmodelled, unsettable } from '../core/fields.js';
import { required, type FieldsOf } from '../core/params.js';
import type { EndpointRecord } from '../core/records.js';
import { invalidRequest } from '../core/stripe-failure.js';
import { urlField } from '../core/contact-fields.js';
import { operation } from '../http/operation.js';
import { changes } from './changes.js';
import { mergeMetadata } from './merge-metadata.js';

/** Most endpoints of an account. */
const MOST = 16;

const events = listOf(text({ max: 100, pattern: /^(\*|[a-z0-9_.]+)$/ }), { max: 300 });

/** An endpoint as it is answered: the secret shows once, when it is made. */
function withoutSecret({ secret: _secret, ...shown }: EndpointRecord): Stripe.WebhookEndpoint {
  return shown;
}

/** Webhook endpoints: `/v1/webhook_endpoints`. @see {@link https://docs.stripe.com/api/webhook_endpoints} */
export const endpointOperations = [
  operation({
    method: 'POST',
    path: '/v1/webhook_endpoints',
    params: {
      api_version: modelled([API_VERSION], []),
      connect: unmodelled(),
      description: unsettable(text()),
      enabled_events: required(events),
      metadata: unsettable(metadata()),
      url: required(urlField),
    } satisfies FieldsOf<Stripe.WebhookEndpointCreateParams>,
    run({ engine }, params) {
      if (engine.state.endpoints.size >= MOST) {
        throw invalidRequest(`You have reached the maximum of ${MOST} test webhook endpoints.`);
      }
      return engine.state.endpoints.add<EndpointRecord>({
        id: engine.ids.next('we_1', 23),
        object: 'webhook_endpoint',
        api_version: params.api_version ?? null,
        application: null,
        created: engine.clock.seconds(),
        description: params.description ?? null,
        enabled_events: params.enabled_events,
        livemode: false,
        metadata: mergeMetadata({}, params.metadata),
        secret: engine.ids.next('whsec_', 32),
        status: 'enabled',
        url: params.url,
      });
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/webhook_endpoints',
    params: pageFields satisfies FieldsOf<Stripe.WebhookEndpointListParams>,
    run({ engine, path }, params) {
      const all = engine.state.endpoints.newestFirst().map(withoutSecret);
      return paginate(all, params, path, 'webhook endpoint');
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/webhook_endpoints/:id',
    params: {},
    run: ({ engine, id }) => withoutSecret(engine.state.endpoints.get(id)),
  }),
  operation({
    method: 'POST',
    path: '/v1/webhook_endpoints/:id',
    params: {
      description: unsettable(text()),
      disabled: flag(),
      enabled_events: events,
      metadata: unsettable(metadata()),
      url: urlField,
    } satisfies FieldsOf<Stripe.WebhookEndpointUpdateParams>,
    run({ engine, id }, params) {
      const endpoint = engine.state.endpoints.get(id);
      changes(endpoint, {
        description: params.description,
        enabled_events: params.enabled_events,
        status:
          params.disabled === undefined ? undefined : params.disabled ? 'disabled' : 'enabled',
        url: params.url,
        ...(params.metadata === undefined
          ? {}
          : { metadata: mergeMetadata(endpoint.metadata, params.metadata) }),
      });
      return withoutSecret(endpoint);
    },
  }),
  operation({
    method: 'DELETE',
    path: '/v1/webhook_endpoints/:id',
    params: {},
    run({ engine, id }) {
      engine.state.endpoints.get(id);
      engine.state.endpoints.delete(id);
      return { id, object: 'webhook_endpoint', deleted: true };
    },
  }),
];
