import {
  readCheckoutSession,
  readOrder,
  readPaymentIntentAnswer,
  readStoreConfig,
  type CheckoutSession,
  type CheckoutSessionRequest,
  type Order,
  type PaymentIntentAnswer,
  type PaymentIntentRequest,
  type StoreConfig,
} from '@storetag/protocol';
import { guardToken } from './purchase/guard-token.js';
import type { Call, StoreClient } from './store-client.js';

/*
 * The calls that paying and orders need. Apart from the client, because a list can do without. As the client's own,
 * they reject with a StoreError and nothing else.
 */

const configs = new WeakMap<StoreClient, Promise<StoreConfig>>();

/** `GET /config`, asked once; again after a failure. */
export function readConfig(store: StoreClient): Promise<StoreConfig> {
  let config = configs.get(store);
  if (!config) {
    config = store.call('/config', readStoreConfig);
    configs.set(store, config);
    config.catch(() => configs.delete(store));
  }
  return config;
}

/** `POST /checkout-sessions` */
export async function createCheckoutSession(
  store: StoreClient,
  body: CheckoutSessionRequest,
): Promise<CheckoutSession> {
  return store.call('/checkout-sessions', readCheckoutSession, await posted(body));
}

/** `POST /payment-intents` */
export async function createPaymentIntent(
  store: StoreClient,
  body: PaymentIntentRequest,
): Promise<PaymentIntentAnswer> {
  return store.call('/payment-intents', readPaymentIntentAnswer, await posted(body));
}

/** What a `POST` sends, with the page's proof that no robot buys. */
async function posted(body: object): Promise<Call> {
  const guard = await guardToken();
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(guard && { 'guard-token': guard }) },
    body: JSON.stringify(body),
  };
}

/**
 * `GET /orders/{id}`
 *
 * @param proof - Client secret or attempt id; without it the answer holds nothing personal.
 */
export function findOrder(
  store: StoreClient,
  id: string,
  proof?: string,
  signal?: AbortSignal,
): Promise<Order> {
  return store.call(`/orders/${encodeURIComponent(id)}`, readOrder, {
    headers: { ...(proof && { authorization: `Bearer ${proof}` }) },
    signal,
  });
}
