import { settleDisputed } from './disputes/settle-disputed.js';
import type { OnDisputed } from './disputes/on-disputed.js';
import type { Orders } from './orders/orders.js';
import type { AfterSale } from './orders/settle-read.js';
import type { Settlement } from './orders/settlement.js';
import type { OnRefunded } from './refunds/on-refunded.js';
import { settleRefunded } from './refunds/settle-refunded.js';
import type { OnSubscriptionEnded } from './subscriptions/on-subscription-ended.js';
import type { OnSubscriptionPaid } from './subscriptions/on-subscription-paid.js';
import { settleSubscriptionEnded } from './subscriptions/settle-subscription-ended.js';
import { settleSubscriptionPaid } from './subscriptions/settle-subscription-paid.js';

/** What may happen after a sale, and whom to tell. */
export interface AfterSaleCallbacks {
  onSubscriptionPaid: OnSubscriptionPaid | undefined;
  onSubscriptionEnded: OnSubscriptionEnded | undefined;
  onRefunded: OnRefunded | undefined;
  onDisputed: OnDisputed | undefined;
}

/**
 * Settles whatever the id names.
 *
 * @param patience - Milliseconds to wait for another holder before the answer is `busy`.
 */
export type Settle = (id: string, patience?: number) => Promise<Settlement>;

/** How long a webhook waits for another worker, in milliseconds. */
const PATIENCE = 5000;

/** The road to every callback, by the kind of an id. */
export function settler(orders: Orders, callbacks: AfterSaleCallbacks, after: AfterSale): Settle {
  return async (id, patience = PATIENCE) => {
    const [, kind] = /^(cs|pi|in|sub|re|pyr|du|dp)_\w+$/.exec(id) ?? [];
    switch (kind) {
      case 'cs':
      case 'pi':
        return orders.settle(id, patience);
      case 'in':
        return settleSubscriptionPaid(id, callbacks.onSubscriptionPaid, after, patience);
      case 'sub':
        return settleSubscriptionEnded(id, callbacks.onSubscriptionEnded, after, patience);
      case 're':
      case 'pyr':
        return settleRefunded(id, callbacks.onRefunded, after, patience);
      case 'du':
      case 'dp':
        return settleDisputed(id, callbacks.onDisputed, after, patience);
      default:
        return 'not_found';
    }
  };
}
