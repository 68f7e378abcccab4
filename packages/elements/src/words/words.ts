import type { checkoutEnglish } from './checkout-words.js';
import type { listEnglish } from './list-words.js';
import type { Plural } from './message.js';

type English = typeof listEnglish & typeof checkoutEnglish;

/** Every word of ours in one language: a text for each text, a plural for each plural. */
export type Words = { [Key in keyof English]: English[Key] extends string ? string : Plural };

/** What lists and cards say, in one language. */
export type ListWords = Pick<Words, keyof typeof listEnglish>;
