import type { LocaleWords } from './words.js';
import type { Message } from './message.js';

/** The words of each group, in the order of the English ones. */
type Packed = Readonly<Record<string, readonly Message[]>>;

/**
 * A locale's words: by their keys, or as the build of `storetag.js` packs them.
 *
 * @see scripts/pack-words.mjs
 */
export type LocaleModule = { words: Partial<LocaleWords> } | { packed: Packed };

/** Languages that we have words in, beside English: each is one file, fetched when an element needs it. */
export const modules: Readonly<Record<string, () => Promise<LocaleModule>>> = {
  ar: () => import('./locales/ar.js'),
  cs: () => import('./locales/cs.js'),
  da: () => import('./locales/da.js'),
  de: () => import('./locales/de.js'),
  el: () => import('./locales/el.js'),
  es: () => import('./locales/es.js'),
  fi: () => import('./locales/fi.js'),
  fr: () => import('./locales/fr.js'),
  he: () => import('./locales/he.js'),
  hu: () => import('./locales/hu.js'),
  it: () => import('./locales/it.js'),
  ja: () => import('./locales/ja.js'),
  ko: () => import('./locales/ko.js'),
  nb: () => import('./locales/nb.js'),
  nl: () => import('./locales/nl.js'),
  pl: () => import('./locales/pl.js'),
  pt: () => import('./locales/pt.js'),
  'pt-BR': () => import('./locales/pt-BR.js'),
  ro: () => import('./locales/ro.js'),
  sv: () => import('./locales/sv.js'),
  tr: () => import('./locales/tr.js'),
  uk: () => import('./locales/uk.js'),
  'zh-Hans': () => import('./locales/zh-Hans.js'),
};
