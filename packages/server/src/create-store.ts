import { answerConfig } from './config-handler.js';
import { Catalog, type KeepAlive } from './catalog/catalog.js';
import { listCatalog, type CatalogRules } from './catalog/list-catalog.js';
import { answerProduct, answerProducts } from './catalog/products-handler.js';
import { createCheckoutSession } from './checkout/checkout-sessions-handler.js';
import { KnownOrders } from './checkout/known-orders.js';
import { createPaymentIntent } from './checkout/payment-intents-handler.js';
import { createFetch } from './http/create-fetch.js';
import { Carding } from './limits/carding.js';
import { clientFinder } from './limits/client-of.js';
import { DeclineAlarm } from './limits/decline-alarm.js';
import { Gate } from './limits/gate.js';
import { readOptions } from './options/read-options.js';
import type { StoreOptions } from './options/store-options.js';
import { answerOrder } from './orders/orders-handler.js';
import { Orders } from './orders/orders.js';
import type { Settlement } from './orders/settlement.js';
import { Reconciler } from './reconcile/reconciler.js';
import type { Reconciliation } from './reconcile/reconciliation.js';
import { settler } from './settle.js';
import { OrderStock } from './stock/order-stock.js';
import { Stock } from './stock/stock.js';
import { StoreStock } from './stock/store-stock.js';
import type { StoreContext } from './store-context.js';
import { startBudget } from './stripe/budget.js';
import { createStripe } from './stripe/create-stripe.js';
import { receiveWebhook } from './webhooks/webhooks-handler.js';

/** A store: hand `fetch` the requests of its routes. */
export interface Store {
  /**
   * Answers a request. Never rejects. Takes what runtimes pass to a module's `fetch`: what comes second tells the
   * client's address on Node, Deno, Bun and Netlify; with a `waitUntil` the catalogue is refreshed after the answer.
   */
  fetch(
    request: Request,
    environment?: unknown,
    execution?: { waitUntil?: KeepAlive },
  ): Promise<Response>;
  /**
   * Reads an order from Stripe by the id of its Checkout Session or PaymentIntent and, when it is paid, runs `onPaid`
   * unless that was done; so too a renewal by the id of its invoice, an ended subscription, a refund or a dispute. Safe
   * to call at any time, any number of times, on any number of machines.
   */
  settle(id: string): Promise<Settlement>;
  /**
   * Finds what webhooks missed in the last three days and settles it; gives back stock that is held past its time.
   * Call it once a minute: it ends after 45 seconds, and the next call goes on.
   *
   * Rejects where Stripe or the database does not answer.
   */
  reconcile(): Promise<Reconciliation>;
  /**
   * `reconcile` for schedulers, as in `export default { fetch: store.fetch, scheduled: store.scheduled }` on Cloudflare
   * Workers.
   *
   * @see {@link https://developers.cloudflare.com/workers/runtime-apis/handlers/scheduled/}
   */
  scheduled(
    controller?: unknown,
    environment?: unknown,
    execution?: { waitUntil?: KeepAlive },
  ): Promise<void>;
  /** Counts what there is of a product, or of one of its prices. Needs an `sqlStore`. */
  stock: StoreStock;
}

/**
 * Makes a store on the owner's Stripe account.
 *
 * @throws {TypeError} for a wrong option, naming it, its value and the mend.
 *
 * @example
 * ```ts
 * export default createStore({
 *   stripe: { secretKey, publishableKey, webhookSecrets: [secret] },
 *   origins: ['https://shop.example'],
 *   siteUrl: 'https://shop.example',
 *   ledger: sqlStore(nodeSqlite('store.db')),
 *   async onPaid(order, { idempotencyKey }) {
 *     await mail(order.email, idempotencyKey);
 *   },
 * });
 * ```
 */
export function createStore(given: StoreOptions): Store {
  const options = readOptions(given);
  const { logger, shop, livemode } = options;
  const stripe = createStripe(options.stripe, options.tracer);
  const reported = new Set<string>();
  const rules: CatalogRules = {
    sells: options.catalog.sells,
    metadata: options.catalog.metadata,
    onUnsellable(price, reason) {
      if (reported.has(price)) return;
      reported.add(price);
      logger.warn(`A price is left out of the store: ${reason}.`, { price });
    },
  };
  const catalog = new Catalog((at) => listCatalog(stripe, rules, at), {
    maxAge: options.catalog.maxAge,
  });
  const { onPaid, onPaidTimeout: callbackTimeout } = options;
  const ledger = typeof options.ledger === 'function' ? options.ledger(stripe) : options.ledger;
  const claims = ledger && { ledger, shop, callbackTimeout, logger };
  const stock = new Stock(options);
  const orderStock =
    stock.ledger &&
    new OrderStock(stock, stock.ledger, { stripe, catalog, onLate: options.onLate, logger });
  const orders = new Orders(
    { stripe, shop, livemode },
    { claims, onPaid, stock: orderStock, logger },
    options.tracer,
  );
  const settle = settler(orders, options, { source: { stripe, shop, livemode }, claims });
  const reconciler = new Reconciler({ stripe, stock, orders, logger, shop }, ledger, settle);
  const known = new KnownOrders();
  const { alarm: rule } = options.limits;
  const alarm = rule && new DeclineAlarm(rule);
  const carding = new Carding(stripe, shop, options, alarm);
  const context: StoreContext = {
    stripe,
    options,
    catalog,
    rules,
    orders,
    settle,
    known,
    carding,
    stock,
    logger,
  };

  const counted = async (keepAlive: KeepAlive) =>
    stock.countAll(await startBudget().spend(catalog.read(keepAlive)));
  const gate = new Gate(options, alarm);
  const clientOf = clientFinder(options);
  const fetch = createFetch(
    { ...options, gate, clientOf },
    {
      config: async () => answerConfig(context),
      products: async ({ request, url, keepAlive }) =>
        answerProducts(request, url, await counted(keepAlive)),
      product: async ({ request, id, keepAlive }) =>
        answerProduct(request, id, await counted(keepAlive)),
      'checkout-sessions': ({ request, ...call }) => createCheckoutSession(request, context, call),
      'payment-intents': ({ request, ...call }) => createPaymentIntent(request, context, call),
      order: ({ request, id, keepAlive }) => answerOrder(request, id, context, keepAlive),
      webhooks: ({ request }) => receiveWebhook(request, context),
    },
  );
  return {
    fetch: (request, environment, execution) =>
      fetch(request, {
        platform: environment,
        keepAlive: (work) => execution?.waitUntil?.(work),
      }),
    settle: (id) => settle(id),
    reconcile: () => reconciler.reconcile(),
    async scheduled(_controller, _environment, execution) {
      const work = reconciler.reconcile();
      execution?.waitUntil?.(work);
      await work;
    },
    stock: new StoreStock(stock, catalog),
  };
}
