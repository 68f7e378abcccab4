import type { Product, ProductPage } from '@storetag/protocol';

/**
 * The text of `catalog.json`: what `GET /products` answers, with the Payment Link of each price.
 *
 * @param urls - Payment Links by price; a price without one is shown, and cannot be bought.
 */
export function catalogFile(
  products: readonly Product[],
  urls: ReadonlyMap<string, string>,
): string {
  const page: ProductPage = {
    products: products.map((product) => ({
      ...product,
      prices: product.prices.map((price) => ({
        ...price,
        payment_link: urls.get(price.id) ?? null,
      })),
    })),
    next_cursor: null,
  };
  return `${JSON.stringify(page, undefined, 2)}\n`;
}
