import { amountFor, type LineItem, type Price, type Product } from '@storetag/protocol';
import { leftOf } from '../left-of.js';
import type { CartLine } from './cart-line.js';

/** A line of the cart, as the catalogue has it now. */
export interface CartItem {
  readonly line: CartLine;
  /** `undefined` as long as the catalogue was not read, and where it no longer has the product. */
  readonly product: Product | undefined;
  /** What is bought: the line's price, or what came in its place. */
  readonly price: Price | undefined;
  /** Units that are bought: fewer than the line has where fewer are left, 0 where none are. */
  readonly quantity: number;
  /** Most units that could be bought; `Infinity` where nobody counts. */
  readonly most: number;
  /** Minor units for all of them: as of now, else as the customer was last shown; `undefined` where nobody knows. */
  readonly amount: number | undefined;
  /** Lowercase ISO 4217 code. */
  readonly currency: string | undefined;
  /** What is to be told of the line. `gone`: no longer sold. `few`: fewer are left. `changed`: another price. */
  readonly news: 'gone' | 'sold-out' | 'few' | 'changed' | undefined;
}

/** What is known of what a cart holds. */
export interface Known {
  /** By id. */
  products: ReadonlyMap<string, Product>;
  /** Prices that the catalogue was asked for. */
  checked: ReadonlySet<string>;
  /** Prices that are sold in place of others. */
  successors: ReadonlyMap<string, string>;
  /** Units left, by price, as the store said after the catalogue. */
  left: ReadonlyMap<string, number>;
  /** Prices that the store refused as no longer sold. */
  refused: ReadonlySet<string>;
  /** What the cart's last order sells, as long as it is open. */
  held: readonly LineItem[];
}

/** Compares lines with the catalogue. Lines of one product share what is left of it, unless it is counted by price. */
export function cartItems(lines: readonly CartLine[], known: Known): CartItem[] {
  const used = new Map<string | undefined, number>();
  // What an order of this cart holds is not in stock any more, and still the customer's.
  for (const line of known.held) {
    const pool = poolOf(offerOf(line, known));
    used.set(pool, (used.get(pool) ?? 0) - line.quantity);
  }
  return lines.map((line): CartItem => {
    const { price, product } = offerOf(line, known);
    const pool = poolOf({ price, product });
    const isGone = !price && (known.checked.has(line.price) || known.refused.has(line.price));
    const stock = Math.min(
      (leftOf(product, price) ?? Infinity) - (used.get(pool) ?? 0),
      known.left.get(line.price) ?? Infinity,
    );
    const quantity = isGone ? 0 : Math.max(0, Math.min(line.quantity, stock));
    used.set(pool, (used.get(pool) ?? 0) + quantity);
    const units = quantity || 1;
    const shown = line.unit_amount == null ? undefined : line.unit_amount * units;
    return {
      line,
      product,
      price,
      quantity,
      most: Math.max(0, stock),
      // Of what is not bought, the amount is that of one.
      amount: price ? (amountFor(price, units) ?? undefined) : shown,
      currency: price?.currency ?? line.currency,
      news: newsOf(),
    };

    function newsOf(): CartItem['news'] {
      if (isGone) return 'gone';
      if (quantity === 0) return 'sold-out';
      if (isChanged(line, price)) return 'changed';
      return quantity < line.quantity ? 'few' : undefined;
    }
  });
}

interface Offer {
  product?: Product | undefined;
  price?: Price | undefined;
}

/** The line's own price; else what the store said comes in its place, else the only price that its product still has. */
function offerOf(line: CartLine, { products, successors, refused }: Known): Offer {
  const id = successors.get(line.price) ?? line.price;
  for (const product of products.values()) {
    const price = product.prices.find((each) => each.id === id);
    if (price && !refused.has(id)) return { product, price };
  }
  const product = products.get(line.product ?? '');
  const [price, ...others] = product?.prices ?? [];
  return product && price && others.length === 0 && !refused.has(price.id)
    ? { product, price }
    : {};
}

function isChanged(line: CartLine, price: Price | undefined): boolean {
  if (!price || line.currency === undefined) return false;
  return (
    price.id !== line.price ||
    price.currency !== line.currency ||
    price.unit_amount !== (line.unit_amount ?? null)
  );
}

/** What its units are counted with. */
function poolOf({ product, price }: Offer): string | undefined {
  return price?.stock === undefined ? product?.id : price.id;
}

/** The line of so many units of a price, as it is now. */
export function toLine(product: Product, price: Price, quantity: number): CartLine {
  const { id, unit_amount, currency } = price;
  return { price: id, quantity, product: product.id, unit_amount, currency, name: product.name };
}
