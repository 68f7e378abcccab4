import { BuyButton } from '../buy-button/buy-button.js';
import { CardForm } from '../card-form/card-form.js';
import { CartButton } from '../cart-button/cart-button.js';
import { DonationForm } from '../donation-form/donation-form.js';
import { ManageSubscription } from '../manage-subscription/manage-subscription.js';
import { OrderStatus } from '../order-status/order-status.js';
import { ProductPrice } from '../product-price/product-price.js';
import { ShoppingCart } from '../shopping-cart/shopping-cart.js';

/** The elements that buy, and what else can come after the products. */
export const elements = {
  'buy-button': BuyButton,
  'card-form': CardForm,
  'cart-button': CartButton,
  'donation-form': DonationForm,
  'manage-subscription': ManageSubscription,
  'order-status': OrderStatus,
  'product-price': ProductPrice,
  'shopping-cart': ShoppingCart,
};
