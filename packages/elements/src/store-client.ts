import {
  readProduct,
  readProductPage,
  type Product,
  type ProductPage,
  type Reader,
} from '@storetag/protocol';
import { refuseSecrets } from './configure-store.js';
import { listEnglish } from './words/list-words.js';
import { StoreError } from './store-error.js';

/** Milliseconds until a call is given up. Longer than the server's own deadline towards Stripe. */
const DEADLINE = 15_000;

/** Which products to list; what is empty or `undefined` is not sent. */
export interface ProductQuery {
  /** Product ids, comma-separated, in order. */
  ids?: string | undefined;
  category?: string | undefined;
  search?: string | undefined;
  /** One of `productSorts`. */
  sort?: string | undefined;
  /** Products per page. */
  limit?: number | undefined;
  cursor?: string | undefined;
  currency?: string | undefined;
  /** Stripe Price id: only the product that it belongs to. */
  price?: string | undefined;
  /** Stripe lookup key: only the product that has the price with it. */
  lookup_key?: string | undefined;
}

/** What a call sends beside its path. */
export interface Call extends Omit<RequestInit, 'body' | 'signal' | 'cache'> {
  body?: string;
  signal?: AbortSignal | undefined;
  cache?: RequestCache | undefined;
}

/**
 * Calls the store's server. Every method rejects with a {@link StoreError} and nothing else; answers are validated.
 * Get one by {@link storeClient}.
 */
export class StoreClient {
  /** Absolute URL, without a slash at its end. */
  readonly endpoint: string;

  constructor(endpoint: string) {
    this.endpoint = endpoint;
  }

  /**
   * `GET /products`
   *
   * @param cache - `no-cache` where what is shown next must be true: asks whether what the browser keeps still is.
   */
  products(query: ProductQuery, signal?: AbortSignal, cache?: RequestCache): Promise<ProductPage> {
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      if (value) search.set(key, String(value));
    }
    return this.call(`/products?${search}`, readProductPage, { signal, cache });
  }

  /** `GET /products/{id}` */
  product(id: string, signal?: AbortSignal): Promise<Product> {
    return this.call(`/products/${encodeURIComponent(id)}`, readProduct, { signal });
  }

  /**
   * Makes one call.
   *
   * @param path - Below the endpoint.
   * @param reader - Reads the answer.
   * @param init - As for `fetch`. Default: `GET`.
   */
  async call<T>(
    path: string,
    reader: Reader<T>,
    { signal, cache = 'default', ...init }: Call = {},
  ): Promise<T> {
    const deadline = AbortSignal.timeout(DEADLINE);
    refuseSecrets([this.endpoint, path, init.body]);

    let response: Response;
    let answer: unknown;
    let error: StoreError;
    try {
      response = await fetch(this.endpoint + path, {
        ...init,
        cache,
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      });
      answer = await response.json();
    } catch (cause) {
      // WebKit's is no `SyntaxError`, but a DOMException of that name.
      throw cause instanceof Error && cause.name === 'SyntaxError'
        ? new StoreError('answer_invalid', listEnglish.unreadable, { cause })
        : new StoreError('network_error', listEnglish.unreachable, { cause });
    }
    try {
      if (response.ok) return reader(answer);
      error = (await import('./problem-error.js')).problemError(answer);
    } catch (cause) {
      error = new StoreError('answer_invalid', listEnglish.unreadable, { cause });
    }
    throw error;
  }
}

/** The same for a store without a server, whose products stand in a file. Whatever else is asked fails. */
class CatalogClient extends StoreClient {
  override async call<T>(path: string, reader: Reader<T>): Promise<T> {
    const { answer } = await import('./catalog-file/answer.js');
    return reader(await answer(this.endpoint, path));
  }
}

const clients: Record<string, StoreClient> = {};

/** The one client of an endpoint, so that all elements share what it has cached. */
export function storeClient(endpoint: string): StoreClient {
  return (clients[endpoint] ??= new StoreClient(endpoint));
}

/** The one client of a `catalog.json`, by its absolute address. */
export function catalogClient(url: string): StoreClient {
  return (clients[`catalog ${url}`] ??= new CatalogClient(url));
}
