import { BuyButton } from '../buy-button/buy-button.js';
import { CardForm } from '../card-form/card-form.js';
import { CartButton } from '../cart-button/cart-button.js';
import { OrderStatus } from '../order-status/order-status.js';
import { ShoppingCart } from '../shopping-cart/shopping-cart.js';

/** The elements that buy. */
export const elements = {
  'buy-button': BuyButton,
  'card-form': CardForm,
  'cart-button': CartButton,
  'order-status': OrderStatus,
  'shopping-cart': ShoppingCart,
};
