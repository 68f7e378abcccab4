import { integer, listOf, objectOf, text, type Reader } from '@storetag/protocol';
import { ProblemError } from '../http/problem-error.js';
import { toBase64Url } from '../sha256.js';

/** Place of a product in an order: compared from left to right. */
export type SortKey = readonly (number | string)[];

/** Makes the opaque `next_cursor` of a page that ends at `key`. */
export function writeCursor(order: string, key: SortKey): string {
  return toBase64Url(new TextEncoder().encode(JSON.stringify({ v: 1, order, key })));
}

const keyPart: Reader<number | string> = (value, path) =>
  typeof value === 'number' ? value : text()(value, path);

const readContent = objectOf({
  v: integer(1, 1),
  order: text(),
  key: listOf(keyPart, { min: 1, max: 3 }),
});

/**
 * Reads a cursor made by {@link writeCursor} for the same order.
 *
 * @throws {ProblemError} 400 `invalid_request`.
 */
export function readCursor(cursor: string, order: string): SortKey {
  try {
    const bytes = Uint8Array.from(
      atob(cursor.replaceAll('-', '+').replaceAll('_', '/')),
      (character) => character.codePointAt(0) ?? 0,
    );
    const content = readContent(JSON.parse(new TextDecoder().decode(bytes)));
    if (content.order === order) return content.key;
  } catch {
    // Answered below: whatever is wrong with it, it is none of ours.
  }
  throw new ProblemError('invalid_request', 'The cursor is not valid.', {
    detail: '`cursor` must be the `next_cursor` of an answer to the same query.',
  });
}
