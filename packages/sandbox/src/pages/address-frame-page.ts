import type { Route } from '../http/route.js';
import { field } from './card-fields-markup.js';
import { countries, countryOf } from './countries.js';
import { framePage } from './frame-page.js';
import { html, type Html } from './html.js';

/** The frame of the Address Element. The names of its inputs are Stripe's. */
export const addressFrameRoute: Route = {
  method: 'GET',
  path: '/_internal/frames/address',
  handle(context) {
    const chosen = countryOf(context.request.headers.get('accept-language'));
    return framePage(context, {
      title: 'Secure address input',
      script: 'address-frame',
      body: html`<form novalidate aria-label="Address">
        <div data-part="contacts" role="group" aria-label="Saved addresses" hidden></div>
        <div class="Fields">
          ${input('name', 'Full name', 'name')}
          <div class="Row" data-part="names">
            ${input('firstName', 'First name', 'given-name')}
            ${input('lastName', 'Last name', 'family-name')}
          </div>
          ${field(
            'country',
            'Country or region',
            html`<select
              class="Input"
              id="country"
              name="country"
              autocomplete="country"
              aria-describedby="country-error"
            >
              ${countries.map(({ code, name }) =>
                code === chosen
                  ? html`<option value="${code}" selected>${name}</option>`
                  : html`<option value="${code}">${name}</option>`,
              )}
            </select>`,
          )}
          ${input('addressLine1', 'Address line 1', 'address-line1', 'Street address')}
          ${input('addressLine2', 'Address line 2', 'address-line2', 'Apt., suite, unit number, etc. (optional)')}
          <div class="Row">
            ${input('locality', 'City', 'address-level2')}
            ${input('administrativeArea', 'State or province', 'address-level1')}
            ${input('postalCode', 'Postal code', 'postal-code')}
          </div>
          ${input('phone', 'Phone number', 'tel', '', 'tel')}
        </div>
      </form>`,
    });
  },
};

function input(
  name: string,
  label: string,
  autocomplete: string,
  placeholder = '',
  type = 'text',
): Html {
  return field(
    name,
    label,
    html`<input
      class="Input"
      id="${name}"
      name="${name}"
      type="${type}"
      dir="${type === 'tel' ? 'ltr' : 'auto'}"
      autocomplete="${autocomplete}"
      placeholder="${placeholder}"
      aria-describedby="${name}-error"
    />`,
  );
}
