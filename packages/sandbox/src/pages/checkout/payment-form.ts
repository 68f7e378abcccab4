import type { Engine } from '../../core/engine.js';
import type { SessionRecord } from '../../core/records.js';
import type { PaymentPage } from '../../resources/payment-page/payment-page.js';
import { field } from '../card-fields-markup.js';
import { html, type Html } from '../html.js';
import { formatMoney } from '../money.js';
import { phoneMarkup, shippingMarkup, shippingOptionsMarkup } from './address-markup.js';
import { methodMarkup } from './method-markup.js';

/**
 * The form that pays a session.
 *
 * @param country - Two-letter code that is chosen at first.
 */
export function paymentForm(
  engine: Engine,
  session: SessionRecord,
  page: PaymentPage,
  country: string,
  locale: string,
): Html {
  const email = page.email ?? '';
  const label = `${verbOf(session)} ${formatMoney(page.total.total, page.currency, locale)}`;
  return html`<form
    novalidate
    data-session="${session.id}"
    data-key="${engine.keys.publishable}"
    ${page.tax.status !== 'ready' && html`data-untaxed`}
    ${session.automatic_tax.enabled && html`data-taxed="${page.allowed_countries ? 'shipping' : 'billing'}"`}
  >
    <section aria-labelledby="contact">
      <h2 id="contact">Contact</h2>
      ${field(
        'email',
        'Email',
        html`<input
          class="Input"
          id="email"
          name="email"
          type="email"
          dir="ltr"
          autocomplete="email"
          aria-describedby="email-error"
          value="${email}"
          ${session.customer_email ? html`readonly` : false}
        />`,
      )}
      ${page.collects_phone && phoneMarkup()}
    </section>
    ${page.allowed_countries && shippingMarkup(page.allowed_countries)}
    ${shippingOptionsMarkup(page, locale)}
    <section aria-labelledby="card">
      <h2 id="card">${page.payment_method_types.length > 1 ? 'Payment method' : 'Card'}</h2>
      ${methodMarkup(page, country)}
    </section>
    <p class="Failure" role="alert" tabindex="-1" hidden></p>
    <button
      class="Button"
      type="submit"
      data-testid="hosted-payment-submit-button"
      data-label="${label}"
      data-live="label"
      data-busy="Processing…"
    >
      ${label}
    </button>
    ${
      session.mode === 'subscription' &&
      html`<p class="Terms">You are charged this amount again each time, until you cancel.</p>`
    }
  </form>`;
}

function verbOf({ mode, submit_type: type }: SessionRecord): string {
  if (mode === 'subscription') return 'Subscribe for';
  return type === 'donate' ? 'Donate' : type === 'book' ? 'Book for' : 'Pay';
}
