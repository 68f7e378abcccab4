import type { PriceRecord } from '../core/records.js';
import { formatMoney } from './money.js';

/** How often a recurring price is charged: ` per month`, ` every 3 months`; nothing for a one-time price. */
export function intervalWords(
  recurring: { interval: string; interval_count: number } | null,
): string {
  if (!recurring) return '';
  const { interval, interval_count: count } = recurring;
  return count === 1 ? ` per ${interval}` : ` every ${count} ${interval}s`;
}

/** A price in words, with its interval. */
export function priceWords(price: PriceRecord, locale?: string): string {
  const { unit_amount: amount, currency, recurring } = price;
  if (price.custom_unit_amount) return 'Customer chooses';
  if (amount === null) return `${price.billing_scheme} · ${currency.toUpperCase()}`;
  return formatMoney(amount, currency, locale) + intervalWords(recurring);
}
