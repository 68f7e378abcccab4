import type { Engine } from '../../core/engine.js';
import type { LineItemRecord, PriceRecord } from '../../core/records.js';
import { invalidRequest, notModelled } from '../../core/stripe-failure.js';
import { mergeMetadata } from '../merge-metadata.js';
import { createPrice } from '../prices.js';
import { createProduct } from '../products.js';
import type { CheckedLine, InlinePrice } from './check-lines.js';

/** A line whose price is known, though an inline one is not made yet. */
export interface PricedLine {
  readonly currency: string;
  /** In minor units, as a decimal number: Stripe's `unit_amount_decimal`. */
  readonly unitAmount: string;
  readonly recurring: { readonly interval: string; readonly interval_count?: number } | null;
  readonly line: CheckedLine;
  /** Gives the price; makes an inline one, and its product. */
  readonly price: () => PriceRecord;
}

/** Finds out what lines cost. Makes nothing. @throws {StripeFailure} for prices that cannot be sold. */
export function priceLines(engine: Engine, lines: readonly CheckedLine[]): PricedLine[] {
  return lines.map((line) => {
    if (typeof line.price !== 'string') return inlinePrice(engine, line.price, line);
    const price = soldPrice(engine, line.price, line.param);
    const { currency, recurring, unit_amount_decimal: unitAmount } = price;
    if (unitAmount === null) {
      throw notModelled("line items whose price is the customer's choice", line.param);
    }
    return { currency, unitAmount, recurring, line, price: () => price };
  });
}

/** What a line costs, in minor units. */
export function amountOf({ line, unitAmount }: PricedLine): number {
  return Math.round(Number(unitAmount) * line.quantity);
}

/** Makes the lines of a session; those of which nothing is bought are left out. */
export function createLineItems(engine: Engine, lines: readonly PricedLine[]): LineItemRecord[] {
  return lines
    .filter(({ line }) => line.quantity > 0)
    .map((priced) => toLineItem(engine, priced, priced.price()));
}

function soldPrice(engine: Engine, id: string, param: string): PriceRecord {
  const price = engine.state.prices.refer(id, param);
  if (!price.active) {
    throw invalidRequest(
      'The price specified is inactive. This field only accepts active prices.',
      undefined,
      param,
    );
  }
  const product = engine.state.products.refer(price.product, param);
  if (!product.active) {
    throw invalidRequest(
      `The product \`${product.id}\` is marked as inactive, and thus new prices cannot be used with it.`,
      'product_inactive',
      param,
    );
  }
  return price;
}

function inlinePrice(
  engine: Engine,
  { product, terms }: InlinePrice,
  line: CheckedLine,
): PricedLine {
  if (typeof product === 'string') engine.state.products.refer(product, `${line.param}[product]`);
  return {
    currency: terms.currency,
    unitAmount: terms.unit_amount_decimal ?? String(terms.unit_amount),
    recurring: terms.recurring ?? null,
    line,
    price() {
      const id = typeof product === 'string' ? product : createProduct(engine, product).id;
      return createPrice(engine, { ...terms, product: id }, true);
    },
  };
}

function toLineItem(engine: Engine, priced: PricedLine, price: PriceRecord): LineItemRecord {
  const amount = amountOf(priced);
  return {
    id: engine.ids.next('li_1', 23),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: engine.state.products.find(price.product)?.name ?? null,
    metadata: mergeMetadata({}, priced.line.metadata),
    // The price itself, as Stripe shows it: archived later, it shows so here. Amounts never change.
    price,
    quantity: priced.line.quantity,
  };
}
