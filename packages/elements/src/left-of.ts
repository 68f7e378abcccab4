import type { Price, Product } from '@storetag/protocol';

/** Units left of a price: its own where it is counted by itself, else its product's. `null` where nobody counts. */
export function leftOf(product?: Product, price?: Price): number | null | undefined {
  return price?.stock === undefined ? product?.stock : price.stock;
}
