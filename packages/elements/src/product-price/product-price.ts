import type { Product } from '@storetag/protocol';
import { css, html, type PropertyDeclarations } from 'lit';
import { ProductsFailedEvent } from '../events.js';
import { Loading } from '../loading.js';
import { amountOf, lowestAmountOf } from '../amount-of.js';
import { offers, offerText } from '../offers.js';
import { costText, knowTiers, priceLine } from '../price-texts.js';
import { StoreElement } from '../store-element.js';
import { StoreError } from '../store-error.js';
import { listEnglish, listWords } from '../words/list-words.js';

knowTiers(lowestAmountOf);

/**
 * A formatted price anywhere in text, in the text's own font, size and colour.
 *
 * @tag product-price
 *
 * @slot - Shown until the price is known, and where it cannot be read.
 *
 * @fires {ProductsFailedEvent} products-failed - It could not be read; `event.error` says why.
 *
 * @csspart price - The amount.
 */
export class ProductPrice extends StoreElement {
  static override styles = css`
    span {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `;
  static override properties: PropertyDeclarations = {
    price: {},
    product: {},
    quantity: { type: Number },
    data: { attribute: false },
  };

  /** Stripe Price id, `price_…`. */
  price?: string;

  /** Stripe Product id, instead of `price`: its price, or from the lowest of several on. */
  product?: string;

  /** Units that the amount is for. */
  quantity = 1;

  /** The product, where the page has read it already. */
  data?: Product | undefined;

  private readonly loading = new Loading<Product | undefined>(this, {
    key: () => (this.data ? '' : [this.address, this.price, this.product].join(' ')),
    load: async (signal) => {
      const { data = this.given?.products[0], price, product, store } = this;
      this.given = undefined;
      if (data || (!price && !product)) return data;
      if (product) return store.product(product, signal);
      const { products } = await store.products({ price: price ?? '', limit: 1 }, signal);
      if (!products[0]) throw new StoreError('price_not_sold', listEnglish.unavailable);
      return products[0];
    },
    done: (_, error) => error && this.dispatchEvent(new ProductsFailedEvent(error)),
  });

  /** Reads the price again. Never rejects. */
  refresh(): Promise<void> {
    return this.loading.run();
  }

  protected override render(): unknown {
    const text = this.text();
    return text ? html`<span part="price">${text}</span>` : html`<slot></slot>`;
  }

  private text(): string | undefined {
    const product = this.data ?? this.loading.value;
    if (!product) return undefined;
    const { language, quantity } = this;
    const words = listWords.in(language);
    const choices = offers(product, this.preferredCurrency);
    const price = this.price
      ? product.prices.find(({ id }) => id === this.price)
      : quantity > 1
        ? choices[0]
        : undefined;
    if (!price) return this.price ? undefined : priceLine(choices, words, language);
    const amount = amountOf(price, quantity);
    return amount === undefined
      ? costText(price, words, language)
      : offerText(amount, price, words, language);
  }
}
