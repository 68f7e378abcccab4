import type { ElementEvents } from '../element-events.js';

/** How long a page may take to answer, in milliseconds. */
const LIMITS = { click: 1000, shippingaddresschange: 20_000, shippingratechange: 20_000 } as const;

/**
 * Sends an event that a page must answer by `resolve()` or `reject()`. Resolves with what it was resolved with, or with
 * nothing when it was rejected or came too late. Nobody listens: answered at once.
 *
 * @param check - Throws for what may not be resolved with; the page's handler gets that error.
 */
export function askPage(
  events: ElementEvents,
  type: keyof typeof LIMITS,
  detail: Record<string, unknown>,
  check: (answer: unknown) => void,
): Promise<unknown> {
  if (!events.has(type)) {
    check({});
    return Promise.resolve({});
  }
  return new Promise((resolve) => {
    const seconds = LIMITS[type] / 1000;
    const timer = setTimeout(() => {
      console.warn(
        `[Stripe.js] Timed out waiting for a call to resolve(). If you listen to the "${type}" event, then you must call event.resolve in the "${type}" handler within ${seconds} second${seconds > 1 ? 's' : ''}.`,
      );
      resolve(undefined);
    }, LIMITS[type]);
    events.emit(type, {
      ...detail,
      resolve(answer: unknown = {}) {
        check(answer);
        clearTimeout(timer);
        resolve(answer);
      },
      reject() {
        clearTimeout(timer);
        resolve(undefined);
      },
    });
  });
}
