import { etagOf } from '../http/etag.js';
import type { Snapshot } from './list-catalog.js';

/** An answer as it is sent. */
export interface Rendered {
  bytes: Uint8Array<ArrayBuffer>;
  /** A strong entity tag of the bytes. */
  etag: string;
}

/** Most answers kept of one snapshot: pages ask for few, and whoever makes up queries is not to fill the memory. */
const MOST = 100;
/** Largest answer that is kept, in bytes. */
const LARGEST = 256 * 1024;

const kept = new WeakMap<Snapshot, Map<string, Promise<Rendered>>>();

/**
 * Renders what is asked of a snapshot, once as long as that snapshot lasts: making the JSON and its tag again takes
 * longer than all the rest of an answer.
 *
 * @param key - What is asked. Of one snapshot the same key has the same answer.
 * @param find - Finds it. What it throws is not kept.
 */
export function renderOnce(
  snapshot: Snapshot,
  key: string,
  find: () => unknown,
): Promise<Rendered> {
  const answers = kept.get(snapshot) ?? new Map<string, Promise<Rendered>>();
  kept.set(snapshot, answers);
  const known = answers.get(key);
  if (known) return known;
  const rendered = render(find());
  answers.set(key, rendered);
  rendered.then(
    ({ bytes }) => bytes.byteLength > LARGEST && answers.delete(key),
    () => answers.delete(key),
  );
  const [oldest] = answers.keys();
  if (answers.size > MOST && oldest !== undefined) answers.delete(oldest);
  return rendered;
}

async function render(found: unknown): Promise<Rendered> {
  const text = JSON.stringify(found);
  return { bytes: new TextEncoder().encode(text), etag: await etagOf(text) };
}
