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
  type Price,
  type Product,
  type StoreConfig,
} from '@storetag/protocol';
import { guardToken } from './purchase/guard-token.js';
import type { ProductQuery, StoreClient } from './store-client.js';

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
  return store.call('/checkout-sessions', readCheckoutSession, { body, guard: await guardToken() });
}

/** `POST /payment-intents` */
export async function createPaymentIntent(
  store: StoreClient,
  body: PaymentIntentRequest,
): Promise<PaymentIntentAnswer> {
  return store.call('/payment-intents', readPaymentIntentAnswer, {
    body,
    guard: await guardToken(),
  });
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
  return store.call(`/orders/${encodeURIComponent(id)}`, readOrder, { proof, signal });
}

/**
 * The product that has a price for which `isSought` holds, from as many pages of the catalogue as it takes.
 *
 * @param query - Has the server look for it. An older server does not know how, and answers as if not asked.
 */
export async function productWith(
  store: StoreClient,
  isSought: (price: Price) => boolean,
  signal?: AbortSignal,
  query: Pick<ProductQuery, 'price' | 'lookup_key'> = {},
): Promise<Product | undefined> {
  for (let cursor = ''; ;) {
    const page = await store.products({ ...query, limit: 100, cursor }, signal);
    const product = page.products.find(({ prices }) => prices.some(isSought));
    if (product || !page.next_cursor) return product;
    cursor = page.next_cursor;
  }
}
