import { formatMoney, type Price } from '@storetag/protocol';
import { css, html, type LitElement } from 'lit';
import { adoptStyles } from '../adopt-styles.js';
import { lowestAmountOf } from '../amount-of.js';
import { knowTiers } from '../price-texts.js';
import { fill } from '../words/message.js';
import { shopWords } from '../words/shop-words.js';

knowTiers(lowestAmountOf);

const styles = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
    margin-block-end: calc(var(--_space) * 2);
    font-size: var(--_size-sm);
    font-variant-numeric: tabular-nums;
  }
  :is(th, td) {
    padding: var(--_space) 0;
    border-block-end: var(--_border-width) solid var(--_border);
    font-weight: inherit;
    text-align: start;
  }
  td {
    text-align: end;
  }
`;

/** What a tiered price costs from how many units on. */
export function tierTable(
  host: LitElement,
  { tiers, currency }: Price,
  language: string | undefined,
): unknown {
  adoptStyles(host, styles);
  const words = shopWords.in(language);
  const number = new Intl.NumberFormat(language);
  const money = (amount: number): string => formatMoney(amount, currency, language);
  const rows = (tiers ?? []).map(({ up_to, unit_amount, flat_amount }, index, all) => {
    const first = (all[index - 1]?.up_to ?? 0) + 1;
    const units =
      up_to === null
        ? `${number.format(first)}+`
        : first === up_to
          ? number.format(first)
          : `${number.format(first)}–${number.format(up_to)}`;
    const costs = [
      unit_amount !== null && (unit_amount || !flat_amount)
        ? fill(words.tierEach, { price: money(unit_amount) })
        : '',
      flat_amount ? fill(words.tierFlat, { price: money(flat_amount) }) : '',
    ];
    return html`<tr>
      <th scope="row">${units}</th>
      <td>${costs.filter(Boolean).join(' + ')}</td>
    </tr>`;
  });
  return html`<table part="tiers">
    <caption class="unseen">
      ${words.tiers}
    </caption>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}
