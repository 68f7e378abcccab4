import { formatMoney, type Order } from '@storetag/protocol';
import { html, nothing } from 'lit';
import { safeUrl } from '../safe-url.js';
import { tick } from '../payment/status.view.js';
import { reason } from '../words/reason.js';
import type { Words } from '../words/words.js';
import { canConfirm } from './confirm-with-bank.js';
import type { OrderWatch } from './order-watch.js';

/** How an order stands, in a sentence; what was bought; and what the customer can do. */
export function orderView(watch: OrderWatch, words: Words, language: string | undefined): unknown {
  const { order, returned, failure, error, pending, confirming, unreachable } = watch;
  const waits = returned && !order && pending;
  const status = order?.status;
  const isPaid = status === 'paid';
  const isOpen = status === 'unpaid' || status === 'processing';
  return html`<div>
    ${waits ? html`<slot></slot>` : nothing} ${isPaid ? tick : nothing}
    <div role="status">
      <p part="heading">${sentenceOf(watch, words)}</p>
      ${
        waits && failure
          ? html`<p class="muted">${reason(failure, words)} ${words.unknown}</p>`
          : nothing
      }
    </div>
    ${isPaid || status === 'processing' ? html`<slot name="next" class="more"></slot>` : nothing}
    ${isPaid ? html`<slot name="download" class="more"></slot>` : nothing}
    ${order ? linesView(order, words, language) : nothing}
    ${unreachable ? html`<p role="alert">${words.noCardForm}</p>` : nothing}
    <div class="ways">
      ${order && !confirming ? waysOnView(order, watch, words) : nothing}
      ${
        returned && !pending && (error || isOpen)
          ? html`<button part="retry" @click=${() => watch.refresh()}>${words.checkAgain}</button>`
          : nothing
      }
    </div>
  </div>`;
}

function sentenceOf(
  { order, returned, pending, error, confirming }: OrderWatch,
  words: Words,
): string {
  if (!returned) return words.noOrder;
  if (order?.status === 'unpaid' && order.next_action && !confirming) return words.actionNeeded;
  if (pending && (!order || order.status === 'unpaid')) return words.checking;
  if (order) return words[order.status];
  const { code, message } = error ?? {};
  // These two speak to the page's author.
  if ((code === 'secret_in_page' || code === 'misconfigured') && message) return message;
  return code === 'not_found' ? words.notFound : words.unknown;
}

/** What was bought, and what the total is made of. */
function linesView(order: Order, words: Words, language: string | undefined): unknown {
  const { id, line_items, amount, currency, email, totals } = order;
  const money = (value: number): string => formatMoney(value, currency, language);
  const row = (label: string, value: number): unknown =>
    html`<tr>
      <th scope="row">${label}</th>
      <td>${money(value)}</td>
    </tr>`;
  const sum = (label: string, value: number): unknown => (value ? row(label, value) : nothing);
  const { subtotal = 0, discount = 0, shipping = 0, tax = 0 } = totals ?? {};
  const adds = subtotal - discount + shipping + tax === amount;
  return html`
    <table part="lines">
      <tbody>
        ${line_items.map((line) =>
          row(line.name + (line.quantity > 1 ? ` × ${line.quantity}` : ''), line.amount),
        )}
      </tbody>
      <tfoot>
        ${
          discount || shipping || tax
            ? [
                row(words.subtotal, subtotal),
                sum(words.discount, -discount),
                sum(words.shipping, shipping),
                sum(adds ? words.tax : words.taxIncluded, tax),
              ]
            : nothing
        }
        <tr part="total">
          <th scope="row">${words.total}</th>
          <td>${money(amount)}</td>
        </tr>
      </tfoot>
    </table>
    ${email ? html`<p class="muted">${email}</p>` : nothing}
    <p class="muted printed">${id}</p>
  `;
}

/** What the customer can do: read the receipt, answer the bank, pay after all. */
function waysOnView(
  { status, receipt_url, url, next_action }: Order,
  watch: OrderWatch,
  words: Words,
): unknown {
  if (status !== 'unpaid') return link('receipt', receipt_url, words.receipt);
  return next_action && canConfirm(watch.returned)
    ? html`<button part="button" class="primary" @click=${() => watch.confirm()}>
        ${words.confirmPayment}
      </button>`
    : link('hosted', url, words.payOnStripe);
}

function link(part: 'receipt' | 'hosted', address: string | undefined, label: string): unknown {
  const href = safeUrl(address);
  const style = part === 'hosted' ? 'primary' : '';
  return href ? html`<a part=${part} class=${style} href=${href}>${label}</a>` : nothing;
}
