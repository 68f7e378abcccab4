import type { PaymentPage } from '../../resources/payment-page/payment-page.js';
import { field } from '../card-fields-markup.js';
import { countries } from '../countries.js';
import { html, type Html } from '../html.js';
import { formatMoney } from '../money.js';

/** Where it is shipped to. */
export function shippingMarkup(allowed: readonly string[]): Html {
  return html`<section aria-labelledby="shipping">
    <h2 id="shipping">Shipping</h2>
    <div class="Stack">
      ${input('shippingName', 'Full name', 'shipping name', 'name')}
      ${input('shippingAddressLine1', 'Address', 'shipping address-line1', 'line1')}
      <div class="Row">
        ${input('shippingPostalCode', 'Postal code', 'shipping postal-code', 'postal_code')}
        ${input('shippingLocality', 'City', 'shipping address-level2', 'city')}
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
            .filter(({ code }) => allowed.includes(code))
            .map(({ code, name }) => html`<option value="${code}">${name}</option>`)}
        </select>`,
      )}
    </div>
  </section>`;
}

/** How it is shipped; nothing where there is no choice at all. */
export function shippingOptionsMarkup(page: PaymentPage, locale: string): Html | false {
  if (page.shipping_options.length === 0) return false;
  return html`<section aria-labelledby="shipping-method">
    <h2 id="shipping-method">Shipping method</h2>
    <fieldset class="Options" aria-labelledby="shipping-method">
      ${page.shipping_options.map(
        ({ id, amount, currency, display_name: name, delivery_estimate: estimate }) =>
          html`<label class="Option">
            <input
              type="radio"
              name="shippingOption"
              value="${id}"
              ${id === page.shipping_rate && html`checked`}
            />
            <span
              >${name ?? 'Shipping'}${estimate && html`<small>${daysOf(estimate)}</small>`}</span
            >
            <span class="Money"
              >${amount === 0 ? 'Free' : formatMoney(amount, currency, locale)}</span
            >
          </label>`,
      )}
    </fieldset>
  </section>`;
}

type Estimate = NonNullable<PaymentPage['shipping_options'][number]['delivery_estimate']>;

function daysOf({ maximum, minimum }: Estimate): string {
  const unit = (maximum ?? minimum)?.unit.replace('_', ' ') ?? 'day';
  if (minimum && maximum) return `${minimum.value}–${maximum.value} ${unit}s`;
  if (maximum) return `Within ${maximum.value} ${unit}${maximum.value === 1 ? '' : 's'}`;
  return `At least ${minimum?.value ?? 0} ${unit}s`;
}

/** The rest of the billing address, where the shop asks for it: the country is beside the card. */
export function billingMarkup(): Html {
  return html`<div class="Stack">
    ${input('billingAddressLine1', 'Billing address', 'billing address-line1')}
    ${input('billingLocality', 'City', 'billing address-level2')}
  </div>`;
}

/** The phone number. */
export function phoneMarkup(): Html {
  return field(
    'phoneNumber',
    'Phone number',
    html`<input
      class="Input"
      id="phoneNumber"
      name="phoneNumber"
      type="tel"
      dir="ltr"
      autocomplete="tel"
      aria-describedby="phoneNumber-error"
    />`,
  );
}

function input(id: string, label: string, autocomplete: string, shipping?: string): Html {
  return field(
    id,
    label,
    html`<input
      class="Input"
      id="${id}"
      name="${id}"
      type="text"
      dir="auto"
      autocomplete="${autocomplete}"
      aria-describedby="${id}-error"
      ${shipping !== undefined && html`data-shipping="${shipping}"`}
    />`,
  );
}
