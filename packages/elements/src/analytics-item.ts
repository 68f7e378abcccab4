import { toMajorUnits, type Price, type Product } from '@storetag/protocol';
import type { AnalyticsItem } from './analytics-event.js';
import { amountOf } from './amount-of.js';

/** A product as analytics have it. */
export function analyticsItem(
  product: Product,
  price: Price | undefined,
  quantity = 1,
): AnalyticsItem {
  const amount = amountOf(price);
  return {
    item_id: product.id,
    item_name: product.name,
    ...(product.category && { item_category: product.category }),
    ...(price?.label && { item_variant: price.label }),
    ...(price && amount !== undefined && { price: toMajorUnits(amount, price.currency) }),
    quantity,
  };
}
