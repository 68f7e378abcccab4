import type { Engine } from '../../core/engine.js';
import type { SessionRecord } from '../../core/records.js';
import { detailsOf } from '../../resources/checkout/session-details.js';
import { cardFieldsMarkup, field } from '../card-fields-markup.js';
import { countries } from '../countries.js';
import { html, type Html } from '../html.js';
import { formatMoney } from '../money.js';
import { testCardsNote } from '../test-cards-note.js';

/**
 * The form that pays a session.
 *
 * @param country - Two-letter code that is chosen at first.
 */
export function paymentForm(
  engine: Engine,
  session: SessionRecord,
  country: string,
  locale: string,
): Html {
  const email = detailsOf(engine, session).page.email ?? '';
  const label = `${verbOf(session)} ${formatMoney(session.amount_total ?? 0, session.currency ?? 'usd', locale)}`;
  return html`<form novalidate data-session="${session.id}" data-key="${engine.keys.publishable}">
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
    </section>
    ${session.shipping_address_collection && shippingSection(session)}
    <section aria-labelledby="card">
      <h2 id="card">Card</h2>
      <div class="Stack">
        ${cardFieldsMarkup(
          {
            number: 'cardNumber',
            expiry: 'cardExpiry',
            cvc: 'cardCvc',
            country: 'billingCountry',
            postalCode: 'billingPostalCode',
          },
          country,
        )}
        ${field(
          'billingName',
          'Name on card',
          html`<input
            class="Input"
            id="billingName"
            name="billingName"
            type="text"
            autocomplete="cc-name"
            aria-describedby="billingName-error"
          />`,
        )}
      </div>
      ${testCardsNote}
    </section>
    <p class="Failure" role="alert" tabindex="-1" hidden></p>
    <button
      class="Button"
      type="submit"
      data-testid="hosted-payment-submit-button"
      data-label="${label}"
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

function shippingInput(id: string, label: string, autocomplete: string, name: string): Html {
  return field(
    id,
    label,
    html`<input
      class="Input"
      id="${id}"
      name="${id}"
      type="text"
      dir="auto"
      autocomplete="shipping ${autocomplete}"
      aria-describedby="${id}-error"
      data-shipping="${name}"
    />`,
  );
}

function shippingSection({ shipping_address_collection: collection }: SessionRecord): Html {
  const allowed = new Set<string>(collection?.allowed_countries);
  return html`<section aria-labelledby="shipping">
    <h2 id="shipping">Shipping</h2>
    <div class="Stack">
      ${shippingInput('shippingName', 'Full name', 'name', 'name')}
      ${shippingInput('shippingAddressLine1', 'Address', 'address-line1', 'line1')}
      <div class="Row">
        ${shippingInput('shippingPostalCode', 'Postal code', 'postal-code', 'postal_code')}
        ${shippingInput('shippingLocality', 'City', 'address-level2', 'city')}
      </div>
      ${field(
        'shippingCountry',
        'Country',
        html`<select
          class="Input"
          id="shippingCountry"
          name="shippingCountry"
          autocomplete="shipping country"
          aria-describedby="shippingCountry-error"
          data-shipping="country"
        >
          ${countries
            .filter(({ code }) => allowed.has(code))
            .map(({ code, name }) => html`<option value="${code}">${name}</option>`)}
        </select>`,
      )}
    </div>
  </section>`;
}

function verbOf({ mode, submit_type: type }: SessionRecord): string {
  if (mode === 'subscription') return 'Subscribe for';
  return type === 'donate' ? 'Donate' : type === 'book' ? 'Book for' : 'Pay';
}
