// Written by `pnpm manifest` from the elements' sources. What is wrong here is wrong there.
import type {
  BuyButton,
  CardForm,
  CartButton,
  DonationForm,
  ManageSubscription,
  OrderStatus,
  ProductCard,
  ProductList,
  ProductPrice,
  ShoppingCart,
} from '../dist/index.js';

/** Names of what each element has. `attributes` are those that are spelt differently from their properties. */
export interface Elements {
  'buy-button': {
    element: BuyButton;
    properties: 'price' | 'lookupKey' | 'product' | 'quantity' | 'checkout' | 'successPath' | 'cancelPath' | 'email' | 'reference' | 'adjustableQuantity' | 'disabled' | 'endpoint' | 'catalog' | 'locale' | 'currency';
    attributes: 'lookup-key' | 'success-path' | 'cancel-path' | 'adjustable-quantity';
    events: 'checkout-created' | 'checkout-failed' | 'cart-changed' | 'payment-succeeded' | 'payment-processing' | 'store-analytics';
  };
  'card-form': {
    element: CardForm;
    properties: 'price' | 'quantity' | 'source' | 'flow' | 'express' | 'collect' | 'layout' | 'successPath' | 'submitLabel' | 'endpoint' | 'catalog' | 'locale' | 'currency';
    attributes: 'success-path' | 'submit-label';
    events: 'payment-succeeded' | 'payment-processing' | 'payment-failed' | 'checkout-failed' | 'checkout-created' | 'store-analytics';
  };
  'cart-button': {
    element: CartButton;
    properties: 'endpoint' | 'catalog' | 'locale' | 'currency';
    attributes: never;
    events: never;
  };
  'donation-form': {
    element: DonationForm;
    properties: 'product' | 'prices' | 'checkout' | 'successPath' | 'cancelPath' | 'submitLabel' | 'email' | 'reference' | 'endpoint' | 'catalog' | 'locale' | 'currency';
    attributes: 'success-path' | 'cancel-path' | 'submit-label';
    events: 'checkout-created' | 'checkout-failed' | 'payment-succeeded' | 'payment-processing' | 'store-analytics';
  };
  'manage-subscription': {
    element: ManageSubscription;
    properties: 'email' | 'endpoint' | 'catalog' | 'locale' | 'currency';
    attributes: never;
    events: never;
  };
  'order-status': {
    element: OrderStatus;
    properties: 'poll' | 'endpoint' | 'catalog' | 'locale' | 'currency';
    attributes: never;
    events: 'order-settled' | 'store-analytics';
  };
  'product-card': {
    element: ProductCard;
    properties: 'product' | 'checkout' | 'successPath' | 'quantityInput' | 'jsonLd' | 'endpoint' | 'catalog' | 'locale' | 'currency';
    attributes: 'success-path' | 'quantity-input' | 'json-ld';
    events: 'products-loaded' | 'products-failed';
  };
  'product-list': {
    element: ProductList;
    properties: 'products' | 'category' | 'search' | 'sort' | 'controls' | 'pageSize' | 'layout' | 'checkout' | 'successPath' | 'quantityInput' | 'jsonLd' | 'endpoint' | 'catalog' | 'locale' | 'currency';
    attributes: 'page-size' | 'success-path' | 'quantity-input' | 'json-ld';
    events: 'products-loaded' | 'products-failed' | 'products-filtered' | 'store-analytics';
  };
  'product-price': {
    element: ProductPrice;
    properties: 'price' | 'product' | 'quantity' | 'endpoint' | 'catalog' | 'locale' | 'currency';
    attributes: never;
    events: 'products-failed';
  };
  'shopping-cart': {
    element: ShoppingCart;
    properties: 'opened' | 'checkout' | 'successPath' | 'cancelPath' | 'email' | 'reference' | 'endpoint' | 'catalog' | 'locale' | 'currency';
    attributes: 'open' | 'success-path' | 'cancel-path';
    events: 'cart-changed' | 'checkout-created' | 'checkout-failed' | 'store-analytics';
  };
}
