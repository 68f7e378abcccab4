import type { Product } from '@storetag/protocol';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { ProductsFailedEvent, ProductsLoadedEvent } from '../events.js';
import { later } from '../later.js';
import { leftOf } from '../left-of.js';
import { Loading } from '../loading.js';
import { offers } from '../offers.js';
import { priceLine } from '../price-texts.js';
import { safeUrl } from '../safe-url.js';
import { lateStyles, shared } from '../shared.styles.js';
import { StoreElement } from '../store-element.js';
import { listWords } from '../words/list-words.js';
import { plural } from '../words/message.js';
import { tellShown } from '../tell-shown.js';
import { renderTrouble } from '../trouble.js';
import type { CardOptions } from './card-options.js';
import type { Carousel } from './carousel.js';
import { loadOptions, options, sizeImages } from './options.js';
import { styles } from './product-card.styles.js';

const carousel = later(() => import('./carousel.js'));

/** Units left from which on it is said. */
const FEW = 5;

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
 * @csspart previous - The button to the image before.
 * @csspart next - The button to the next image.
 * @csspart position - Which of the images is in view.
 * @csspart initial - The letter in place of a missing image.
 * @csspart name - The product's name.
 * @csspart description - Its description.
 * @csspart features - The list of its features.
 * @csspart price - The price, or the lowest of several.
 * @csspart stock - How many are left, where that is few.
 * @csspart tiers - The table of a price that depends on the quantity; not in a grid.
 * @csspart quantity - The number field and its buttons, with `quantity-input`.
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
    quantityInput: { type: Boolean, attribute: 'quantity-input' },
    jsonLd: { attribute: 'json-ld' },
    layout: { attribute: false },
    data: { attribute: false },
    eager: { attribute: false },
    broken: { state: true },
  };

  /** Stripe Product id, `prod_…`. */
  product?: string;

  /** How to buy, as in `<buy-button>`. */
  checkout = 'page';

  /** Path of the site that a customer lands on who has paid, as in `<buy-button>`. */
  successPath?: string;

  /** Whether customers can say how many. */
  quantityInput = false;

  /** `off`: does not tell search engines of the product. */
  jsonLd = '';

  /** Set by `<product-list>`: the image is loaded first, not when it comes into view. */
  eager = false;

  /** Set by `<product-list>`: `grid`, upright and short, or `list`, lying where the list is wide enough. */
  layout = '';

  /** The product, where the page has read it already. */
  data?: Product | undefined;

  private broken: readonly string[] = [];
  private carousel: Carousel | undefined;
  private madeOptions: CardOptions | undefined;

  private readonly loading = new Loading<Product | undefined>(this, {
    key: () => (this.data || !this.product ? '' : `${this.address} ${this.product}`),
    load: async (signal) => {
      if (this.data || !this.product) return this.data;
      const product = await this.store.product(this.product, signal);
      await loadOptions([product], this);
      return product;
    },
    done: (product, error) => {
      if (this.data) return;
      if (product) this.dispatchEvent(new ProductsLoadedEvent([product]));
      if (error) this.dispatchEvent(new ProductsFailedEvent(error));
      void tellShown(this, () => (this.data ? undefined : this.loading.value));
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    // Those in a list share its own.
    if (!this.data) void lateStyles.load();
  }

  /** Reads the product again. Never rejects. */
  refresh(): Promise<void> {
    return this.loading.run();
  }

  /** What is chosen before buying; `undefined` until that is there. */
  protected get options(): CardOptions | undefined {
    const loaded = options(this);
    return (this.madeOptions ??= loaded && new loaded.CardOptions(this));
  }

  protected override render(): unknown {
    const product = this.data ?? this.loading.value;
    if (product) return this.renderProduct(product);
    const { error } = this.loading;
    if (error) {
      return html`<div>
        <slot></slot>
        ${renderTrouble(this, error, this.refresh)}
      </div>`;
    }
    if (this.hasOwnContent) return html`<slot></slot>`;
    // The geometry of what will come, so that nothing moves then.
    return html`<article part="card" class=${this.layout} aria-hidden="true">
      <div part="media"></div>
      <h2 part="name"><i></i></h2>
      <p class="muted"><i></i><i></i></p>
      <p><i></i></p>
      <div class="buy"><i></i></div>
    </article>`;
  }

  protected override updated(): void {
    sizeImages(this, this.renderRoot);
  }

  private renderProduct(product: Product): unknown {
    const { name, description, features, stock } = product;
    const { language } = this;
    const words = listWords.in(language);
    const choices = offers(product, this.preferredCurrency);
    const chosen = this.quantityInput || choices[1] || choices[0]?.tiers ? this.options : undefined;
    const price = chosen ? chosen.price(choices) : choices[0];
    const left = leftOf(product, price);
    const url = safeUrl(product.url);
    return html`
      <article part="card" class=${this.layout} data-stock=${stock ?? nothing}>
        ${this.renderMedia(product)}
        <h2 part="name">${url ? html`<a href=${url}>${bdi(name)}</a>` : bdi(name)}</h2>
        <div class="muted">
          ${description && html`<p part="description">${bdi(description)}</p>`}
          ${
            features.length > 0
              ? html`<ul part="features">
                  ${features.map((each) => html`<li>${bdi(each)}</li>`)}
                </ul>`
              : nothing
          }
        </div>
        <p class="price">
          <span part="price">${priceLine(choices, words, language)}</span>
          ${
            left && left <= FEW
              ? html`<span part="stock">${plural(words.last, left, language)}</span>`
              : nothing
          }
        </p>
        <div class="buy">
          ${chosen?.view(choices, product)}
          ${
            price &&
            this.child('buy-button', 'buy', {
              data: product,
              price: price.id,
              quantity: chosen?.quantity(product, price) ?? 1,
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
    const [first, second] = urls;
    const image = (url: string, alt: string, kind = ''): unknown =>
      html`<img
        part="image"
        class=${kind}
        loading=${this.eager && url === first ? 'eager' : 'lazy'}
        fetchpriority=${this.eager && url === first ? 'high' : 'auto'}
        decoding="async"
        src=${url}
        alt=${alt}
        @error=${() => (this.broken = [...this.broken, url])}
      />`;
    if (!first) {
      return html`<div part="media">
        <span part="initial" aria-hidden="true">${firstLetter(name)}</span>
      </div>`;
    }
    if (!second) return html`<div part="media">${image(first, name)}</div>`;
    const loaded = carousel(this);
    if (loaded) this.carousel ??= new loaded.Carousel(this);
    return html`<div part="media">
      <div
        class="strip"
        role="group"
        tabindex="0"
        aria-label=${plural(listWords.in(this.language).images, urls.length, this.language, { name })}
        @scroll=${this.carousel?.scrolled}
      >
        ${urls.map((url) => image(url, ''))}
      </div>
      ${this.carousel?.mayPeek ? image(second, '', 'hover') : nothing}
      ${this.carousel?.buttons(urls.length, this.language)}
    </div>`;
  }
}

/** The owner's words, in their own direction on a page of another. */
function bdi(text: string): unknown {
  return html`<bdi>${text}</bdi>`;
}

/** The first character as people count them: an emoji or a letter with its marks is one. */
function firstLetter(name: string): string | undefined {
  const text = name.trim();
  // The usual ones need no second look, which is slow.
  if (/^[ -~]{2}/.test(text)) return text[0];
  for (const { segment } of new Intl.Segmenter().segment(text)) return segment;
  return undefined;
}
