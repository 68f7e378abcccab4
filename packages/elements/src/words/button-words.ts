import { listEnglish } from './list-words.js';
import type { Message } from './message.js';
import { Vocabulary } from './vocabulary.js';

/** What a button that buys says before anybody clicks it, in English. */
export const buttonEnglish = {
  buy: 'Buy now',
  subscribe: 'Subscribe',
  busy: 'One moment…',
  soldOut: 'Sold out',
  addToCart: 'Add to cart',
  added: 'Added to the cart.',
  notSold: 'This is no longer sold.',
  noLink: 'This cannot be bought right now.',
} satisfies Record<string, Message>;

/** What lists, cards and buttons say. */
export const buttonWords = new Vocabulary(
  { ...listEnglish, ...buttonEnglish },
  // Of the words of buying these are the first: see `checkout-words.ts`.
  { list: listEnglish, checkout: buttonEnglish },
);
