import { signatureOf } from './signature.js';

/** Real milliseconds that an endpoint has to answer. */
const PATIENCE = 10_000;

/** How one attempt went. */
export interface Attempt {
  /** Sandbox time, in milliseconds. */
  readonly at: number;
  /** HTTP status, `null` when there was no answer. */
  readonly status: number | null;
  /** Why there was no answer. */
  readonly error: string | null;
  /** Real milliseconds it took. */
  readonly took: number;
}

/** Posts a signed event, once. Never rejects; redirects are not followed, as Stripe does not. */
export async function send(
  url: string,
  secrets: readonly string[],
  payload: string,
  at: number,
): Promise<Attempt> {
  const started = performance.now();
  const abort = new AbortController();
  const timer = setTimeout(() => {
    abort.abort(new Error(`no answer within ${PATIENCE} ms`));
  }, PATIENCE);
  const took = () => Math.round(performance.now() - started);
  try {
    const signature = await signatureOf(payload, secrets, Math.floor(Date.now() / 1000));
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': signature,
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      },
      body: payload,
      redirect: 'manual',
      signal: abort.signal,
    });
    await response.body?.cancel();
    return { at, status: response.status, error: null, took: took() };
  } catch (error) {
    return { at, status: null, error: reasonOf(error), took: took() };
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
