import type { FreshLine, Product } from '@storetag/protocol';
import type { Snapshot } from '../catalog/list-catalog.js';
import { ProblemError } from '../http/problem-error.js';
import { keepsStock } from '../options/read-stock.js';
import type { StoreSettings } from '../options/store-options.js';
import { countProduct, countSnapshot, type Counts } from './count-products.js';
import type { StockLedger } from './stock-ledger.js';

/** How long counts serve the catalogue before they are read again, in milliseconds. */
const KEPT = 1000;

const NOTHING: Counts = new Map();

/** The stock of one store, as its pages and its checkout see it. */
export class Stock {
  /** `undefined` where the store has no database, and thus counts nothing. */
  readonly ledger: StockLedger | undefined;
  readonly settings: StoreSettings['stock'];
  /** The store's clock, in milliseconds. */
  readonly now: () => number;
  readonly #logger: StoreSettings['logger'];

  #counts: Counts | undefined;
  #reading: Promise<Counts> | undefined;
  #readAt = -Infinity;
  #counted: { snapshot: Snapshot; counts: Counts; result: Snapshot } | undefined;

  constructor({
    ledger,
    stock,
    logger,
    now,
  }: Pick<StoreSettings, 'ledger' | 'stock' | 'logger' | 'now'>) {
    this.ledger = ledger && keepsStock(ledger) ? ledger : undefined;
    this.settings = stock;
    this.now = now;
    this.#logger = logger;
  }

  /**
   * The counts of a second ago at most, or the last ones that could be read. For what is displayed: whoever buys is told
   * by the database itself.
   */
  async counts(): Promise<Counts> {
    const { ledger } = this;
    if (!ledger) return NOTHING;
    if (this.#counts && Date.now() - this.#readAt < KEPT) return this.#counts;
    this.#reading ??= this.#read(ledger).finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** The catalogue with the stock of everything in it, and whether any is counted. Never asks Stripe. */
  async countAll(snapshot: Snapshot): Promise<{ snapshot: Snapshot; isCounted: boolean }> {
    const counts = await this.counts();
    const { uncounted } = this.settings;
    const isCounted = counts.size > 0 || uncounted === 'sold_out';
    if (!isCounted) return { snapshot, isCounted };
    if (this.#counted?.snapshot !== snapshot || this.#counted.counts !== counts) {
      this.#counted = { snapshot, counts, result: countSnapshot(snapshot, counts, uncounted) };
    }
    return { snapshot: this.#counted.result, isCounted };
  }

  /** One product with its stock. */
  async count(product: Product): Promise<Product> {
    return countProduct(product, await this.counts(), this.settings.uncounted);
  }

  /**
   * The counts of these ids at this moment.
   *
   * @throws {ProblemError} 503 `store_unavailable` when they cannot be read and one of them may be counted.
   */
  async countsOf(ids: readonly string[]): Promise<Counts> {
    const { ledger } = this;
    if (!ledger) return NOTHING;
    const levels = await this.ask(ledger.levels(ids), () => {
      // Where nothing was counted a moment ago, a database that is down need not stop the sale.
      const isUncounted = this.#counts && !ids.some((id) => this.#counts?.has(id));
      return isUncounted ? [] : undefined;
    });
    return new Map(levels.map(({ id, available }) => [id, available]));
  }

  /** @throws {ProblemError} 503 `store_unavailable` when the database does not answer. */
  async ask<T>(answer: Promise<T>, otherwise: () => T | undefined = () => undefined): Promise<T> {
    try {
      return await answer;
    } catch (cause) {
      const instead = otherwise();
      if (instead !== undefined) return instead;
      throw new ProblemError('store_unavailable', 'The store cannot tell what is in stock.', {
        detail: 'Ask again with the same attempt_id in a moment: nothing is done twice.',
        retryAfter: 2,
        cause,
      });
    }
  }

  /** A refusal with the stock of the products that it tells of, where it tells of any. */
  async countRefusal(refusal: unknown): Promise<unknown> {
    if (!(refusal instanceof ProblemError) || !refusal.details.line_items) return refusal;
    const lines = await Promise.all(
      refusal.details.line_items.map(async (line): Promise<FreshLine> => {
        if (!line.product) return line;
        const product = await this.count(line.product);
        const price = product.prices.find(({ id }) => id === line.price);
        const stock = price?.stock ?? product.stock;
        return { ...line, product, ...(stock !== null && { stock }) };
      }),
    );
    const { code, message, details } = refusal;
    return new ProblemError(code, message, { ...details, line_items: lines });
  }

  /** The next reader of the catalogue gets new counts. */
  forget(): void {
    this.#readAt = -Infinity;
  }

  async #read(ledger: StockLedger): Promise<Counts> {
    const before = this.#counts;
    const begun = Date.now();
    try {
      const levels = await ledger.levels();
      const counts = new Map(levels.map(({ id, available }) => [id, available]));
      // The same object as long as nothing has changed: what was made of it is still good.
      this.#counts = before && isSame(before, counts) ? before : counts;
    } catch (error) {
      this.#logger.error('The stock could not be read; what was known of it is displayed on.', {
        error,
      });
      this.#counts ??= NOTHING;
    }
    this.#readAt = begun;
    return this.#counts;
  }
}

function isSame(a: Counts, b: Counts): boolean {
  return a.size === b.size && [...a].every(([id, left]) => b.has(id) && b.get(id) === left);
}
