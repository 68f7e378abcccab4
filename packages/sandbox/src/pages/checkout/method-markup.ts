import type { PaymentPage } from '../../resources/payment-page/payment-page.js';
import { billingMarkup } from './address-markup.js';
import { cardFieldsMarkup, field } from '../card-fields-markup.js';
import { html, type Html } from '../html.js';
import { testCardsNote } from '../test-cards-note.js';

const LABELS: Readonly<Record<string, string>> = {
  card: 'Card',
  ideal: 'iDEAL',
  us_bank_account: 'US bank account',
};

/** How it is paid: the choice of methods, where there is one, and the fields of each. */
export function methodMarkup(page: PaymentPage, country: string): Html {
  const types = page.payment_method_types;
  const free = page.discounts.length > 0 && page.total.total === 0;
  return html`<div data-free ${free && html`hidden`}>${panels(types, country)}</div>
    <div class="Stack">
      ${field(
        'billingName',
        types.length > 1 ? 'Full name' : 'Name on card',
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
    ${page.billing_address_required && billingMarkup()} ${testCardsNote}`;
}

function panels(types: readonly string[], country: string): Html {
  return html`${types.length > 1 && choiceOf(types)}
    <div class="Stack" data-method="card">${cardPanel(country)}</div>
    ${
      types.includes('us_bank_account') &&
      html`<div class="Stack" data-method="us_bank_account" hidden>
        ${digits('routingNumber', 'Routing number', '110000000')}
        ${digits('accountNumber', 'Account number', '000123456789')}
        <p class="Note">Test account 000123456789 pays a minute of the sandbox's clock later.</p>
      </div>`
    }
    ${
      types.includes('ideal') &&
      html`<p class="Muted" data-method="ideal" hidden>You pay on the page of your bank.</p>`
    }`;
}

function choiceOf(types: readonly string[]): Html {
  return html`<fieldset class="Options">
    <legend class="VisuallyHidden">Payment method</legend>
    ${types.map(
      (type) =>
        html`<label class="Option">
          <input
            type="radio"
            name="paymentMethod"
            value="${type}"
            ${type === 'card' && html`checked`}
          />
          <span>${LABELS[type] ?? type}</span>
        </label>`,
    )}
  </fieldset>`;
}

function cardPanel(country: string): Html {
  return cardFieldsMarkup(
    {
      number: 'cardNumber',
      expiry: 'cardExpiry',
      cvc: 'cardCvc',
      country: 'billingCountry',
      postalCode: 'billingPostalCode',
    },
    country,
  );
}

function digits(id: string, label: string, placeholder: string): Html {
  return field(
    id,
    label,
    html`<input
      class="Input"
      id="${id}"
      name="${id}"
      type="text"
      inputmode="numeric"
      dir="ltr"
      autocomplete="off"
      placeholder="${placeholder}"
      aria-describedby="${id}-error"
    />`,
  );
}
