import { announce } from '../configure-store.js';

/*
 * What every page needs of languages. What only those need that speak another than English comes later: most pages, or
 * most that are in a hurry, do not.
 */

/** Milliseconds after which elements no longer wait for it. */
const PATIENCE = 3000;

let others: typeof import('./locale.js') | undefined;
let coming: Promise<void> | undefined;

/** The module that knows other languages, once it has been needed and is there. */
export function otherLanguages(): typeof others {
  return others;
}

/** Never rejects. */
function loadOthers(): Promise<void> {
  return (coming ??= importOthers());
}

async function importOthers(): Promise<void> {
  try {
    others = await import('./locale.js');
    announce();
  } catch (error) {
    console.warn('storetag: other languages did not load.', error);
    // The next element tries again.
    coming = undefined;
  }
}

function isEnglish(language: string): boolean {
  return /^en\b/i.test(language);
}

/**
 * Fetches the words of a language, once. Never rejects, and does not wait for ever: without them we speak English.
 *
 * @param language - BCP 47 tag. Default: the browser's.
 */
export async function loadWords(language = navigator.language): Promise<void> {
  if (!others && !isEnglish(language)) {
    await Promise.race([loadOthers(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  }
  await others?.loadWords(language);
}

/**
 * Says in which language an element speaks, where that is not the language around it.
 *
 * @param language - BCP 47 tag that it should speak; `undefined` for the browser's own.
 * @param around - BCP 47 tag of the page; `undefined` where it names none.
 */
export function markLanguage(
  root: ParentNode,
  language: string | undefined,
  around: string | undefined,
): void {
  if (!isEnglish(around ?? '')) void loadOthers();
  others?.markLanguage(root, others.spokenLanguage(language, around), around);
}

/** The `lang` that the page gave a node. */
export function pageLanguageOf(node: Element): string | undefined {
  return (node instanceof HTMLElement && !others?.isMarked(node) && node.lang) || undefined;
}
