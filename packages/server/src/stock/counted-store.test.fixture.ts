import {
  readCheckoutSession,
  readPaymentIntentAnswer,
  readProblem,
  readProduct,
} from '@storetag/protocol';
import { createSandbox } from '@storetag/sandbox';
import { expect } from 'vitest';
import { sqlStore, type SqlBatch, type SqlStore, type StoreOptions } from '../index.js';
import { nodeSqlite } from '../node/index.js';
import { newAttempt, ORIGIN, storeOnSandbox } from '../store-on-sandbox.test.fixture.js';
import { releaseDue } from './release-due.js';
import { Stock } from './stock.js';

/** `prod_demo_mug` in its two sizes, and a product with one price. */
export const SMALL = 'price_1pTXFJMgDh5Rc9GDaAYlKVyq';
export const LARGE = 'price_1dWhlSS5QtSn6WHcCa6Rkehc';
export const MUG = 'prod_demo_mug';
export const BOWL = 'price_1e1fh8CH0dNTIRv4LNLSuNOO';
export const BOWLS = 'prod_demo_bowl';

/** What a customer asks for. */
export interface Wish {
  attempt?: string;
  price?: string;
  quantity?: number;
  /** Where the request comes from. */
  from?: string;
  fields?: object;
}

/** A store that counts, on a sandbox whose clock is the store's and the database's. */
export function countedStore({
  batch = nodeSqlite(':memory:'),
  through = (ledger) => ledger,
  ...options
}: Partial<StoreOptions> & {
  batch?: SqlBatch;
  /** What the store has instead of the ledger, which the tests look at directly. */
  through?: (ledger: SqlStore) => SqlStore;
} = {}) {
  const sandbox = createSandbox();
  const now = () => sandbox.clock.now();
  const ledger = sqlStore(batch, { now });
  const settings: Partial<Omit<StoreOptions, 'stripe'>> = {
    clientIp: ({ headers }) => headers.get('x-from') ?? undefined,
    limits: { checkout: false, createsPerSecond: false },
    ...options,
  };
  const setup = storeOnSandbox({ sandbox, ledger: through(ledger), now, ...settings });
  const { store, dashboard, call } = setup;
  const stock = new Stock({
    ledger,
    stock: { uncounted: 'unlimited', holdFor: 1, share: 1 },
    logger: { warn: () => {}, error: () => {} },
    now,
  });

  const ask = async (
    route: string,
    { attempt, price = SMALL, quantity = 1, from, fields }: Wish,
  ): Promise<globalThis.Response> =>
    call('POST', route, {
      headers: { 'x-from': from },
      body: {
        attempt_id: attempt ?? newAttempt(),
        line_items: [{ price, quantity }],
        ...fields,
      },
    });

  return {
    ...setup,
    ledger,
    /** Asks for a Checkout Session. */
    askSession: (wish: Wish = {}) =>
      ask('checkout-sessions', { ...wish, fields: { ui_mode: 'hosted_page', ...wish.fields } }),
    /** Asks for a PaymentIntent. */
    askIntent: (wish: Wish = {}) => ask('payment-intents', wish),
    async session(wish: Wish = {}) {
      const response = await this.askSession(wish);
      expect(response.status, await response.clone().text()).toBe(201);
      return readCheckoutSession(await response.json());
    },
    async intent(wish: Wish = {}) {
      const response = await this.askIntent(wish);
      expect(response.status, await response.clone().text()).toBe(201);
      return readPaymentIntentAnswer(await response.json());
    },
    async refused(response: Response) {
      const problem = readProblem(await response.json());
      return { status: response.status, code: problem.code, lines: problem.line_items, problem };
    },
    /** What is available and held. */
    async level(id = MUG) {
      const [level] = await ledger.levels([id]);
      return level && [level.available, level.held];
    },
    async pay(intent: string): Promise<void> {
      await dashboard.paymentIntents.confirm(intent, {
        payment_method: 'pm_card_visa',
        return_url: ORIGIN,
      });
    },
    releaseDue: () =>
      releaseDue({
        stripe: dashboard,
        stock,
        orders: store,
        logger: { warn: () => {}, error: () => {} },
      }),
    product: async (id = MUG) => readProduct(await (await call('GET', `products/${id}`)).json()),
    /** Lets so many minutes pass, for Stripe too. */
    pass: (minutes: number) => sandbox.clock.advance(minutes * 60_000),
  };
}
