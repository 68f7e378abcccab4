import { countries } from './countries.js';
import { html, type Html, type HtmlValue } from './html.js';

/** Attributes by which a page's card fields are known. */
export interface CardFieldNames {
  number: string;
  expiry: string;
  cvc: string;
  country: string;
  postalCode: string;
}

/** One labelled field with room for its error. */
export function field(
  id: string,
  label: string,
  control: Html,
  options: { extra?: HtmlValue } = {},
): Html {
  return html`<div class="Field">
    <label class="Label" for="${id}">${label}</label>
    <div class="InputBox">${control}${options.extra}</div>
    <p class="Error" id="${id}-error" role="alert" hidden></p>
  </div>`;
}

function digits(id: string, name: string, placeholder: string, autocomplete: string): Html {
  return html`<input
    class="Input"
    id="${id}"
    name="${id}"
    data-field="${name}"
    type="text"
    inputmode="numeric"
    dir="ltr"
    autocomplete="${autocomplete}"
    placeholder="${placeholder}"
    aria-describedby="${id}-error"
    spellcheck="false"
  />`;
}

/** The fields of a card. Their ids are also their names: both are Stripe's own. */
export function cardFieldsMarkup(names: CardFieldNames, country: string): Html {
  return html`<div class="Fields">
    ${field(
      names.number,
      'Card number',
      digits(names.number, 'number', '1234 1234 1234 1234', 'cc-number'),
      { extra: brandMarks },
    )}
    <div class="Row">
      ${field(names.expiry, 'Expiration date', digits(names.expiry, 'expiry', 'MM / YY', 'cc-exp'))}
      ${field(names.cvc, 'Security code', digits(names.cvc, 'cvc', 'CVC', 'cc-csc'), { extra: cvcMark })}
    </div>
    <div class="Row" data-part="address">
      ${field(
        names.country,
        'Country',
        html`<select
          class="Input"
          id="${names.country}"
          name="${names.country}"
          data-field="country"
          autocomplete="billing country"
          aria-describedby="${names.country}-error"
        >
          ${countries.map(({ code, name }) =>
            code === country
              ? html`<option value="${code}" selected>${name}</option>`
              : html`<option value="${code}">${name}</option>`,
          )}
        </select>`,
      )}
      ${field(
        names.postalCode,
        'ZIP code',
        html`<input
          class="Input"
          id="${names.postalCode}"
          name="${names.postalCode}"
          data-field="postalCode"
          type="text"
          inputmode="numeric"
          dir="ltr"
          autocomplete="billing postal-code"
          placeholder="12345"
          maxlength="10"
          aria-describedby="${names.postalCode}-error"
        />`,
      )}
    </div>
  </div>`;
}

const brandMarks = html`<span class="Brand" aria-hidden="true">
  ${['visa', 'mastercard', 'amex', 'discover', 'diners', 'jcb', 'unionpay'].map(
    (brand) => html`<span data-brand="${brand}" hidden>${brand}</span>`,
  )}
  <span data-brand="unknown"
    ><svg viewBox="0 0 24 16" width="24" height="16">
      <rect
        x=".75"
        y=".75"
        width="22.5"
        height="14.5"
        rx="2.25"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
      />
      <path d="M1 5h22" stroke="currentColor" stroke-width="2.5" /></svg
  ></span>
</span>`;

const cvcMark = html`<span class="CvcMark" aria-hidden="true"
  ><svg viewBox="0 0 24 16" width="24" height="16">
    <rect
      x=".75"
      y=".75"
      width="22.5"
      height="14.5"
      rx="2.25"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
    />
    <path d="M1 5h22" stroke="currentColor" stroke-width="2.5" />
    <path d="M14 11.5h6" stroke="currentColor" stroke-width="2" stroke-dasharray="1.5 .75" /></svg
></span>`;
