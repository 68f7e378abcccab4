import type { PaymentPage } from '../../resources/payment-page/payment-page.js';
import { html, type Html } from '../html.js';
import { formatMoney } from '../money.js';

/** The sums of the page, down to what is due. */
export function totalsMarkup(page: PaymentPage, locale: string): Html {
  const { subtotal, discount, shipping, total } = page.total;
  const [chosen] = page.shipping_options.filter(({ id }) => id === page.shipping_rate);
  const [promotion] = page.discounts;
  const row = (label: string, amount: number, name = '') =>
    html`<div class="${name}">
      <dt>${label}</dt>
      <dd class="Money">${formatMoney(amount, page.currency, locale)}</dd>
    </div>`;
  return html`<dl class="Sums">
    ${subtotal !== total && row('Subtotal', subtotal)}
    ${promotion && row(promotion.display_name, -discount)}
    ${chosen && row(`Shipping${chosen.display_name ? ` (${chosen.display_name})` : ''}`, shipping)}
    ${page.taxes.map(({ amount, display_name: name, inclusive, percentage }) =>
      row(`${name} (${percentage}%${inclusive ? ', included' : ''})`, amount),
    )}
    ${
      page.tax.status !== 'ready' &&
      html`<div>
        <dt>Tax</dt>
        <dd class="Muted">Enter your address</dd>
      </div>`
    }
    ${row('Total due today', total, 'Due')}
  </dl>`;
}
