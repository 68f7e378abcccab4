import type { PaymentPage } from '../../resources/payment-page/payment-page.js';
import { html, type Html } from '../html.js';

/** Where a promotion code is typed, or the one that is used; nothing where the session takes none. */
export function promotionMarkup({
  allow_promotion_codes: allowed,
  discounts: [discount],
}: PaymentPage): Html | false {
  if (!allowed && !discount) return false;
  if (discount) {
    return html`<p class="Promotion">
      <span>${discount.promotion_code ?? discount.display_name}</span>
      ${
        discount.promotion_code !== null &&
        html`<button class="Button Button--quiet" type="button" data-action="remove-promotion">
          Remove<span class="VisuallyHidden"> promotion code ${discount.promotion_code}</span>
        </button>`
      }
    </p>`;
  }
  return html`<details class="Promotion">
    <summary>Add promotion code</summary>
    <form class="Choice" novalidate data-action="add-promotion">
      <label class="VisuallyHidden" for="promotionCode">Promotion code</label>
      <div class="Beside">
        <input
          class="Input"
          id="promotionCode"
          name="promotionCode"
          type="text"
          dir="ltr"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          placeholder="Promotion code"
          aria-describedby="promotionCode-error"
        />
        <button class="Button Button--quiet" type="submit">Apply</button>
      </div>
      <p class="Error" id="promotionCode-error" role="alert" hidden></p>
    </form>
  </details>`;
}
