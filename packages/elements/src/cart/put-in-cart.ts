import { pageConfiguration } from '../configure-store.js';
import type { Purchase } from '../purchase/purchase.js';
import type { StoreClient } from '../store-client.js';
import { toLine } from './cart-items.js';
import { cartOf } from './cart.js';
import { openCart } from './open-cart.js';

/**
 * Puts what is bought into the cart, and opens it where the page wants that.
 *
 * @param from - The element that sells.
 * @returns Whether the element is to say so itself: nothing was opened.
 * @throws {StoreError} `cart_full`
 */
export function putInCart(
  from: Parameters<typeof openCart>[0],
  store: StoreClient,
  purchase: Purchase,
): boolean {
  const { product, price, quantity } = purchase;
  if (!product || !price) return false;
  cartOf(store.endpoint).add(toLine(product, price, quantity), from);
  purchase.count(from, 'add_to_cart');
  if (!pageConfiguration().openCartOnAdd) return true;
  openCart(from);
  return false;
}
