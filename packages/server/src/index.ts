export { createStore, type Store } from './create-store.js';
export type { StoreOptions } from './options/store-options.js';
export type { SellsRule } from './catalog/to-product.js';
export type { Logger } from './log/logger.js';
export type { Span, Tracer, TracerProvider } from './log/tracing.js';
export type { ClientIp, Platform } from './limits/client-address.js';
export type { Alarm, GuardHook, LimitHook, LimitOptions } from './limits/limit-options.js';
export type { Rate } from './limits/token-buckets.js';
export type { OnPaid, PaidLine, PaidOrder, ShippingDetails } from './orders/on-paid.js';
export type { Dispute, OnDisputed } from './disputes/on-disputed.js';
export type { OnRefunded, Refund } from './refunds/on-refunded.js';
export type {
  EndedSubscription,
  OnSubscriptionEnded,
} from './subscriptions/on-subscription-ended.js';
export type {
  OnSubscriptionPaid,
  SubscriptionPayment,
} from './subscriptions/on-subscription-paid.js';
export type { Reconciliation } from './reconcile/reconciliation.js';
export type { Settlement } from './orders/settlement.js';
export type { CallbackContext } from './ledger/callback-context.js';
export type { Claim, Ledger, Listed, SqlStatement, StripeBoundLedger } from './ledger/ledger.js';
export { memoryLedger } from './ledger/memory-ledger.js';
export { stripeLedger } from './ledger/stripe-ledger.js';
export { sqlStore, type SqlBatch, type SqlRow, type SqlStore } from './ledger/sql-store.js';
export type { StoreStock } from './stock/store-stock.js';
export type {
  HoldTerms,
  Reservation,
  StockLedger,
  StockLevel,
  StockLine,
} from './stock/stock-ledger.js';
