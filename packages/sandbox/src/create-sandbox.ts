import { SandboxClock } from './core/clock.js';
import { Engine, type SandboxKeys } from './core/engine.js';
import type { Faults } from './core/faults.js';
import type { LoggedRequest } from './core/request-log.js';
import { internalRoutes } from './http/internal-routes.js';
import { listen, type Listening, type ListenOptions } from './http/listen.js';
import { createRouter } from './http/router.js';
import { pageRoutes } from './pages/index.js';
import { operations } from './resources/operations.js';
import { loadCatalog } from './seed/load-catalog.js';
import { pictureRoute } from './seed/pictures.js';
import { liveProducts, type LiveProducts } from './live-products.js';
import { playCustomer, type PlayCustomer } from './play-customer.js';
import type { Deliveries } from './webhooks/deliveries.js';

/** What a sandbox is made of. */
export interface SandboxOptions {
  /** Letters, digits, `_` and `-`. The same seed gives the same keys and ids. Default `storetag`. */
  seed?: string;
  /**
   * When it starts: milliseconds since 1970, or a Date; time then stands still until it is moved. Left out, it runs
   * with the computer's clock.
   */
  clock?: number | Date;
  /** What is for sale at first. Default `demo`. */
  products?: 'demo' | 'none';
  /** Requests to the API per real second before it answers 429. Stripe's sandboxes have 25. Default: no limit. */
  rateLimit?: number;
}

/** An embedded Stripe. Never for production. */
export interface Sandbox {
  /** Answers a request to the API or to a page. Rejects only where a fault breaks the connection. */
  fetch(request: Request): Promise<Response>;
  /** Serves it on `node:http`. */
  listen(options?: ListenOptions): Promise<Listening>;
  /** The only keys it takes. */
  readonly keys: SandboxKeys;
  /** A live view of the products and their prices. */
  readonly products: LiveProducts;
  /** Pays and answers the bank without a browser. */
  readonly customer: PlayCustomer;
  readonly clock: Pick<SandboxClock, 'advance' | 'now' | 'set'>;
  readonly webhooks: Omit<Deliveries, 'announce'>;
  /** The latest requests to the API, oldest first. */
  readonly requests: readonly LoggedRequest[];
  readonly faults: Pick<Faults, 'add' | 'clear'>;
}

/**
 * Makes an embedded Stripe: API, Stripe.js, hosted pages, webhooks, all in memory.
 *
 * @example
 * ```ts
 * const sandbox = createSandbox({ seed: 'my-test' });
 * const { url, port, close } = await sandbox.listen();
 * const stripe = new Stripe(sandbox.keys.secret, { host: 'localhost', port, protocol: 'http' });
 * ```
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { seed = 'storetag', products = 'demo' } = options;
  if (!/^[\w-]{1,64}$/.test(seed)) {
    throw new TypeError(`\`seed\` must be 1 to 64 letters, digits, _ or -, not ${seed}.`);
  }
  const clock = new SandboxClock(options.clock);
  const engine = new Engine(seed, clock, options.rateLimit);
  if (products === 'demo') loadCatalog(engine);
  const route = createRouter(engine, operations, [
    pictureRoute,
    ...internalRoutes,
    ...pageRoutes(engine),
  ]);
  return {
    fetch: route,
    listen: (where) => listen(route, where),
    keys: engine.keys,
    products: liveProducts(engine),
    customer: playCustomer(engine),
    clock,
    webhooks: engine.webhooks,
    faults: engine.faults,
    get requests() {
      return engine.requests.all();
    },
  };
}
