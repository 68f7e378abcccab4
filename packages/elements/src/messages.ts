/** Every word that the elements say, in English. `{…}` is filled by {@link fill}. */
export const messages = {
  buy: 'Buy now',
  pay: 'Pay {price}',
  choose: 'Price',
  from: 'from {price}',
  soldOut: 'Sold out',
  retry: 'Try again',
  close: 'Close',
  unreachable: 'The store cannot be reached right now.',
  unreadable: 'The store gave an answer that this page cannot read.',
  nothingCharged: 'Nothing was charged.',
};

/** Fills `{name}` in a message: `fill(messages.pay, { price: '$5.00' })`. */
export function fill(message: string, values: Record<string, string | number>): string {
  return message.replace(/{(\w+)}/g, (all, name: string) => String(values[name] ?? all));
}
