/** Every word that the elements say, in English. `{…}` is filled by {@link fill} or {@link parts}. */
export const messages = {
  buy: 'Buy now',
  subscribe: 'Subscribe',
  pay: 'Pay {price}',
  busy: 'One moment…',
  choices: 'Choose a price',
  from: 'from {price}',
  each: '{price} / {interval}',
  every: '{price} every {count} {interval}s',
  open: 'Pay what you want',
  soldOut: 'Sold out',
  more: 'Show more',
  retry: 'Try again',
  close: 'Close',
  count: '{count} products',
  images: '{name}: {count} images',
  loading: 'Loading…',
  empty: 'There is nothing here yet.',
  offline: 'You are offline. This goes on by itself once you are back.',
  unreachable: 'The store cannot be reached right now.',
  unreadable: 'The store gave an answer that this page cannot read.',
  nothingCharged: 'Nothing was charged.',
  priceChanged: 'The price has changed from {old} to {new}.',
  notSold: 'This is no longer sold.',
  fewLeft: 'Only {left} left.',
  noPrice: 'This button needs a `price`, `lookup-key` or `product` that the store sells.',
  noSuchCheckout: 'This version of Storetag has no `checkout="{checkout}"`. Use `page` or `form`.',
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
  noFormPrice: 'This form needs the `price` that it sells.',
  noSuchFlow: 'This version of Storetag has no `flow="{flow}"`. Use `payment-intent`.',
  noCardForm: 'The card form could not be loaded. The network or a blocker may be in the way.',
  onlyHosted: 'This cannot be paid here, but on Stripe’s own page.',
  payOnStripe: 'Pay on Stripe’s page',
  declined: 'The payment did not go through. Nothing was charged.',
  notAuthenticated:
    'Your bank could not confirm that it is you. Nothing was charged: try again or take another card.',
};

/** Puts values for each `{name}` of a message: the parts in order, to be rendered. */
export function parts<T>(message: string, values: Record<string, T>): (T | string)[] {
  return message.split(/{(\w+)}/).map((part, index) => (index % 2 ? (values[part] ?? '') : part));
}

/** Fills a message: `fill(messages.pay, { price: '$5.00' })`. */
export function fill(message: string, values: Record<string, string | number>): string {
  return parts(message, values).join('');
}
