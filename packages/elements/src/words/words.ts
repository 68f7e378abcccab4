import type { builderEnglish } from './builder-words.js';
import type { checkoutEnglish } from './checkout-words.js';
import type { listEnglish } from './list-words.js';
import type { Plural } from './message.js';
import type { shopEnglish } from './shop-words.js';

/** A text for each text, a plural for each plural. */
type Said<English> = { [Key in keyof English]: English[Key] extends string ? string : Plural };

/** What customers read, in one language: what each of our locales has. */
export type LocaleWords = Said<typeof listEnglish & typeof shopEnglish & typeof checkoutEnglish>;

/** Every word of ours in one language, but for those that only lists and cards load. */
export type Words = Said<typeof listEnglish & typeof checkoutEnglish & typeof builderEnglish>;

/** What lists and cards say, in one language. */
export type ListWords = Pick<Words, keyof typeof listEnglish>;
