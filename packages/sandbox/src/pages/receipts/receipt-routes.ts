import type { Engine } from '../../core/engine.js';
import type { ChargeRecord } from '../../core/records.js';
import type { Route, RouteContext } from '../../http/route.js';
import { html, type Html } from '../html.js';
import { messagePage } from '../message-page.js';
import { formatMoney } from '../money.js';
import { pageResponse } from '../page-response.js';
import { sandboxBanner } from '../sandbox-banner.js';

/** The receipt of a charge: its `receipt_url`. */
export const receiptRoute: Route = { method: 'GET', path: '/receipts/:id', handle: receiptPage };

function receiptPage({ engine, path }: RouteContext): Response {
  const charge = engine.state.charges.find(path['id'] ?? '');
  if (!charge?.paid) {
    return messagePage(
      'There is no such receipt',
      'Only a payment that went through has one.',
      404,
    );
  }
  return pageResponse({
    title: 'Receipt · SANDBOX',
    styles: ['base', 'hosted-page'],
    body: html`<header>${sandboxBanner}</header>
      <main class="Message">
        <h1>Receipt from Sandbox</h1>
        <p class="Total"><span class="Money">${money(charge.amount, charge)}</span></p>
        <dl class="Sums">${rows(engine, charge).map(([label, value]) => row(label, value))}</dl>
        <p class="Muted">${charge.id}</p>
      </main>`,
  });
}

function row(label: string, value: string): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

function rows(engine: Engine, charge: ChargeRecord): [string, string][] {
  const { amount, amount_refunded: refunded, created } = charge;
  const paid = new Date(created * 1000).toLocaleDateString('en', {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return [
    ['Date paid', paid],
    ['Payment method', methodWords(charge)],
    ...linesOf(engine, charge),
    ['Amount charged', money(amount, charge)],
    ...(refunded > 0
      ? ([['Refunded', money(-refunded, charge)]] satisfies [string, string][])
      : []),
  ];
}

function methodWords({ payment_method_details: details }: ChargeRecord): string {
  const card = details?.card;
  if (card) return `${card.brand ?? 'Card'} ending in ${card.last4 ?? '····'}`;
  const last4 = details?.us_bank_account?.last4;
  return last4 ? `Bank account ending in ${last4}` : 'iDEAL';
}

/** What was bought, where a session knows. */
function linesOf(engine: Engine, charge: ChargeRecord): [string, string][] {
  const session = engine.state.intentDetails.get(charge.payment_intent ?? '')?.session ?? '';
  const lines = engine.state.sessionDetails.get(session)?.lineItems ?? [];
  return lines.map(({ amount_total, description, quantity }) => [
    `${quantity} × ${description ?? ''}`,
    money(amount_total, charge),
  ]);
}

function money(amount: number, { currency }: ChargeRecord): string {
  return formatMoney(amount, currency);
}
