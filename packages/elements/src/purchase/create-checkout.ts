import type { CheckoutSession, CheckoutSessionRequest } from '@storetag/protocol';
import { attemptFor, rememberOrder, renewAttempt, replacing } from '../attempts.js';
import { createCheckoutSession } from '../payment-calls.js';
import { safeUrl } from '../safe-url.js';
import { sitePath } from './site-path.js';
import type { StoreClient } from '../store-client.js';
import { StoreError } from '../store-error.js';
import { listEnglish } from '../words/list-words.js';
import type { Sale } from './sale.js';

/** What an element's attributes say of a checkout. */
export interface CheckoutOptions {
  successPath?: string | undefined;
  /** Default: this page. */
  cancelPath?: string | undefined;
  email?: string | undefined;
  reference?: string | undefined;
  /** BCP 47 tag. */
  locale?: string | undefined;
  /** Whether customers may change quantities on Stripe's page. */
  adjustableQuantity?: boolean | undefined;
}

/**
 * Makes a Checkout Session on Stripe's hosted page, or gives again the open one for the same lines.
 *
 * @throws {StoreError}
 */
export async function createCheckout(
  store: StoreClient,
  sale: Sale,
  options: CheckoutOptions,
): Promise<{ id: string; url: string }> {
  const { id, url } = await createSession(store, sale, options, 'hosted_page');
  const safe = safeUrl(url);
  if (!safe) throw new StoreError('answer_invalid', listEnglish.unreadable);
  return { id, url: safe };
}

/**
 * Makes a Checkout Session, or gives again the open one for the same lines.
 *
 * When the store says that the last attempt is over, because it was paid or has expired, this is a new one.
 *
 * @param uiMode - What shows it: Stripe's hosted page, its embedded page, or its elements.
 * @param onFinished - Given the order of the attempt that is over; what it throws keeps from making a new one.
 * @throws {StoreError}
 */
export async function createSession(
  store: StoreClient,
  sale: Sale,
  { successPath, cancelPath, email, reference, locale, adjustableQuantity }: CheckoutOptions,
  uiMode: CheckoutSessionRequest['ui_mode'],
  onFinished?: (order: string) => Promise<void>,
): Promise<CheckoutSession> {
  const { lines, total } = sale;
  const success = sitePath(successPath);
  const attempt = async (attempt_id: string): Promise<CheckoutSession> => {
    const session = await createCheckoutSession(store, {
      attempt_id,
      ui_mode: uiMode,
      line_items: lines,
      cancel_path: sitePath(cancelPath) ?? location.pathname + location.search,
      ...(total && { expected_total: total }),
      ...(success && { success_path: success }),
      ...(email && { email }),
      ...(reference && { reference }),
      ...(locale && /^[A-Za-z0-9-]{1,35}$/.test(locale) && { locale }),
      ...(adjustableQuantity && { adjustable_quantity: true }),
      ...replacing(sale.openOrder, attempt_id),
    });
    rememberOrder(session.id, attempt_id);
    sale.noteOrder(session.id, lines);
    return session;
  };
  const { endpoint } = store;
  const first = attemptFor(endpoint, lines);
  return attempt(first).catch(async (thrown: unknown) => {
    const { code, problem } = StoreError.from(thrown);
    if (code !== 'attempt_finished') throw thrown;
    if (problem?.order) {
      rememberOrder(problem.order, first);
      await onFinished?.(problem.order);
    }
    return attempt(renewAttempt(endpoint, lines));
  });
}
