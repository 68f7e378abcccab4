import type { Stripe } from 'stripe';
import type { StockLine } from '../stock/stock-ledger.js';

/** One SQL statement with its parameters, `$1` being the first. */
export interface SqlStatement {
  sql: string;
  params: readonly (string | number | null)[];
}

/** Answer to {@link Ledger.claim}. */
export type Claim =
  | {
      status: 'claimed';
      /** Proves the claim to `ack` and `fail`; a later claim of the same order has another one. */
      token: string;
      /** When the claim ends, in milliseconds of the claimant's clock. */
      until: number;
      /** 1 for the first, counted over every claim of the order. */
      attempt: number;
      /** The payment came after what it was for had been given back. */
      late: boolean;
      /** It is late, and nothing was left to take for it. Left out by ledgers without stock. */
      short?: boolean;
    }
  | { status: 'busy'; retryAfterMs: number }
  | { status: 'done' };

/**
 * Remembers which orders are fulfilled, and who is fulfilling one right now.
 *
 * What it must promise: of all claims of one order at most one holds at any time, on however many machines; an order
 * that was acknowledged is never claimed again; a claim that was never acknowledged ends by itself.
 */
export interface Ledger {
  /**
   * Takes the order for `leaseMs` milliseconds.
   *
   * @param lines - What it takes from the stock where nothing is held for it. Ledgers without stock pass over them.
   */
  claim(id: string, leaseMs: number, lines?: readonly StockLine[]): Promise<Claim>;
  /** Marks the order as done. `false`: the claim had ended, and another may have begun. Safe to repeat. */
  ack(id: string, token: string): Promise<boolean>;
  /** Gives the claim up; the order can be claimed again after `retryAfterMs` milliseconds. */
  fail(id: string, token: string, retryAfterMs: number): Promise<void>;
  /**
   * Which of these are done, without claiming them: `reconcile` asks, so as not to read each again. `metadata` is the
   * object's at Stripe. Left out: none is known to be.
   */
  finished?(listed: readonly Listed[]): Promise<ReadonlySet<string>>;
  /**
   * The statement of `ack`, where the ledger is an SQL database: run inside the owner's own transaction it makes the
   * effect happen exactly once. When it changes no row the claim had ended: roll back.
   */
  ackStatement?(id: string, token: string): SqlStatement;
}

/** Something that Stripe listed, and what is written on it there. */
export interface Listed {
  id: string;
  metadata: Readonly<Record<string, string>>;
}

/** A ledger that keeps its notes at Stripe, and so needs the store's client. `createStore` calls it. */
export type StripeBoundLedger = (stripe: Stripe) => Ledger;
