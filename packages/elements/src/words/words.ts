import type { checkoutEnglish } from './checkout-words.js';
import type { listEnglish } from './list-words.js';
import type { Plural } from './message.js';
import type { shopEnglish } from './shop-words.js';

type In<English> = { [Key in keyof English]: English[Key] extends string ? string : Plural };

/** What lists and cards say, in one language. */
export type ListWords = In<typeof listEnglish>;

/** What lists and cards say, with what they load when they need it, in one language. */
export type ShopWords = In<typeof listEnglish & typeof shopEnglish>;

/** What lists, cards, buying, paying and orders say, in one language: a text for each text, a plural for each plural. */
export type Words = In<typeof listEnglish & typeof checkoutEnglish>;

/** Every word of ours in one language, as its file has it. */
export type LocaleWords = ShopWords & Words;
