import { pageConfiguration } from '../configure-store.js';
import type { Message } from './message.js';
import { otherLanguages } from './languages.js';

/** Words in English, by the name of their group. */
export type Groups = Readonly<Record<string, Readonly<Record<string, Message>>>>;

/** Some of our words: in English, and in every language that is loaded, with what the page says instead. */
export class Vocabulary<W extends Record<string, Message>> {
  readonly #english: W;
  readonly #groups: Groups;
  #known = new Map<object | undefined, W>();
  #own: object | undefined;

  /**
   * @param english - All of them.
   * @param groups - The same in their groups; what is in none is in English only.
   */
  constructor(english: W, groups: Groups) {
    this.#english = english;
    this.#groups = groups;
  }

  /**
   * The words in a language; in English as long as it is not loaded, or has no file of ours.
   *
   * @param language - BCP 47 tag; `undefined` for the browser's own.
   */
  in(language: string | undefined): W {
    const others = otherLanguages();
    const locale = others?.loadedLocale(language);
    const { words: own } = pageConfiguration();
    if (own !== this.#own) this.#known = new Map();
    this.#own = own;
    let words = this.#known.get(locale);
    if (!words) {
      const ours = locale && others?.wordsOf(locale, this.#groups);
      this.#known.set(locale, (words = { ...this.#english, ...ours, ...own }));
    }
    return words;
  }
}
