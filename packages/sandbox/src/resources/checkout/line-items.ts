import type { Engine } from '../../core/engine.js';
import type { LineItemRecord, PriceRecord } from '../../core/records.js';
import { invalidRequest } from '../../core/stripe-failure.js';
import { mergeMetadata } from '../merge-metadata.js';
import { createPrice } from '../prices.js';
import { createProduct } from '../products.js';
import type { CheckedLine, InlinePrice } from './check-lines.js';
import { priceAmount } from './line-amount.js';

/** A line whose price is known, though an inline one is not made yet. */
export interface PricedLine {
  readonly currency: string;
  /** What it costs before discounts and taxes, in minor units; `null` where the customer names it. */
  readonly amount: number | null;
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
    const { currency, custom_unit_amount: custom, recurring } = price;
    if (custom) checkAlone(lines, line);
    const tiers = engine.state.tiers.get(price.id);
    const amount = custom ? null : priceAmount(price, line.quantity, tiers);
    return { currency, amount, recurring, line, price: () => price };
  });
}

/** What a customer names the price of is sold alone, and once. */
function checkAlone(lines: readonly CheckedLine[], { adjustable, param, quantity }: CheckedLine) {
  if (lines.length === 1 && quantity === 1 && !adjustable) return;
  throw invalidRequest(
    'A price with `custom_unit_amount` can only be used alone, with a quantity of 1 that is not adjustable.',
    undefined,
    param,
  );
}

/** Makes the lines of a session, before their amounts are known; those of which nothing is bought are left out. */
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
    amount: Math.round(Number(terms.unit_amount_decimal ?? terms.unit_amount) * line.quantity),
    recurring: terms.recurring ?? null,
    line,
    price() {
      const id = typeof product === 'string' ? product : createProduct(engine, product).id;
      return createPrice(engine, { ...terms, product: id }, true);
    },
  };
}

function toLineItem(engine: Engine, priced: PricedLine, price: PriceRecord): LineItemRecord {
  return {
    id: engine.ids.next('li_1', 23),
    object: 'item',
    adjustable_quantity: priced.line.adjustable,
    amount_discount: 0,
    amount_subtotal: 0,
    amount_tax: 0,
    amount_total: 0,
    currency: price.currency,
    description: engine.state.products.find(price.product)?.name ?? null,
    metadata: mergeMetadata({}, priced.line.metadata),
    // The price itself, as Stripe shows it: archived later, it shows so here. Amounts never change.
    price,
    quantity: priced.line.quantity,
  };
}
