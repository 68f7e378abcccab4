import type { LocaleWords } from './words.js';

const modules: Record<string, () => Promise<{ words: LocaleWords }>> = {};

/** Fetches the words of one of our {@link locales}. A bundler makes a file of each. */
export async function importLocale(locale: string): Promise<{ words: LocaleWords }> {
  const load = modules[locale];
  if (!load) throw new Error(`There is no locale ${locale}.`);
  return load();
}
