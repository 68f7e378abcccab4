import type { Engine } from '../../core/engine.js';
import type { LineItemRecord, SessionRecord } from '../../core/records.js';
import { html, type Html } from '../html.js';
import { initialOf } from '../initial-of.js';
import { formatMoney } from '../money.js';
import { intervalWords, priceWords } from '../price-words.js';
import { sandboxBanner } from '../sandbox-banner.js';
import { paymentForm } from './payment-form.js';

/** The page on which an open session is paid. */
export function openSession(
  engine: Engine,
  session: SessionRecord,
  country: string,
  locale: string,
): Html {
  const lines = engine.state.sessionDetails.get(session.id)?.lineItems ?? [];
  return html`<header>${sandboxBanner}</header>
    <main aria-label="Checkout">
      <section class="Summary" aria-labelledby="total">
        <div class="Inner">
          ${session.cancel_url && backLink(session.cancel_url)} ${total(session, lines, locale)}
          <ul class="Lines">
            ${lines.map((line) => lineItem(engine, line, locale))}
          </ul>
          ${sums(session, locale)}
        </div>
      </section>
      <section class="Payment" aria-label="Payment">
        <div class="Inner">${paymentForm(engine, session, country, locale)}</div>
      </section>
    </main>`;
}

function total(session: SessionRecord, lines: readonly LineItemRecord[], locale: string): Html {
  const recurring = lines.find(({ price }) => price.recurring)?.price.recurring ?? null;
  const heading = session.mode === 'subscription' ? 'Subscribe' : 'Total due';
  return html`<h1 id="total">${heading}</h1>
    <p class="Total">
      <span class="Money" data-testid="total">${money(session.amount_total, session, locale)}</span>
      ${recurring && html`<small>${intervalWords(recurring)}</small>`}
    </p>`;
}

function lineItem(engine: Engine, line: LineItemRecord, locale: string): Html {
  const { price, quantity, currency, amount_subtotal: amount } = line;
  const product = engine.state.products.find(price.product);
  const name = line.description ?? product?.name ?? '';
  const [image] = product?.images ?? [];
  return html`<li class="Line">
    ${
      image
        ? html`<img src="${image}" alt="" width="52" height="52" referrerpolicy="no-referrer" />`
        : html`<span class="Initial" aria-hidden="true">${initialOf(name)}</span>`
    }
    <h2 dir="auto">${name}</h2>
    <span class="Money">${formatMoney(amount, currency, locale)}</span>
    ${product?.description && html`<p class="Description" dir="auto">${product.description}</p>`}
    ${
      (quantity > 1 || price.recurring) &&
      html`<p class="Quantity">
        Qty ${quantity} · ${priceWords(price, locale)}${quantity > 1 && ' each'}
      </p>`
    }
  </li>`;
}

function sums(session: SessionRecord, locale: string): Html {
  const { total_details: details } = session;
  const row = (label: string, amount: number | null, name = '') =>
    html`<div class="${name}">
      <dt>${label}</dt>
      <dd class="Money">${money(amount, session, locale)}</dd>
    </div>`;
  return html`<dl class="Sums">
    ${session.amount_subtotal !== session.amount_total && row('Subtotal', session.amount_subtotal)}
    ${Boolean(details?.amount_discount) && row('Discount', -(details?.amount_discount ?? 0))}
    ${Boolean(details?.amount_shipping) && row('Shipping', details?.amount_shipping ?? 0)}
    ${Boolean(details?.amount_tax) && row('Tax', details?.amount_tax ?? 0)}
    ${row('Total due today', session.amount_total, 'Due')}
  </dl>`;
}

function money(amount: number | null, { currency }: SessionRecord, locale: string): string {
  return formatMoney(amount ?? 0, currency ?? 'usd', locale);
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
