import { pageConfiguration } from '../configure-store.js';
import type { Message } from './message.js';
import { loadedLocale } from './locale.js';

/** Some of our words: in English, and in every language that is loaded, with what the page says instead. */
export class Vocabulary<W extends Record<string, Message>> {
  readonly #english: W;
  #known = new Map<object, W>();
  #own: object | undefined;

  constructor(english: W) {
    this.#english = english;
  }

  /**
   * The words in a language; in English as long as it is not loaded, or has no file of ours.
   *
   * @param language - BCP 47 tag; `undefined` for the browser's own.
   */
  in(language: string | undefined): W {
    const locale = loadedLocale(language) ?? this.#english;
    const { words: own } = pageConfiguration();
    if (own !== this.#own) this.#known = new Map();
    this.#own = own;
    let words = this.#known.get(locale);
    if (!words) this.#known.set(locale, (words = { ...this.#english, ...locale, ...own }));
    return words;
  }
}
