import { listEnglish } from './list-words.js';
import type { Message } from './message.js';
import { Vocabulary } from './vocabulary.js';

/** What buying, paying and orders say, in English. Apart from the others, because a list can do without. */
export const checkoutEnglish = {
  buy: 'Buy now',
  subscribe: 'Subscribe',
  busy: 'One moment…',
  soldOut: 'Sold out',
  checkout: 'Checkout',
  close: 'Close',
  nothingCharged: 'Nothing was charged.',
  priceChanged: 'The price has changed from {old} to {new}.',
  notSold: 'This is no longer sold.',
  fewLeft: 'Only {left} left.',
  noPrice: 'This button needs a `price`, `lookup-key` or `product`.',
  noSuchCheckout: 'This version of Storetag has no `checkout="{checkout}"`. Use `page` or `form`.',
  cartFull: 'The cart is full.',
  mixedIntervals: 'Subscriptions at different intervals are bought one by one.',
  mixedCurrencies: 'What is sold in different currencies is bought separately.',
  soldAlone: 'What has an amount of your choice is bought by itself.',
  pay: 'Pay {price}',
  noOrder: 'There is no order to show here.',
  notFound: 'This order is not known to the store.',
  checking: 'Checking your payment…',
  unknown: 'It is not known yet how your payment ended. Please do not pay again.',
  paid: 'Thank you. Your payment has arrived.',
  processing: 'Your payment is on its way. That can take a while; there is nothing left to do.',
  unpaid: 'This order is not paid. Nothing was charged.',
  expired: 'This checkout has expired. Nothing was charged.',
  refunded: 'This order was refunded.',
  total: 'Total',
  checkAgain: 'Check again',
  noFormPrice: 'This form needs the `price` that it sells.',
  noSuchFlow: 'This version of Storetag has no `flow="{flow}"`. Use `payment-intent`.',
  noCardForm: 'The card form could not be loaded. The network or a blocker may be in the way.',
  onlyHosted: 'This cannot be paid here, but on Stripe’s own page.',
  payOnStripe: 'Pay on Stripe’s page',
  declined: 'The payment did not go through. Nothing was charged.',
  notAuthenticated:
    'Your bank could not confirm that it is you. Nothing was charged: try again or take another card.',
} satisfies Record<string, Message>;

/** Every word of ours. */
export const checkoutWords = new Vocabulary({ ...listEnglish, ...checkoutEnglish });
