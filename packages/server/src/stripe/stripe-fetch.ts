import { within } from '../http/within.js';

/** How patient calls to Stripe are. All times in milliseconds. */
export interface Patience {
  /** Longest time of one try, its body included. Default 3000. */
  perTry?: number;
  /** Longest time of all tries together. Default 10,000. */
  total?: number;
  /** Most tries. Default 4. */
  tries?: number;
}

/** Longest `Retry-After` that is waited for, in milliseconds. */
const LONGEST_WAIT = 5000;

/**
 * A `fetch` for the Stripe client, which by itself does not retry a 429 or an answer that breaks off.
 *
 * Every try is the same request with the same `Idempotency-Key`, so Stripe executes it once. Tried again are: no
 * answer, half an answer, 409 (the key is in flight), 429 and 500 upwards. Not tried again: whatever Stripe marks
 * `stripe-should-retry: false`, and a 500 that it replays for the key, since it would replay it for a day. What changes
 * one object and may be done twice, as its caller gave no key, has another key after a 500. Redirects are not followed.
 * Answers are read whole before they are given on, raced against a timer.
 *
 * @see {@link https://docs.stripe.com/error-low-level}
 */
export function stripeFetch(
  fetch: typeof globalThis.fetch = globalThis.fetch,
  { perTry = 3000, total = 10_000, tries = 4 }: Patience = {},
): typeof globalThis.fetch {
  return async (input, init = {}) => {
    const end = Date.now() + total;
    const isRepeatable = mayBeRepeated(input, init);
    let request = init;
    for (let attempt = 1; ; attempt++) {
      const left = end - Date.now();
      // Tries follow each other.
      // oxlint-disable-next-line no-await-in-loop
      const outcome = await tryOnce(fetch, input, request, Math.min(perTry, left));
      const pause = pauseAfter(outcome, attempt);
      if (isRepeatable && outcome instanceof Response && outcome.status >= 500) {
        request = { ...init, headers: withFreshKey(init.headers) };
      }
      if (attempt < tries && pause !== undefined && Date.now() + pause < end) {
        // oxlint-disable-next-line no-await-in-loop
        await sleep(pause, init.signal);
        if (!init.signal?.aborted) continue;
      }
      if (outcome instanceof Error) throw outcome;
      return outcome;
    }
  };
}

/** An object of Stripe's, not a collection, with which a POST makes something new. */
const MEMBER = /^\/v1\/(?:checkout\/\w+|(?!checkout\/)\w+)\/[^/]/;

/** Whether a request changes one object under a key that the Stripe client made up for it. */
function mayBeRepeated(input: RequestInfo | URL, { headers }: RequestInit): boolean {
  const key = new Headers(headers).get('idempotency-key');
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  return key?.startsWith('stripe-node-retry-') === true && MEMBER.test(pathname);
}

function withFreshKey(headers: RequestInit['headers']): Headers {
  const fresh = new Headers(headers);
  fresh.set('idempotency-key', `storetag-retry-${crypto.randomUUID()}`);
  return fresh;
}

/** Waits, but not on when the caller has given up. */
function sleep(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, signal?.aborted ? 0 : milliseconds);
    signal?.addEventListener('abort', wake);
  });
}

/** The whole answer, or why there is none. */
async function tryOnce(
  fetch: typeof globalThis.fetch,
  input: RequestInfo | URL,
  init: RequestInit,
  milliseconds: number,
): Promise<Response | Error> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  init.signal?.addEventListener('abort', abort);
  const exchange = async () => {
    const response = await fetch(input, {
      ...init,
      signal: controller.signal,
      // Not 'error': see `within`. Stripe's API never redirects; a 3xx is somebody else answering.
      redirect: 'manual',
    });
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      throw new Error('Stripe answered with a redirect, which is not followed.');
    }
    const body = await response.text();
    // A body that broke off cleanly is known by not being JSON.
    if (response.status !== 204) JSON.parse(body);
    const { status, headers } = response;
    return new Response(status === 204 ? null : body, { status, headers });
  };
  try {
    return await within(milliseconds, exchange(), () => {
      throw new Error(`Stripe did not answer within ${milliseconds} ms.`);
    });
  } catch (error) {
    abort();
    // Without the original's `code`: the Stripe client would retry ECONNRESET on its own.
    return new Error('No whole answer from Stripe.', { cause: error });
  } finally {
    init.signal?.removeEventListener('abort', abort);
  }
}

/** Milliseconds to wait before the next try, `undefined` when there must be none. */
function pauseAfter(outcome: Response | Error, attempt: number): number | undefined {
  const backoff = 100 * 2 ** (attempt - 1) * (0.5 + Math.random());
  if (outcome instanceof Error) return backoff;
  const { status, headers } = outcome;
  const advice = headers.get('stripe-should-retry');
  const replayed = headers.get('idempotent-replayed') === 'true';
  if (advice === 'false' || (replayed && status >= 500)) return undefined;
  if (advice !== 'true' && status !== 409 && status !== 429 && status < 500) return undefined;
  const asked = Number(headers.get('retry-after') ?? 0) * 1000;
  if (!(asked <= LONGEST_WAIT)) return undefined;
  return Math.max(asked, backoff);
}
