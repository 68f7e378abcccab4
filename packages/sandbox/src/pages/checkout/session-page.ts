import type { Engine } from '../../core/engine.js';
import type { SessionRecord } from '../../core/records.js';
import { detailsOf } from '../../resources/checkout/session-details.js';
import type { PaymentPage } from '../../resources/payment-page/payment-page.js';
import { toPaymentPage } from '../../resources/payment-page/to-payment-page.js';
import { html, type Html } from '../html.js';
import { formatMoney } from '../money.js';
import { intervalWords } from '../price-words.js';
import { sandboxBanner } from '../sandbox-banner.js';
import { lineMarkup } from './line-markup.js';
import { paymentForm } from './payment-form.js';
import { promotionMarkup } from './promotion-markup.js';
import { totalsMarkup } from './totals-markup.js';

/**
 * The page on which an open session is paid. What a choice of the customer changes is in an element with `data-live`:
 * the page's script takes that anew.
 */
export function openSession(
  engine: Engine,
  session: SessionRecord,
  country: string,
  locale: string,
): Html {
  const { lineItems } = detailsOf(engine, session);
  const page = toPaymentPage(engine, session);
  return html`<header>${sandboxBanner}</header>
    <main aria-label="Checkout">
      <section class="Summary" aria-labelledby="total">
        <div class="Inner">
          ${session.cancel_url && backLink(session.cancel_url)} ${total(page, locale)}
          <ul class="Lines">
            ${lineItems.map((line) => lineMarkup(engine, line, locale))}
          </ul>
          <div data-live="promotion">${promotionMarkup(page)}</div>
          <div data-live="totals">${totalsMarkup(page, locale)}</div>
        </div>
      </section>
      <section class="Payment" aria-label="Payment">
        <div class="Inner">${paymentForm(engine, session, page, country, locale)}</div>
      </section>
    </main>`;
}

function total(page: PaymentPage, locale: string): Html {
  const heading = page.mode === 'subscription' ? 'Subscribe' : 'Total due';
  const amount = page.total.total;
  return html`<h1 id="total">${heading}</h1>
    <p class="Total" data-live="total" aria-live="polite">
      <span class="Money" data-testid="total" data-total="${amount}"
        >${formatMoney(amount, page.currency, locale)}</span
      >
      ${page.recurring && html`<small>${intervalWords(page.recurring)}</small>`}
    </p>`;
}

/** A way back to the shop. */
export function backLink(url: string, label = 'Back'): Html {
  return html`<a class="Back" href="${url}" data-testid="business-link">
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d="M10 2 4 8l6 6" fill="none" stroke="currentColor" stroke-width="1.75" />
    </svg>
    ${label}
  </a>`;
}
