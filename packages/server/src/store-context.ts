import type { Stripe } from 'stripe';
import type { Catalog } from './catalog/catalog.js';
import type { CatalogRules } from './catalog/list-catalog.js';
import type { KnownOrders } from './checkout/known-orders.js';
import type { Carding } from './limits/carding.js';
import type { Logger } from './log/logger.js';
import type { StoreSettings } from './options/store-options.js';
import type { Orders } from './orders/orders.js';
import type { Settle } from './settle.js';
import type { Stock } from './stock/stock.js';

/** What the handlers of one store share. */
export interface StoreContext {
  stripe: Stripe;
  options: StoreSettings;
  catalog: Catalog;
  rules: CatalogRules;
  orders: Orders;
  settle: Settle;
  known: KnownOrders;
  carding: Carding;
  stock: Stock;
  logger: Logger;
}
