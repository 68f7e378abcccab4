import type { StoreError } from '../store-error.js';
import { listEnglish } from './list-words.js';
import type { ListWords } from './words.js';

/** Why something did not work, for the customer. */
export function reason({ code, message, problem }: StoreError, words: ListWords): string {
  if (code === 'network_error') return navigator.onLine ? words.unreachable : words.offline;
  if (code === 'answer_invalid') return words.unreadable;
  // The server speaks English.
  return problem && words.failed !== listEnglish.failed ? words.failed : message;
}
