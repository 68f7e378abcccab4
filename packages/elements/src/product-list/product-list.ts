import type { Product, ProductPage } from '@storetag/protocol';
import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { ProductsFailedEvent, ProductsLoadedEvent } from '../events.js';
import { later } from '../later.js';
import { Loading } from '../loading.js';
import { loadOptions } from '../product-card/options.js';
import { lateStyles, shared } from '../shared.styles.js';
import { tellShown } from '../tell-shown.js';
import { StoreElement } from '../store-element.js';
import { renderTrouble } from '../trouble.js';
import { listWords } from '../words/list-words.js';
import { plural } from '../words/message.js';
import type { ListExtras } from './list-extras.js';
import type { ListMoves } from './list-moves.js';
import { styles } from './product-list.styles.js';

const listMoves = later(() => import('./list-moves.js'));

/** Cards in the skeleton at most: a screenful. */
const SKELETON = 8;
/** Cards that are rendered at once; more come in groups. */
const MANY = 60;
/** Products that the store gives at once, at most. */
const MAX_PAGE = 100;

/** What a list shows. */
export interface Shelf {
  products: readonly Product[];
  /** Where it goes on; empty where it does not. */
  cursor: string;
  /** What was asked for. */
  asked: string;
  /** Index of the first that was not shown before. */
  from: number;
}

/**
 * The products of a store, as cards.
 *
 * A `<template>` inside replaces the cards: it is cloned into the page for each product, where the page's own styles
 * apply. `data-field` fills an element with `name`, `description`, `price`, `image`, `category`, `features`, `stock`,
 * `url`, `label` or `metadata.…`; `data-if` keeps it only where there is such a thing, `data-if="!stock"` only where
 * there is not. A `<buy-button>` in it sells the product.
 *
 * With Back the same pages, search and place in the page are there again.
 *
 * @tag product-list
 *
 * @slot - Shown until the products are there, and when they cannot be read. Without it a skeleton is shown.
 *
 * @fires {ProductsLoadedEvent} products-loaded - Products are on the page.
 * @fires {ProductsFailedEvent} products-failed - They could not be read; `event.error` says why.
 * @fires {ProductsFilteredEvent} products-filtered - A customer has searched, sorted or chosen a category.
 * @fires {StoreAnalyticsEvent} store-analytics - `view_item_list`, shaped like Google Analytics 4.
 *
 * @csspart controls - The search, sort and category fields.
 * @csspart grid - The cards' grid; of many products there are several. The cards export all parts of `<product-card>`.
 * @csspart empty - The sentence in place of no products.
 * @csspart error - What went wrong.
 * @csspart retry - The button to try again, or to clear the search.
 * @csspart more - The button for the next page.
 */
export class ProductList extends StoreElement {
  static override styles = [shared, styles];
  static override properties: PropertyDeclarations = {
    products: {},
    category: {},
    search: {},
    sort: {},
    controls: {},
    pageSize: { type: Number, attribute: 'page-size' },
    layout: { reflect: true, useDefault: true },
    checkout: {},
    successPath: { attribute: 'success-path' },
    quantityInput: { type: Boolean, attribute: 'quantity-input' },
    jsonLd: { attribute: 'json-ld' },
    pages: { attribute: false },
  };

  /** Ids of the products to list, in order, separated by spaces or commas. Default: all. */
  products?: string;

  /** Lists only the products of this category. */
  category?: string;

  /** Lists only the products that match these words. */
  search?: string;

  /** `position` (the owner's own order), `name`, `price`, `-price` or `newest`. */
  sort?: string;

  /** Fields above the list that customers set these by: any of `search`, `sort`, `category`, separated by spaces. */
  controls?: string;

  /** Products per page; 0 for all at once. */
  pageSize = 24;

  /** `grid`, or `list`: one under the other. */
  layout = 'grid';

  /** How to buy: `page`, `embedded`, `form` or `cart`, as in `<buy-button>`. */
  checkout = 'page';

  /** Path of the site that a customer lands on who has paid, as in `<buy-button>`. */
  successPath?: string;

  /** Whether customers can say how many. */
  quantityInput = false;

  /** `off`: does not tell search engines of the products. */
  jsonLd = '';

  /** How many pages are shown: one more by each “Show more”. */
  pages = 1;

  private moves: ListMoves | undefined;
  /** With Back: what was shown. */
  private remembered: Promise<void> | undefined;

  /** @internal */
  readonly loading: Loading<Shelf> = new Loading<Shelf>(this, {
    key: () => [this.asked, this.pages].join(' '),
    load: async (signal) => {
      await this.remembered;
      const { asked, pages, pageSize, preferredCurrency: currency, query, store } = this;
      const wanted = pageSize ? pageSize * pages : Infinity;
      const read = (count: number, cursor?: string): Promise<ProductPage> =>
        store.products({ ...query, limit: Math.min(MAX_PAGE, count), currency, cursor }, signal);
      let shelf = this.moves?.shown(wanted);
      if (!shelf) {
        const { products, next_cursor } = this.given ?? (await read(wanted));
        this.given = undefined;
        shelf = { products, cursor: next_cursor ?? '', asked, from: 0 };
      }
      if (shelf.cursor && shelf.products.length < wanted) {
        shelf = await (await this.ownMoves()).readOn(shelf, wanted, read);
      }
      await loadOptions(shelf.products, this);
      return shelf;
    },
    done: (shelf, error) => {
      if (error) this.dispatchEvent(new ProductsFailedEvent(error));
      if (!shelf) return;
      this.dispatchEvent(new ProductsLoadedEvent(shelf.products));
      void this.moves?.remember();
      void tellShown(this, () => this.loading.value?.products, shelf.products.slice(shelf.from));
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    void lateStyles.load();
    const state: unknown = history.state;
    // Absent, or the page's own: then there is nothing to load for it.
    if (!(state instanceof Object && 'storetag' in state)) return;
    this.remembered ??= this.ownMoves().then((moves) => moves.restore(), console.error);
  }

  /** Reads the products again. Never rejects. */
  refresh(): Promise<void> {
    return this.loading.run();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const filters = ['products', 'category', 'search', 'sort'] as const;
    if (!changed.has('pages') && filters.some((each) => changed.has(each))) this.pages = 1;
  }

  /**
   * The ids that `products` names.
   *
   * @internal
   */
  get ids(): string[] | undefined {
    return this.products?.trim().split(/[\s,]+/);
  }

  /** Cards in the skeleton: as many as will come, where that is known. */
  private get expected(): number {
    return Math.min(this.ids?.length ?? SKELETON, this.pageSize || SKELETON, SKELETON);
  }

  private get query(): object {
    const { ids, category, search, sort } = this;
    return { ids: ids?.join(), category, search, sort };
  }

  /**
   * What is asked for, but for how many pages of it.
   *
   * @internal
   */
  get asked(): string {
    return JSON.stringify([this.address, this.query, this.pageSize, this.preferredCurrency]);
  }

  private async ownMoves(): Promise<ListMoves> {
    const loaded = await import('./list-moves.js');
    return (this.moves ??= new loaded.ListMoves(this));
  }

  /** What is loaded only by lists that need it; `undefined` until it is there. */
  private get extras(): ListExtras | undefined {
    const loaded = listMoves(this);
    this.moves ??= loaded && new loaded.ListMoves(this);
    return this.moves?.extras;
  }

  private readonly retry = (): void => {
    this.ownMoves().then((moves) => moves.retry(), console.error);
  };

  private readonly showMore = (): void => {
    this.ownMoves().then((moves) => moves.more(), console.error);
  };

  protected override render(): unknown {
    const { value, error, pending } = this.loading;
    const words = listWords.in(this.language);
    return html`
      <div aria-busy=${pending}>
        ${this.controls ? this.renderControls(this.controls) : nothing}
        ${value ? this.renderShelf(value) : this.renderWaiting()}
        ${
          value?.cursor
            ? html`<button part="more" @click=${this.showMore}>${words.more}</button>`
            : nothing
        }
        ${error ? renderTrouble(this, error, this.retry) : nothing}
        <p class="unseen" role="status">
          ${pending ? words.loading : value && plural(words.count, value.products.length, this.language)}
        </p>
      </div>
    `;
  }

  private renderControls(names: string): unknown {
    // Until they are there, their place.
    return html`<div part="controls">
      ${
        this.extras?.controls(this.loading.value?.products ?? []) ??
        names.split(' ').map(() => html`<i></i>`)
      }
    </div>`;
  }

  private renderWaiting(): unknown {
    if (this.hasOwnContent) return html`<slot></slot>`;
    // What a template will look like is not known.
    if (this.loading.error || this.template) return nothing;
    return html`<div role="list">
      ${this.renderGrid(Array.from({ length: this.expected }), 0)}
    </div>`;
  }

  private renderShelf({ products }: Shelf): unknown {
    if (products.length === 0) return this.extras?.empty();
    const { template } = this;
    const cards =
      template || products.length > MANY
        ? this.extras?.cards(products, template)
        : this.renderGrid(products, 0);
    return html`<div role="list">
      ${cards ?? (template ? nothing : this.renderGrid(products.slice(0, MANY), 0))}
    </div>`;
  }

  private get template(): HTMLTemplateElement | null {
    return this.querySelector(':scope > template');
  }

  /**
   * Cards of ours, of which the first has the index `start`.
   *
   * @internal
   */
  renderGrid(products: readonly (Product | undefined)[], start: number): unknown {
    const { checkout, layout, successPath, quantityInput } = this;
    return html`<div part="grid" class=${layout}>
      ${products.map((data, index) =>
        this.child('product-card', data?.id ?? String(index), {
          data,
          checkout,
          layout,
          successPath,
          quantityInput,
          eager: start + index < 2,
          className: 'card',
          role: 'listitem',
        }),
      )}
    </div>`;
  }
}
