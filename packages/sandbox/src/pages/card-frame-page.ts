import type { Route } from '../http/route.js';
import { cardFieldsMarkup } from './card-fields-markup.js';
import { countryOf } from './countries.js';
import { html } from './html.js';
import { pageResponse } from './page-response.js';
import { testCardsNote } from './test-cards-note.js';

const icon = html`<svg
  class="TabIcon"
  viewBox="0 0 16 12"
  width="16"
  height="12"
  aria-hidden="true"
>
  <path
    d="M2 0h12a2 2 0 0 1 2 2v1H0V2a2 2 0 0 1 2-2Zm14 5v5a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2V5h16Z"
    fill="currentColor"
  />
</svg>`;

/** The frame that the Payment Element shows. Any site may show it: that is what it is for. */
export const cardFrameRoute: Route = {
  method: 'GET',
  path: '/_internal/frames/payment',
  handle: ({ request, engine }) =>
    pageResponse({
      title: 'Secure payment input · SANDBOX',
      styles: ['card-fields', 'card-frame'],
      script: 'card-frame',
      framedBy: 'anyone',
      fontsFromAnywhere: true,
      data: { now: String(engine.clock.now()), layout: 'tabs' },
      body: html`<form novalidate aria-label="Card">
        <div class="Tabs">
          <div class="Tab Tab--selected">
            ${icon}<span class="TabLabel TabLabel--selected">Card</span>
          </div>
        </div>
        <button
          class="AccordionItem AccordionItem--selected"
          type="button"
          data-action="expand"
          aria-expanded="true"
          aria-controls="panel"
        >
          <span class="RadioIcon" aria-hidden="true"></span>${icon}<span>Card</span>
        </button>
        <div id="panel" data-part="panel">
          ${cardFieldsMarkup(
            {
              number: 'number',
              expiry: 'expiry',
              cvc: 'cvc',
              country: 'country',
              postalCode: 'postalCode',
            },
            countryOf(request.headers.get('accept-language')),
          )}
          ${testCardsNote}
        </div>
      </form>`,
    }),
};
