import type { SandboxClock } from './clock.js';
import type { FormHash, FormValue } from './form.js';
import { invalidRequest, StripeFailure } from './stripe-failure.js';

/** An answer as stored under a key. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
}

interface Entry {
  readonly path: string;
  readonly fingerprint: string;
  readonly created: number;
  answer: StoredAnswer | undefined;
}

/** How long Stripe promises to keep a key, in milliseconds. The sandbox prunes right after. */
const KEY_LIFETIME = 24 * 60 * 60 * 1000;

/**
 * Stripe's idempotency layer.
 *
 * @see {@link https://docs.stripe.com/api/idempotent_requests}
 */
export class IdempotencyKeys {
  readonly #clock: SandboxClock;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  /** Forgets all keys. */
  clear(): void {
    this.#entries.clear();
  }

  /**
   * Looks up a key. Gives the stored answer when the request was executed before.
   *
   * @throws {StripeFailure} 400 `idempotency_error` for other parameters, 409 while a twin is executing.
   */
  recall(key: string, path: string, fingerprint: string): StoredAnswer | undefined {
    if (key.length > 255) {
      throw invalidRequest(
        `Invalid idempotency key: keys can be up to 255 characters long, this one has ${key.length}.`,
      );
    }
    this.#prune();
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry.path !== path) throw reused('for the same endpoint', key, entry.path, path);
    if (entry.fingerprint !== fingerprint) throw reused('with the same parameters', key);
    if (!entry.answer) {
      throw new StripeFailure(
        'idempotency_error',
        `There is currently another in-progress request using this Idempotency-Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
        { status: 409, code: 'idempotency_key_in_use' },
      );
    }
    return entry.answer;
  }

  /** Marks the key as executing. Call what is returned with the answer, or with nothing to forget the key. */
  begin(key: string, path: string, fingerprint: string): (answer?: StoredAnswer) => void {
    const entry: Entry = { path, fingerprint, created: this.#clock.now(), answer: undefined };
    this.#entries.set(key, entry);
    return (answer) => {
      if (answer) entry.answer = answer;
      else if (this.#entries.get(key) === entry) this.#entries.delete(key);
    };
  }

  #prune(): void {
    const oldest = this.#clock.now() - KEY_LIFETIME;
    for (const [key, entry] of this.#entries) {
      // Insertion order is age: the first that is young enough ends the search.
      if (entry.created > oldest) return;
      if (entry.answer) this.#entries.delete(key);
    }
  }
}

/** What two requests share when their parameters are the same, in whatever order they are written. */
export function fingerprintOf(form: FormHash): string {
  return JSON.stringify(sorted(form));
}

function sorted(value: FormValue): FormValue {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(sorted);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

function reused(how: string, key: string, first?: string, now?: string): StripeFailure {
  const paths = first === undefined ? '' : ` ('${first}' vs '${now}')`;
  return new StripeFailure(
    'idempotency_error',
    `Keys for idempotent requests can only be used ${how} they were first used ${first === undefined ? 'with' : 'for'}${paths}. Try using a key other than '${key}' if you meant to execute a different request.`,
  );
}
