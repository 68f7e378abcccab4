import type { Price, Product } from '@storetag/protocol';
import { html, nothing } from 'lit';
import { adoptStyles } from '../adopt-styles.js';
import { later } from '../later.js';
import { leftOf } from '../left-of.js';
import { choiceTitle } from '../choice-title.js';
import { costText } from '../price-texts.js';
import { checkoutWords } from '../words/checkout-words.js';
import { cardOptionsStyles } from './card-options.styles.js';
import type { ProductCard } from './product-card.js';

const stepper = later(() => import('./quantity-stepper.js'));
const tierTable = later(() => import('./tier-table.js'));

/** Units that can be bought at once. */
const MOST = 99;

/** What customers choose on a card before they buy: one of several prices, and how many. */
export class CardOptions {
  readonly #card: ProductCard;
  #chosen: string | undefined;
  #quantity = 1;

  constructor(card: ProductCard) {
    this.#card = card;
    adoptStyles(card, cardOptionsStyles);
  }

  /** The price that is bought, the first until another is chosen. */
  price(choices: readonly Price[]): Price | undefined {
    return choices.find(({ id }) => id === this.#chosen) ?? choices[0];
  }

  /** Units that are bought. */
  quantity(product: Product, price: Price): number {
    return this.#card.quantityInput ? Math.min(this.#quantity, leftOf(product, price) || MOST) : 1;
  }

  /** What is chosen by, and what depends on it. */
  view(choices: readonly Price[], product: Product): unknown {
    const { language, layout, quantityInput } = this.#card;
    const price = this.price(choices);
    const max = Math.min(leftOf(product, price) ?? MOST, MOST);
    const tiers = choices.some((each) => each.tiers) ? tierTable(this.#card) : undefined;
    return html`
      ${choices.length > 1 ? this.#choices(choices, price) : nothing}
      ${price?.tiers && layout !== 'grid' ? tiers?.tierTable(this.#card, price, language) : nothing}
      ${
        quantityInput && price && !price.custom_unit_amount && max
          ? html`<div class="units">
              ${stepper(this.#card)?.quantityStepper({
                host: this.#card,
                value: Math.min(this.#quantity, max),
                max,
                language,
                changed: (quantity) => {
                  this.#quantity = quantity;
                  this.#card.requestUpdate();
                },
              })}
            </div>`
          : nothing
      }
    `;
  }

  #choices(choices: readonly Price[], chosen: Price | undefined): unknown {
    const { language } = this.#card;
    const words = checkoutWords.in(language);
    const choose = (id: string): void => {
      this.#chosen = id;
      this.#card.requestUpdate();
    };
    return html`<fieldset part="choices">
      <legend class="unseen">${words.choices}</legend>
      ${choices.map((price) => {
        const title = choiceTitle(price, choices, words, language);
        const cost = price.stock === 0 ? words.soldOut : costText(price, words, language);
        return html`<label part="choice">
          <input
            type="radio"
            name="price"
            .checked=${price === chosen}
            @change=${() => choose(price.id)}
          />
          <span>${title}</span>
          ${title === cost ? nothing : html`<span>${cost}</span>`}
        </label>`;
      })}
    </fieldset>`;
  }
}
