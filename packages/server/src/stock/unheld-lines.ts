import type { Stripe } from 'stripe';
import type { Catalog } from '../catalog/catalog.js';
import { idOf } from '../catalog/to-product.js';
import type { PaidOrder } from '../orders/on-paid.js';
import { startBudget } from '../stripe/budget.js';
import { isMissing } from '../stripe/stripe-failure.js';
import { itemOf } from './count-products.js';
import type { Stock } from './stock.js';
import type { StockLine } from './stock-ledger.js';

/** Where products of prices are found. */
export interface PriceSource {
  stripe: Stripe;
  catalog: Catalog;
}

/**
 * What a paid order takes from the stock in case it holds nothing, because it was made before there was a count.
 * Nothing where nothing is counted, as in most stores, and then nobody is asked.
 */
export async function unheldLines(
  { line_items: lines }: Pick<PaidOrder, 'line_items'>,
  stock: Stock,
  source: PriceSource,
): Promise<StockLine[]> {
  const counts = await stock.counts();
  if (counts.size === 0) return [];
  const units = new Map<string, number>();
  for (const { price, quantity } of lines) {
    if (price === null) continue;
    // oxlint-disable-next-line no-await-in-loop -- nearly always from the catalogue at hand
    const product = counts.has(price) ? '' : await productOf(price, source);
    const item = itemOf(price, product, counts);
    if (item !== undefined && counts.get(item) !== null) {
      units.set(item, (units.get(item) ?? 0) + quantity);
    }
  }
  return [...units].map(([item, count]) => ({ item, units: count }));
}

async function productOf(price: string, { stripe, catalog }: PriceSource): Promise<string> {
  const snapshot = await catalog.read();
  const listed = snapshot.byPrice.get(price);
  if (listed) return listed.product.id;
  try {
    const { product } = await stripe.prices.retrieve(price, {}, startBudget().options());
    return idOf(product) ?? '';
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}
