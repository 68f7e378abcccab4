import type { Product } from '@storetag/protocol';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { ProductsFailedEvent, ProductsLoadedEvent, StoreAnalyticsEvent } from '../events.js';
import { Loading } from '../loading.js';
import { analyticsItem, offers } from '../offers.js';
import { shared } from '../shared.styles.js';
import { StoreElement } from '../store-element.js';
import { listWords } from '../words/list-words.js';
import { plural } from '../words/message.js';
import { reason } from '../words/reason.js';
import type { ListWords } from '../words/words.js';
import { styles } from './product-list.styles.js';

/** Cards in the skeleton at most: a screenful. */
const SKELETON = 8;

interface Shelf {
  products: Product[];
  /** Whether there are more pages. */
  more: boolean;
}

/**
 * The products of a store, as cards.
 *
 * @tag product-list
 *
 * @slot - Shown until the products are there, and when they cannot be read. Without it a skeleton is shown.
 *
 * @fires {ProductsLoadedEvent} products-loaded - Products are on the page.
 * @fires {ProductsFailedEvent} products-failed - They could not be read; `event.error` says why.
 * @fires {StoreAnalyticsEvent} store-analytics - `view_item_list`, shaped like Google Analytics 4.
 *
 * @csspart grid - The cards' grid. The cards export all parts of `<product-card>`.
 * @csspart empty - The sentence in place of no products.
 * @csspart error - What went wrong.
 * @csspart retry - The button to try again.
 * @csspart more - The button for the next page.
 */
export class ProductList extends StoreElement {
  static override styles = [shared, styles];
  static override properties: PropertyDeclarations = {
    products: {},
    category: {},
    search: {},
    sort: {},
    pageSize: { type: Number, attribute: 'page-size' },
    layout: { reflect: true, useDefault: true },
    checkout: {},
    successPath: { attribute: 'success-path' },
    pages: { state: true },
  };

  /** Ids of the products to list, in order, separated by spaces or commas. Default: all. */
  products?: string;

  /** Lists only the products of this category. */
  category?: string;

  /** Lists only the products that match these words. */
  search?: string;

  /** `position` (the owner's own order), `name`, `price`, `-price` or `newest`. */
  sort?: string;

  /** Products per page; 0 for all at once. */
  pageSize = 24;

  /** `grid`, or `list`: one under the other. */
  layout = 'grid';

  /** How to buy: `page` or `form`, as in `<buy-button>`. */
  checkout = 'page';

  /** Path of the site that a customer lands on who has paid, as in `<buy-button>`. */
  successPath?: string;

  private pages = 1;

  private readonly loading = new Loading<Shelf>(this, {
    key: () => [this.address, JSON.stringify(this.asked), this.pages].join(' '),
    load: async (signal) => {
      const products: Product[] = [];
      let cursor = '';
      let page = 0;
      do {
        const answer = await this.store.products({ ...this.asked, cursor }, signal);
        products.push(...answer.products);
        cursor = answer.next_cursor ?? '';
        page += 1;
      } while (cursor && (!this.pageSize || page < this.pages));
      return { products, more: cursor !== '' };
    },
    done: (shelf, error) => {
      if (error) this.dispatchEvent(new ProductsFailedEvent(error));
      if (!shelf) return;
      const { products } = shelf;
      this.dispatchEvent(new ProductsLoadedEvent(products));
      const items = products.map((each) =>
        analyticsItem(each, offers(each, this.preferredCurrency)[0]),
      );
      this.dispatchEvent(new StoreAnalyticsEvent('view_item_list', { items }));
    },
  });

  /** Reads the products again. Never rejects. */
  refresh(): Promise<void> {
    return this.loading.run();
  }

  private get ids(): string[] | undefined {
    return this.products?.trim().split(/[\s,]+/);
  }

  /** Cards in the skeleton: as many as will come, where that is known. */
  private get expected(): number {
    return Math.min(this.ids?.length ?? SKELETON, this.pageSize || SKELETON, SKELETON);
  }

  private get asked(): object {
    const { ids, category, search, sort, pageSize, preferredCurrency: currency } = this;
    return { ids: ids?.join(), category, search, sort, limit: pageSize || 100, currency };
  }

  private get words(): ListWords {
    return listWords.in(this.language);
  }

  protected override render(): unknown {
    const { value, error, pending } = this.loading;
    const { words } = this;
    return html`
      <div aria-busy=${pending}>
        ${value ? this.renderShelf(value) : this.renderWaiting()}
        ${
          error
            ? html`<p part="error" role="alert">${reason(error, words)}</p>
                <button part="retry" @click=${this.refresh}>${this.words.retry}</button>`
            : nothing
        }
        <p class="unseen" role="status">
          ${pending ? this.words.loading : value && plural(words.count, value.products.length, this.language)}
        </p>
      </div>
    `;
  }

  private renderWaiting(): unknown {
    if (this.hasOwnContent) return html`<slot></slot>`;
    return this.loading.error ? nothing : this.renderGrid(Array.from({ length: this.expected }));
  }

  private renderShelf({ products, more }: Shelf): unknown {
    if (products.length === 0) {
      return html`<p part="empty">${this.words.empty}</p>
        <button part="retry" @click=${this.refresh}>${this.words.retry}</button>`;
    }
    return html`${this.renderGrid(products)}
    ${more ? html`<button part="more" @click=${() => (this.pages += 1)}>${this.words.more}</button>` : nothing}`;
  }

  private renderGrid(products: readonly (Product | undefined)[]): unknown {
    const { checkout, layout, successPath } = this;
    return html`<div part="grid" class=${layout} role="list">
      ${products.map((data, index) =>
        this.child('product-card', data?.id ?? String(index), {
          data,
          checkout,
          layout,
          successPath,
          className: 'card',
          role: 'listitem',
        }),
      )}
    </div>`;
  }
}
