import { announce, pageConfiguration } from '../configure-store.js';
import { modules, type LocaleModule } from './import-locale.js';
import type { Groups } from './vocabulary.js';
export { isMarked, markLanguage } from './mark-language.js';

/** Milliseconds after which elements no longer wait for their words, and speak English until they come. */
const PATIENCE = 3000;

const loaded = new Map<string, LocaleModule>();
const loading = new Map<string, Promise<void>>();

/**
 * Which of our files has the words of a language: `de` for `de-AT`, `nb` for `no`, `pt-BR` for Brazil.
 *
 * @param language - BCP 47 tag. Default: the browser's.
 * @returns `undefined` for English, and for a language that we do not have.
 */
export function localeOf(language = navigator.language): string | undefined {
  if (!known.has(language)) known.set(language, findLocale(language));
  return known.get(language);
}

/** Asked by every element at each update, and slow to find out. */
const known = new Map<string, string | undefined>();

function findLocale(language: string): string | undefined {
  let tag: string;
  try {
    // Canonical: `iw` is `he` in it, `no` is `nb` for us.
    tag = new Intl.Locale(language.replace(/^n[no]\b/i, 'nb')).toString();
    if (tag.startsWith('zh'))
      return new Intl.Locale(tag).maximize().script === 'Hans' ? 'zh-Hans' : undefined;
  } catch {
    return undefined;
  }
  return [tag, tag.replace(/-.*/, '')].find((each) => modules[each]);
}

/** The words of a language, as far as they are loaded. */
export function loadedLocale(language: string | undefined): LocaleModule | undefined {
  return loaded.get(localeOf(language) ?? '');
}

/** What a locale says, by our keys. */
export function wordsOf(locale: LocaleModule, groups: Groups): object {
  if ('words' in locale) return locale.words;
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, english]) =>
      Object.keys(english).map((key, index) => [key, locale.packed[group]?.[index]]),
    ),
  );
}

/**
 * The language that elements speak where they should speak `language`.
 *
 * @param around - The language of the page, which its own words are taken to be in.
 */
export function spokenLanguage(language: string | undefined, around: string | undefined): string {
  const locale = localeOf(language);
  if (locale && loaded.has(locale)) return locale;
  return pageConfiguration().words && around ? around : 'en';
}

/** Fetches the words of a language, once. Never rejects, and does not wait for ever: without them we speak English. */
export async function loadWords(language: string | undefined): Promise<void> {
  const locale = localeOf(language);
  if (!locale || loaded.has(locale)) return;
  const importLocale = modules[locale];
  if (importLocale && !loading.has(locale)) loading.set(locale, load(locale, importLocale));
  await Promise.race([
    loading.get(locale),
    new Promise((resolve) => setTimeout(resolve, PATIENCE)),
  ]);
}

async function load(locale: string, importLocale: () => Promise<LocaleModule>): Promise<void> {
  try {
    loaded.set(locale, await importLocale());
    announce();
  } catch (error) {
    console.warn(`storetag: the words in ${locale} did not load.`, error);
    // The next element tries again.
    loading.delete(locale);
  }
}
