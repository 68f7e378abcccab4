import { sha256 } from '../sha256.js';

/** A strong entity tag: the same bytes, the same tag, on every machine. */
export async function etagOf(body: string): Promise<string> {
  return `"${(await sha256(body)).slice(0, 27)}"`;
}

/**
 * Whether the client already has the answer.
 *
 * @param ifNoneMatch - The header's value, compared weakly as the RFC asks.
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2}
 */
export function matches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
    .some((each) => each === etag || each === '*');
}
