import type { Price, Product } from '@storetag/protocol';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { ProductsFailedEvent, ProductsLoadedEvent } from '../events.js';
import { Loading } from '../loading.js';
import { amountOf, offers, offerText } from '../offers.js';
import { safeUrl } from '../safe-url.js';
import { shared } from '../shared.styles.js';
import { StoreElement } from '../store-element.js';
import { listWords } from '../words/list-words.js';
import { fill, plural } from '../words/message.js';
import { reason } from '../words/reason.js';
import type { ListWords } from '../words/words.js';
import { styles } from './product-card.styles.js';

/**
 * One product: images, name, description, price choices and a buy button. Its words are shown as text, never as HTML.
 *
 * @tag product-card
 *
 * @slot - Shown until the product is there, and when it cannot be read.
 *
 * @fires {ProductsLoadedEvent} products-loaded - The product is on the page.
 * @fires {ProductsFailedEvent} products-failed - It could not be read; `event.error` says why.
 *
 * @csspart card - All of it.
 * @csspart media - The images' frame, which scrolls where there are several.
 * @csspart image - Each image.
 * @csspart initial - The letter in place of a missing image.
 * @csspart name - The product's name.
 * @csspart description - Its description.
 * @csspart features - The list of its features.
 * @csspart price - The price, or the lowest of several.
 * @csspart choices - The group of price choices.
 * @csspart choice - Each of them.
 * @csspart buy - The `<buy-button>`; its own parts are `button`, `label`, `message`, `dialog`, `heading`, `close`.
 * @csspart error - What went wrong.
 * @csspart retry - The button to try again.
 */
export class ProductCard extends StoreElement {
  static override styles = [shared, styles];
  static override properties: PropertyDeclarations = {
    product: {},
    checkout: {},
    successPath: { attribute: 'success-path' },
    layout: { attribute: false },
    data: { attribute: false },
    chosen: { state: true },
    broken: { state: true },
  };

  /** Stripe Product id, `prod_…`. */
  product?: string;

  /** How to buy: `page` or `form`, as in `<buy-button>`. */
  checkout = 'page';

  /** Path of the site that a customer lands on who has paid, as in `<buy-button>`. */
  successPath?: string;

  /** Set by `<product-list>`: `grid`, upright and short, or `list`, lying where the list is wide enough. */
  layout = '';

  /** The product, where the page has read it already. */
  data?: Product | undefined;

  private chosen: string | undefined;
  private broken: readonly string[] = [];

  private readonly loading = new Loading<Product | undefined>(this, {
    key: () => (this.data || !this.product ? '' : `${this.address} ${this.product}`),
    load: async (signal) =>
      this.data || !this.product ? this.data : this.store.product(this.product, signal),
    done: (product, error) => {
      if (this.data) return;
      if (product) this.dispatchEvent(new ProductsLoadedEvent([product]));
      if (error) this.dispatchEvent(new ProductsFailedEvent(error));
    },
  });

  /** Reads the product again. Never rejects. */
  refresh(): Promise<void> {
    return this.loading.run();
  }

  private get words(): ListWords {
    return listWords.in(this.language);
  }

  protected override render(): unknown {
    const product = this.data ?? this.loading.value;
    if (product) return this.renderProduct(product);
    const { error } = this.loading;
    if (error) {
      return html`<div>
        <slot></slot>
        <p part="error" role="alert">${reason(error, this.words)}</p>
        <button part="retry" @click=${this.refresh}>${this.words.retry}</button>
      </div>`;
    }
    if (this.hasOwnContent) return html`<slot></slot>`;
    // The geometry of what will come, so that nothing moves then.
    return html`<article part="card" class=${this.layout} aria-hidden="true">
      <div part="media"></div>
      <h2 part="name"><i></i></h2>
      <p class="muted"><i></i><i></i></p>
      <p><i></i></p>
      <button class="primary" disabled></button>
    </article>`;
  }

  private renderProduct(product: Product): unknown {
    const { name, description, features } = product;
    const choices = offers(product, this.preferredCurrency);
    const chosen = choices.find(({ id }) => id === this.chosen) ?? choices[0];
    const url = safeUrl(product.url);
    return html`
      <article part="card" class=${this.layout} data-stock=${product.stock ?? nothing}>
        ${this.renderMedia(product)}
        <h2 part="name">${url ? html`<a href=${url}>${words(name)}</a>` : words(name)}</h2>
        <div class="muted">
          ${description && html`<p part="description">${words(description)}</p>`}
          ${
            features.length > 0
              ? html`<ul part="features">
                  ${features.map((each) => html`<li>${words(each)}</li>`)}
                </ul>`
              : nothing
          }
        </div>
        <p part="price" class="price">${this.priceLine(choices)}</p>
        <div class="buy">
          ${choices.length > 1 ? this.renderChoices(choices, chosen) : nothing}
          ${
            chosen &&
            this.child('buy-button', 'buy', {
              data: product,
              price: chosen.id,
              checkout: this.checkout,
              successPath: this.successPath,
              part: 'buy',
            })
          }
        </div>
      </article>
    `;
  }

  private renderMedia({ name, images }: Product): unknown {
    const urls = images
      .map(safeUrl)
      .filter((url): url is string => url !== undefined && !this.broken.includes(url));
    const image = (url: string, alt: string, kind = '') =>
      html`<img
        part="image"
        class=${kind}
        src=${url}
        alt=${alt}
        loading="lazy"
        decoding="async"
        @error=${() => (this.broken = [...this.broken, url])}
      />`;
    const [first, second] = urls;
    if (!first) {
      return html`<div part="media">
        <span part="initial" aria-hidden="true">${firstLetter(name)}</span>
      </div>`;
    }
    if (!second) return html`<div part="media">${image(first, name)}</div>`;
    return html`<div
      part="media"
      role="group"
      tabindex="0"
      aria-label=${plural(this.words.images, urls.length, this.language, { name })}
    >
      ${urls.map((url) => image(url, ''))} ${image(second, '', 'hover')}
    </div>`;
  }

  /** The lowest price of those in the rhythm of the first: once and monthly cannot be compared. */
  private priceLine([first, ...others]: readonly Price[]): string {
    const isAlike = ({ recurring }: Price): boolean =>
      JSON.stringify(recurring) === JSON.stringify(first?.recurring);
    const alike = [first, ...others.filter(isAlike)].filter((each) => amountOf(each) !== undefined);
    const lowest = alike.toSorted((a, b) => (amountOf(a) ?? 0) - (amountOf(b) ?? 0))[0];
    if (!lowest) return first ? this.words.open : this.words.unavailable;
    const price = offerText(amountOf(lowest) ?? 0, lowest, this.words, this.language);
    return alike.length > 1 ? fill(this.words.from, { price }) : price;
  }

  private renderChoices(choices: readonly Price[], chosen: Price | undefined): unknown {
    return html`<fieldset part="choices">
      <legend class="unseen">${this.words.choices}</legend>
      ${choices.map((price) => {
        const amount = amountOf(price);
        return html`<label part="choice">
          <input
            type="radio"
            name="price"
            .checked=${price === chosen}
            @change=${() => (this.chosen = price.id)}
          />
          <span>${price.label}</span>
          <span
            >${amount === undefined ? this.words.open : offerText(amount, price, this.words, this.language)}</span
          >
        </label>`;
      })}
    </fieldset>`;
  }
}

/** The owner's words, in their own direction on a page of another. */
function words(text: string): unknown {
  return html`<bdi>${text}</bdi>`;
}

/** The first character as people count them: an emoji or a letter with its marks is one. */
function firstLetter(name: string): string | undefined {
  for (const { segment } of new Intl.Segmenter().segment(name.trim())) return segment;
  return undefined;
}
