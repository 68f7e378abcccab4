import type { ExpectedTotal } from '@storetag/protocol';
import { explain } from '../purchase/explain.js';
import type { StoreError } from '../store-error.js';
import { checkoutWords } from '../words/checkout-words.js';
import { reason } from '../words/reason.js';

/**
 * What a button says that could not buy; or whose price could not be read, where nothing was charged anyway.
 *
 * @param old - The total that was displayed when it was clicked.
 */
export function failedView(
  error: StoreError,
  old: ExpectedTotal | undefined,
  isClicked: boolean,
  language: string | undefined,
): unknown {
  const words = checkoutWords.in(language);
  return isClicked ? explain(error, old, words, language) : reason(error, words);
}
