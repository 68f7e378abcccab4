import type { Message } from './message.js';
import { Vocabulary } from './vocabulary.js';

/** What lists and cards say, in English. `{…}` is filled by `fill` or `parts`, `{count}` by `plural`. */
export const listEnglish = {
  from: 'from {price}',
  each: '{price} / {interval}',
  every: '{price} every {interval}',
  open: 'Pay what you want',
  openFrom: 'Pay what you want, from {price}',
  last: { one: 'Last one', other: 'Last {count}' },
  unavailable: 'Not available',
  more: 'Show more',
  count: { one: '{count} product', other: '{count} products' },
  images: { one: '{name}: {count} image', other: '{name}: {count} images' },
  loading: 'Loading…',
  missing: 'This did not load. Reload the page to try again.',
  unreachable: 'The store cannot be reached right now.',
  unreadable: 'The store gave an unreadable answer.',
} satisfies Record<string, Message>;

/** What lists and cards say. */
export const listWords = new Vocabulary(listEnglish, { list: listEnglish });
