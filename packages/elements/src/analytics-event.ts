import { StoreEvent } from './events.js';

/** An item as Google Analytics 4 has it; `price` in the currency's major unit. */
export interface AnalyticsItem {
  item_id: string;
  item_name: string;
  item_category?: string;
  item_variant?: string;
  price?: number;
  quantity?: number;
}

/** Parameters as Google Analytics 4 has them; `value` in the currency's major unit. */
export interface AnalyticsParameters {
  currency?: string;
  value?: number;
  transaction_id?: string;
  items: AnalyticsItem[];
}

/**
 * Something that analytics may count, in the shape of Google Analytics 4. Only emitted: nothing is sent anywhere.
 *
 * @see {@link https://developers.google.com/analytics/devguides/collection/ga4/ecommerce}
 *
 * @example
 * ```ts
 * addEventListener('store-analytics', ({ event, ecommerce }) => dataLayer.push({ event, ecommerce }));
 * ```
 */
export class StoreAnalyticsEvent extends StoreEvent {
  readonly event:
    | 'view_item_list'
    | 'add_to_cart'
    | 'remove_from_cart'
    | 'view_cart'
    | 'begin_checkout'
    | 'purchase';
  readonly ecommerce: AnalyticsParameters;

  constructor(event: StoreAnalyticsEvent['event'], ecommerce: AnalyticsParameters) {
    super('store-analytics');
    this.event = event;
    this.ecommerce = ecommerce;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'store-analytics': StoreAnalyticsEvent;
  }
}
