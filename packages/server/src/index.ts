export { createStore, type Store } from './create-store.js';
export type { StoreOptions } from './options/store-options.js';
export type { SellsRule } from './catalog/to-product.js';
export type { Logger } from './log/logger.js';
export type { OnPaid, PaidLine, PaidOrder, ShippingDetails } from './orders/on-paid.js';
export type { Settlement } from './orders/settlement.js';
export type { CallbackContext } from './ledger/callback-context.js';
export type { Claim, Ledger, SqlStatement } from './ledger/ledger.js';
export { sqlStore, type SqlBatch, type SqlRow, type SqlStore } from './ledger/sql-store.js';
