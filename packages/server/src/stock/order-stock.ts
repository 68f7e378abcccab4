import type { CallbackContext } from '../ledger/callback-context.js';
import type { PaidOrder } from '../orders/on-paid.js';
import { settleLate, type LateTerms } from './settle-late.js';
import type { Stock } from './stock.js';
import type { StockLedger, StockLine } from './stock-ledger.js';
import { unheldLines, type PriceSource } from './unheld-lines.js';

/** What becomes of the stock of orders when they are paid, or cannot be paid any more. */
export class OrderStock {
  readonly #stock: Stock;
  readonly #ledger: StockLedger;
  readonly #source: PriceSource & LateTerms;

  constructor(stock: Stock, ledger: StockLedger, source: PriceSource & LateTerms) {
    this.#stock = stock;
    this.#ledger = ledger;
    this.#source = source;
  }

  /** What a paid order takes where nothing is held for it. */
  linesOf(order: PaidOrder): Promise<StockLine[]> {
    return unheldLines(order, this.#stock, this.#source);
  }

  /** Gives back what is held for an order that cannot be paid any more, as Stripe has just said. */
  async release(order: string): Promise<void> {
    if (await this.#ledger.release(order)) this.#stock.forget();
  }

  /** Sees to an order of which nothing is left. */
  settleLate(order: PaidOrder, context: CallbackContext): Promise<void> {
    return settleLate(order, context, this.#source);
  }
}
