import { html, nothing, type LitElement } from 'lit';
import { checkoutWords } from '../words/checkout-words.js';

/** The native dialog around a `<card-form>`: Escape, its button and a click beside it close it. */
export class CardDialog {
  readonly #host: LitElement;
  #opened = false;
  #payments = 0;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** Opens it: with the form as it was left, or a new one where that one has been paid in. */
  async open(): Promise<void> {
    this.#opened = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector('dialog')?.showModal();
  }

  /**
   * What the host renders.
   *
   * @param form - Gives the form of a purchase, by a key of that purchase.
   */
  view(language: string | undefined, form: (key: string) => unknown): unknown {
    if (!this.#opened) return nothing;
    const words = checkoutWords.in(language);
    return html`
      <dialog
        part="dialog"
        aria-labelledby="heading"
        closedby="any"
        @payment-succeeded=${this.#paid}
      >
        <h2 id="heading" part="heading" tabindex="-1" autofocus>${words.checkout}</h2>
        ${form(`form ${this.#payments}`)}
        <form method="dialog"><button part="close">${words.close}</button></form>
      </dialog>
    `;
  }

  /** What was paid stays to be read until the customer closes it. */
  readonly #paid = ({ currentTarget }: Event): void => {
    currentTarget?.addEventListener('close', this.#renew, { once: true });
  };

  readonly #renew = (): void => {
    this.#opened = false;
    this.#payments += 1;
    this.#host.requestUpdate();
  };
}
