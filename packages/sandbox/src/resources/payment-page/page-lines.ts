import type { Engine } from '../../core/engine.js';
import type { LineItemRecord, TaxRecord } from '../../core/records.js';
import type { PageLine, PageTax } from './payment-page.js';

/** A line of a session as its page shows it. */
export function toPageLine(engine: Engine, line: LineItemRecord): PageLine {
  const { adjustable_quantity: adjustable, price } = line;
  const product = engine.state.products.find(price.product);
  const taxes = engine.state.taxes.get(line.id) ?? [];
  return {
    id: line.id,
    name: line.description ?? product?.name ?? '',
    description: product?.description ?? null,
    images: product?.images ?? [],
    price: price.id,
    quantity: line.quantity,
    adjustable_quantity: adjustable?.enabled
      ? { minimum: adjustable.minimum ?? 0, maximum: adjustable.maximum ?? 99 }
      : null,
    unit_amount: price.unit_amount,
    unit_amount_decimal: price.unit_amount_decimal,
    unit_label: product?.unit_label ?? null,
    custom_unit_amount: price.custom_unit_amount,
    recurring: intervalOf(line),
    tiers_mode: TIERS_MODES.find((mode) => mode === price.tiers_mode) ?? null,
    subtotal: line.amount_subtotal,
    discount: line.amount_discount,
    ...splitTax(taxes),
    total: line.amount_total,
    taxes: taxes.map(toPageTax),
  };
}

/** How often a line is charged; `null` for once. */
export function intervalOf({ price: { recurring } }: LineItemRecord): PageLine['recurring'] {
  const interval = INTERVALS.find((each) => each === recurring?.interval);
  return interval && recurring ? { interval, interval_count: recurring.interval_count } : null;
}
const TIERS_MODES = ['graduated', 'volume'] as const;
const INTERVALS = ['day', 'month', 'week', 'year'] as const;

/** What of taxes comes on top, and what is part of the price. */
export function splitTax(taxes: readonly TaxRecord[]): {
  tax_exclusive: number;
  tax_inclusive: number;
} {
  let tax_exclusive = 0;
  let tax_inclusive = 0;
  for (const { amount, rate } of taxes) {
    if (rate.inclusive) tax_inclusive += amount;
    else tax_exclusive += amount;
  }
  return { tax_exclusive, tax_inclusive };
}

/** A tax as the page shows it. */
export function toPageTax({ amount, rate }: TaxRecord): PageTax {
  const { display_name, inclusive, percentage } = rate;
  return { display_name, percentage, inclusive, amount };
}
