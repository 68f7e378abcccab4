import type { StripeError } from '@stripe/stripe-js';
import type { ApiClient } from '../api-client.js';

/** What the page gets from the session, and sends to it, between its first showing and the payment. */
export class LivePage {
  readonly #api: ApiClient;
  readonly #path: string;
  readonly #secret: () => Promise<string | undefined>;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param session - Id of the Checkout Session.
   * @param secret - Gives the client secret of an embedded page.
   */
  constructor(api: ApiClient, session: string, secret: () => Promise<string | undefined>) {
    this.#api = api;
    this.#path = `/v1/payment_pages/${session}`;
    this.#secret = secret;
  }

  /** What the customer is shown as the total, in minor units. */
  get total(): number {
    return Number(document.querySelector<HTMLElement>('[data-total]')?.dataset['total']);
  }

  /** Whether a discount left nothing to pay. */
  get isFree(): boolean {
    return this.total === 0 && !document.querySelector('[data-amount]');
  }

  /** Changes the session and shows the totals anew, one change after the other. Resolves with what was wrong with it. */
  change(values: Readonly<Record<string, unknown>>): Promise<StripeError | undefined> {
    const done = this.#last.then(() => this.#change(values));
    this.#last = done;
    return done;
  }

  /** Shows the session as it stands. */
  async refresh(): Promise<void> {
    const response = await fetch(location.href, { credentials: 'omit' });
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    for (const old of document.querySelectorAll<HTMLElement>('[data-live]')) {
      const name = old.dataset['live'] ?? '';
      const part = fresh.querySelector<HTMLElement>(`[data-live="${CSS.escape(name)}"]`);
      if (!part || part.innerHTML === old.innerHTML) continue;
      old.replaceChildren(...part.childNodes);
      if (part.dataset['label'] !== undefined) old.dataset['label'] = part.dataset['label'];
    }
    const method = document.querySelector<HTMLElement>('[data-free]');
    if (method) method.hidden = this.isFree;
  }

  async #change(values: Readonly<Record<string, unknown>>): Promise<StripeError | undefined> {
    const { error } = await this.#api.post(this.#path, {
      ...values,
      client_secret: await this.#secret(),
    });
    if (!error) await this.refresh();
    return error;
  }
}
