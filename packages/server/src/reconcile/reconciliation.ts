/** What a call of `reconcile` came to. */
export interface Reconciliation {
  /** What was found that no callback had been done for, and now one is. */
  settled: number;
  /** What somebody else is at right now. */
  busy: number;
  /** What failed, and will be tried again. The log tells. */
  failed: number;
  /** Holds on stock that were given back. */
  released: number;
  /** `false`: there is more, which the next call goes on with. */
  isComplete: boolean;
}
