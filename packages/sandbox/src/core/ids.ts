const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Makes Stripe-like ids from a seed: the same seed gives the same ids in the same order.
 *
 * Every prefix has a stream of its own, so that what happens in the background (request ids, deliveries) never
 * shifts the ids of what a caller creates.
 */
export class IdSource {
  readonly #seed: string;
  readonly #streams = new Map<string, () => number>();

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** The next id: the prefix followed by `length` letters and digits. */
  next(prefix: string, length = 24): string {
    let stream = this.#streams.get(prefix);
    if (!stream) {
      stream = generator(`${this.#seed}/${prefix}`);
      this.#streams.set(prefix, stream);
    }
    return prefix + word(stream, length);
  }
}

/** A word that depends on its input only: card fingerprints. */
export function wordOf(input: string, length = 16): string {
  return word(generator(input), length);
}

function word(stream: () => number, length: number): string {
  let result = '';
  while (result.length < length) result += ALPHABET[Math.floor(stream() * ALPHABET.length)] ?? '';
  return result;
}

/** Mulberry32, started from an FNV-1a hash. Good enough to look random; of no cryptographic worth. */
function generator(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const character of seed) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
