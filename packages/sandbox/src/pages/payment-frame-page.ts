import type { Route } from '../http/route.js';
import { cardFieldsMarkup } from './card-fields-markup.js';
import { countryOf } from './countries.js';
import { framePage } from './frame-page.js';
import { html, type Html } from './html.js';
import { icons } from './payment-icons.js';
import { bankDebitPanel, redirectPanel } from './payment-panels.js';
import { testCardsNote } from './test-cards-note.js';

/** The frame that the Payment Element shows. */
export const paymentFrameRoute: Route = {
  method: 'GET',
  path: '/_internal/frames/payment',
  handle(context) {
    const methods = methodsFor(countryOf(context.request.headers.get('accept-language')));
    return framePage(context, {
      title: 'Secure payment input',
      script: 'payment-frame',
      body: html`<form novalidate aria-label="Payment method">
        <div class="Tabs" role="tablist" aria-label="Payment method">
          ${methods.map(
            ({ type, label, icon }) =>
              html`<button
                class="Tab"
                type="button"
                role="tab"
                id="${type}-tab"
                data-choose="${type}"
                aria-controls="${type}-panel"
                hidden
              >
                <span class="TabIcon" aria-hidden="true">${icon}</span
                ><span class="TabLabel">${label}</span>
              </button>`,
          )}
        </div>
        <div class="Methods">${methods.map(methodMarkup)}</div>
        <button class="Action" type="button" data-action="more" hidden>More payment methods</button>
      </form>`,
    });
  },
};

interface Method {
  type: string;
  label: string;
  icon: Html;
  panel: Html;
}

function methodsFor(country: string): readonly Method[] {
  return [
    {
      type: 'card',
      label: 'Card',
      icon: icons.card,
      panel: html`${cardFieldsMarkup(
          {
            number: 'number',
            expiry: 'expiry',
            cvc: 'cvc',
            country: 'country',
            postalCode: 'postalCode',
          },
          country,
        )}
        <p class="TermsText" data-terms="card" hidden>
          By providing your card information, you allow <span data-business></span> to charge your
          card for future payments in accordance with their terms.
        </p>
        ${testCardsNote}`,
    },
    {
      type: 'us_bank_account',
      label: 'US bank account',
      icon: icons.bank,
      panel: bankDebitPanel,
    },
    { type: 'ideal', label: 'iDEAL', icon: icons.redirect, panel: redirectPanel('ideal', 'iDEAL') },
  ];
}

function methodMarkup({ type, label, icon, panel }: Method): Html {
  return html`<div class="Method" data-method="${type}" hidden>
    <button
      class="Opener"
      type="button"
      data-choose="${type}"
      aria-expanded="false"
      aria-controls="${type}-panel"
    >
      <svg class="RadioIcon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <circle class="RadioIconOuter" cx="8" cy="8" r="8" />
        <circle class="RadioIconInner" cx="8" cy="8" r="3" /></svg
      ><span class="Logo" aria-hidden="true">${icon}</span><span>${label}</span>
    </button>
    <div id="${type}-panel" data-part="panel" hidden>${panel}</div>
  </div>`;
}
