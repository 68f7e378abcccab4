import type { Engine } from '../../core/engine.js';
import type { PaymentIntentRecord, SessionRecord } from '../../core/records.js';
import { html, type Html } from '../html.js';
import { formatMoney } from '../money.js';
import { actionButton, dashboardPage, timeWords } from './dashboard-page.js';

/** Most payments shown. */
const MOST = 100;

/** Payments, newest first, and sessions that are still open. */
export function paymentsTab(engine: Engine, url: URL): Response {
  const payments = engine.state.paymentIntents.newestFirst().slice(0, MOST);
  const open = engine.state.sessions.newestFirst().filter(({ status }) => status === 'open');
  return dashboardPage(
    'payments',
    url,
    `Payments: ${engine.state.paymentIntents.size}. Open checkouts: ${open.length}.`,
    html`${
      payments.length === 0
        ? html`<p class="Empty">No payments yet.</p>`
        : html`<ul class="List">
            ${payments.map((intent) => paymentItem(engine, intent))}
          </ul>`
    }
    ${
      open.length > 0 &&
      html`<h3 class="Later">Open checkouts</h3>
        <ul class="List">
          ${open.slice(0, MOST).map((session) => openItem(session))}
        </ul>`
    }`,
  );
}

function paymentItem(engine: Engine, intent: PaymentIntentRecord): Html {
  const session = engine.state.sessions.find(
    engine.state.intentDetails.get(intent.id)?.session ?? '',
  );
  const charge = engine.state.charges.find(intent.latest_charge ?? '');
  const refunded = charge?.amount_refunded ?? 0;
  const { status, last_payment_error: error, amount, currency } = intent;
  const left = amount - refunded;
  const tag =
    status !== 'succeeded'
      ? status
      : left === 0
        ? 'refunded'
        : refunded
          ? 'partly refunded'
          : status;
  const tone = tag === 'succeeded' ? 'good' : /requires|processing/.test(tag) ? 'wait' : '';
  const money = formatMoney(amount, currency);
  return html`<li class="Item Item--wide" data-payment="${intent.id}">
    <div class="Rows">
      <p class="Head">
        <strong class="Money">${money}</strong>
        <span class="Tag Tag--${tone}">${tag.replaceAll('_', ' ')}</span>
        <span class="Muted">${timeWords(intent.created * 1000)}</span>
      </p>
      <p class="Head">
        <span class="Id">${intent.id}</span>
        ${session && html`<span class="Id">${session.id.slice(0, 24)}…</span>`}
        ${session?.customer_details?.email && html`<span class="Muted">${session.customer_details.email}</span>`}
      </p>
      ${error && html`<p class="Tag Tag--bad">${error.decline_code ?? error.code}: ${error.message}</p>`}
    </div>
    ${
      status === 'succeeded' &&
      left > 0 &&
      actionButton(
        'refund',
        { payment_intent: intent.id },
        'Refund',
        `Refund ${money} of ${intent.id}`,
      )
    }
  </li>`;
}

function openItem(session: SessionRecord): Html {
  return html`<li class="Item">
    <p class="Head">
      <span class="Money"
        >${formatMoney(session.amount_total ?? 0, session.currency ?? 'usd')}</span
      >
      <a href="/c/pay/${session.id}">Open the payment page</a>
      <span class="Muted">until ${timeWords(session.expires_at * 1000)}</span>
    </p>
    <p class="Id">${session.id}</p>
  </li>`;
}
