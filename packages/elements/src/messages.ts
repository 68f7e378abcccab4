/** Every word that list and card say, in English; `payment-messages.ts` has the others. `{…}` is filled by {@link fill} or {@link parts}. */
export const messages = {
  choices: 'Choose a price',
  from: 'from {price}',
  each: '{price} / {interval}',
  every: '{price} every {count} {interval}s',
  open: 'Pay what you want',
  unavailable: 'Not available',
  more: 'Show more',
  retry: 'Try again',
  count: 'Products: {count}',
  images: '{name}: {count} images',
  loading: 'Loading…',
  missing: 'This did not load. Reload the page to try again.',
  empty: 'There is nothing here yet.',
  offline: 'You are offline. This goes on once you are back.',
  unreachable: 'The store cannot be reached right now.',
  unreadable: 'The store gave an unreadable answer.',
};

/** Puts values for each `{name}` of a message: the parts in order, to be rendered. */
export function parts<T>(message: string, values: Record<string, T>): (T | string)[] {
  return message.split(/{(\w+)}/).map((part, index) => (index % 2 ? (values[part] ?? '') : part));
}

/** Fills a message: `fill(messages.from, { price: '$5.00' })`. */
export function fill(message: string, values: Record<string, string | number>): string {
  return parts(message, values).join('');
}
