import type { Product } from '@storetag/protocol';
import { analyticsItem } from './analytics-item.js';
import { StoreAnalyticsEvent } from './analytics-event.js';
import { offers } from './offers.js';

/** Tells analytics which products a list shows now that it did not show before. */
export function countViews(
  list: EventTarget,
  products: readonly Product[],
  currency: string | undefined,
): void {
  const items = products.map((each) => analyticsItem(each, offers(each, currency)[0]));
  list.dispatchEvent(new StoreAnalyticsEvent('view_item_list', { items }));
}
