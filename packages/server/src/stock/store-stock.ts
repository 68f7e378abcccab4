import type { Catalog } from '../catalog/catalog.js';
import type { StockLedger, StockLevel } from './stock-ledger.js';
import type { Stock } from './stock.js';

/**
 * Counts what there is: by product, for all of its prices together, or by price, for those that are sold out by
 * themselves, as sizes are. A price's own count wins over its product's.
 */
export class StoreStock {
  readonly #stock: Stock;
  readonly #catalog: Catalog;

  constructor(stock: Stock, catalog: Catalog) {
    this.#stock = stock;
    this.#catalog = catalog;
  }

  /**
   * Sets how many units there are that are not sold, those included that customers are paying for at this moment.
   *
   * @param id - Product or price id.
   * @param units - 0 or more, or `'unlimited'`.
   * @throws {TypeError} for what is no such number.
   * @throws {RangeError} naming an id that the store does not sell.
   */
  async set(id: string, units: number | 'unlimited'): Promise<StockLevel> {
    const isCount = typeof units === 'number' && Number.isSafeInteger(units) && units >= 0;
    if (!isCount && units !== 'unlimited') {
      throw new TypeError(`There cannot be ${units} units: give a whole number or 'unlimited'.`);
    }
    if (isCount && units > MOST)
      throw new TypeError(`${units} is more than can be counted: ${MOST}.`);
    const ledger = this.#ledger();
    await this.#check(id, ledger);
    return this.#changed(ledger.setLevel(id, isCount ? units : null));
  }

  /**
   * Adds units that have come in; with a negative number, takes away what was lost or sold elsewhere.
   *
   * @throws {TypeError} for what is no whole number.
   * @throws {RangeError} for an id that has no count, or has fewer units that can still be bought.
   */
  async add(id: string, units: number): Promise<StockLevel> {
    if (!Number.isSafeInteger(units) || Math.abs(units) > MOST) {
      throw new TypeError(`${units} units cannot be added: give a whole number.`);
    }
    const ledger = this.#ledger();
    const level = await this.#changed(ledger.addToLevel(id, units));
    if (level) return level;
    const [found] = await ledger.levels([id]);
    if (!found) {
      await this.#check(id, ledger);
      throw new RangeError(`${id} has no count yet: set one first.`);
    }
    throw new RangeError(
      found.available === null
        ? `${id} is sold without limit: set a count first.`
        : `${found.available} of ${id} can still be bought, so ${-units} cannot be taken away.`,
    );
  }

  /**
   * How many units there are. `undefined`: nobody has counted them.
   *
   * @throws {RangeError} naming an id that the store does not sell.
   */
  async get(id: string): Promise<StockLevel | undefined> {
    const ledger = this.#ledger();
    const [found] = await ledger.levels([id]);
    if (!found) await this.#check(id, ledger);
    return found;
  }

  /** Everything that is counted, by id. */
  async list(): Promise<StockLevel[]> {
    const levels = await this.#ledger().levels();
    return levels.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** A misspelt id would count something that nobody sells. */
  async #check(id: string, ledger: StockLedger): Promise<void> {
    const isKnown = async (read: Promise<{ byId: Has; byPrice: Has }>) => {
      const { byId, byPrice } = await read;
      return byId.has(id) || byPrice.has(id);
    };
    if (await isKnown(this.#catalog.read())) return;
    // It may be new; or not sold any more, and counted before.
    if ((await ledger.levels([id])).length > 0) return;
    if (await isKnown(this.#catalog.readFresh())) return;
    throw new RangeError(`The store sells no product or price with the id ${JSON.stringify(id)}.`);
  }

  #ledger(): StockLedger {
    const { ledger } = this.#stock;
    if (ledger) return ledger;
    throw new TypeError(
      "Stock needs a database: pass `ledger: sqlStore(nodeSqlite('store.db'))` to `createStore`.",
    );
  }

  async #changed<T>(level: Promise<T>): Promise<T> {
    const now = await level;
    this.#stock.forget();
    return now;
  }
}

interface Has {
  has(id: string): boolean;
}

/** What a 32-bit integer holds, as databases have them. */
const MOST = 2_147_483_647;
