import type { StoreConfig } from '@storetag/protocol';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { Loading } from '../loading.js';
import { readConfig } from '../payment-calls.js';
import { linkButton } from '../payment/link-button.styles.js';
import { safeUrl } from '../safe-url.js';
import { whole } from '../late.styles.js';
import { StoreElement } from '../store-element.js';
import { checkoutWords } from '../words/checkout-words.js';
import { reason } from '../words/reason.js';
import type { Words } from '../words/words.js';

/**
 * A link to Stripe's customer portal, where customers change and cancel their subscriptions, cards and addresses. Stripe
 * asks for their e-mail address there and sends them a link: nobody has an account here.
 *
 * @tag manage-subscription
 *
 * @slot - The label, instead of “Manage subscription”. A link in it is not a label but what is shown without JavaScript,
 * until the store's portal is known.
 *
 * @csspart button - The link.
 * @csspart message - That there is no portal, or why it is not known.
 * @csspart retry - Tries again to load.
 *
 * @see {@link https://docs.stripe.com/customer-management/activate-no-code-customer-portal}
 */
export class ManageSubscription extends StoreElement {
  static override styles = [whole, linkButton];
  static override shadowRootOptions = { ...StoreElement.shadowRootOptions, delegatesFocus: true };
  static override properties: PropertyDeclarations = { email: {} };

  /** E-mail address of the customer, where the site knows it. */
  email?: string;

  readonly #loading = new Loading<StoreConfig>(this, {
    key: () => this.address,
    load: () => readConfig(this.store),
  });

  /** Asks the store again. Never rejects. */
  refresh(): Promise<void> {
    return this.#loading.run();
  }

  private get words(): Words {
    return checkoutWords.in(this.language);
  }

  /** Address of the portal, with what is known of the customer. */
  get #portal(): string | undefined {
    const address = safeUrl(this.#loading.value?.customer_portal);
    if (!address || !this.email) return address;
    const url = new URL(address);
    url.searchParams.set('prefilled_email', this.email);
    return url.href;
  }

  protected override render(): unknown {
    const { words } = this;
    const { value, error } = this.#loading;
    const portal = this.#portal;
    if (portal) {
      const isLabel = this.hasOwnContent && !this.querySelector(':scope > a');
      return html`<div>
        <a part="button" class="primary" href=${portal}>
          ${isLabel ? html`<slot></slot>` : words.manageSubscription}
        </a>
      </div>`;
    }
    if (value) return html`<div><p part="message" class="muted">${words.noPortal}</p></div>`;
    return html`<div>
      <slot></slot>
      ${
        error
          ? html`<p part="message" role="alert">${reason(error, words)}</p>
              <button part="retry" @click=${this.refresh}>${words.retry}</button>`
          : nothing
      }
    </div>`;
  }
}
