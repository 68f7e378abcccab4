import type { StoreError } from '../store-error.js';
import { checkoutEnglish } from './checkout-words.js';
import type { Words } from './words.js';

/** Why something did not work, for the customer. */
export function reason({ code, message, problem }: StoreError, words: Words): string {
  if (code === 'network_error') return navigator.onLine ? words.unreachable : words.offline;
  if (code === 'answer_invalid') return words.unreadable;
  // The server speaks English.
  return problem && words.failed !== checkoutEnglish.failed ? words.failed : message;
}
