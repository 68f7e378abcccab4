import type { SqlStatement } from './ledger.js';

/** What every callback gets beside what it is about. */
export interface CallbackContext {
  /**
   * The same for every run of this order, renewal, refund or dispute: pass it to mail and shipping services as *their*
   * idempotency key.
   */
  idempotencyKey: string;
  /** 1 for the first run, more after a crash, a failure or a run that took too long. */
  attempt: number;
  /** The payment came after its stock had been given back. Always `false` while stock is not tracked. */
  late: boolean;
  /** Aborts when the time is up: stop then, since the order may be given to another run soon. */
  signal: AbortSignal;
  ack: {
    /**
     * Run it in your own transaction, where your tables are in the ledger's database: effect and acknowledgement are
     * then one, so the effect happens exactly once. Roll back when it changes no row. `null` for other ledgers.
     */
    statement: SqlStatement | null;
  };
}
