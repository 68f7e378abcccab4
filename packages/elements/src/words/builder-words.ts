import type { Message } from './message.js';

/** What only those read who build the page, and wrote something wrong. In English, like the console. */
export const builderEnglish = {
  noPrice: 'This button needs a `price`, `lookup-key` or `product`.',
  noSuchCheckout: 'There is no `checkout="{checkout}"`. Use `page`, `embedded`, `form` or `cart`.',
  cartNeedsServer: 'A cart needs a store’s `endpoint`. Here, things are bought one by one.',
  noFormPrice: 'This form needs the `price` that it sells.',
  noSuchFlow: 'There is no `flow="{flow}"`. Use `payment-intent` or `checkout-session`.',
  noAmounts: 'This form needs a `product`, or the `prices` that it offers.',
} satisfies Record<string, Message>;
