import { formatMoney, type Order } from '@storetag/protocol';
import { html, nothing } from 'lit';
import { safeUrl } from '../safe-url.js';
import type { Words } from '../words/words.js';
import { canConfirm } from './confirm-with-bank.js';
import type { ReturnedOrder } from './returned-order.js';

/** What was bought, and what the total is made of. */
export function linesView(order: Order, words: Words, language: string | undefined): unknown {
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
export function waysOnView(
  { status, receipt_url, url, next_action }: Order,
  returned: ReturnedOrder | undefined,
  words: Words,
  confirm: () => unknown,
): unknown {
  if (status !== 'unpaid') return link('receipt', receipt_url, words.receipt);
  return next_action && canConfirm(returned)
    ? html`<button part="button" class="primary" @click=${confirm}>${words.confirmPayment}</button>`
    : link('hosted', url, words.payOnStripe);
}

function link(part: 'receipt' | 'hosted', address: string | undefined, label: string): unknown {
  const href = safeUrl(address);
  const style = part === 'hosted' ? 'primary' : '';
  return href ? html`<a part=${part} class=${style} href=${href}>${label}</a>` : nothing;
}
