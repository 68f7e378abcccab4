import type { Product } from '@storetag/protocol';
import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { ProductsFailedEvent, ProductsLoadedEvent } from '../events.js';
import { describeShown } from '../json-ld/describe-shown.js';
import { later } from '../later.js';
import { Loading } from '../loading.js';
import { shared } from '../shared.styles.js';
import { StoreElement } from '../store-element.js';
import { listWords } from '../words/list-words.js';
import { plural } from '../words/message.js';
import { reason } from '../words/reason.js';
import type { ListWords } from '../words/words.js';
import type { ListExtras } from './list-extras.js';
import { styles } from './product-list.styles.js';

const listExtras = later(() => import('./list-extras.js'));
const listMemory = () => import('./list-memory.js');

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

  private madeExtras: ListExtras | undefined;
  /** Index of the card that gets the focus when the products are there. */
  private focusAt: number | undefined;
  /** What the customer did here, to be found again with Back. */
  private remembered: Promise<void> | undefined;
  private isTouched = false;

  protected readonly loading: Loading<Shelf> = new Loading<Shelf>(this, {
    key: () => [this.asked, this.pages].join(' '),
    load: async (signal) => {
      await this.remembered;
      const { asked, pageSize, preferredCurrency: currency, query, store } = this;
      const old = this.loading.value;
      const wanted = pageSize ? pageSize * this.pages : Infinity;
      const goesOn = old?.asked === asked && old.cursor && old.products.length < wanted;
      const products = goesOn ? [...old.products] : [];
      let cursor = goesOn ? old.cursor : '';
      do {
        const limit = Math.min(MAX_PAGE, wanted - products.length);
        // Each page tells where the next begins.
        // oxlint-disable-next-line no-await-in-loop
        const answer =
          this.given ?? (await store.products({ ...query, limit, currency, cursor }, signal));
        this.given = undefined;
        products.push(...answer.products);
        cursor = answer.next_cursor ?? '';
      } while (cursor && products.length < wanted);
      this.count(products.slice(goesOn ? old.products.length : 0)).catch(console.error);
      return { products, cursor, asked };
    },
    done: (shelf, error) => {
      if (error) this.dispatchEvent(new ProductsFailedEvent(error));
      if (!shelf) return;
      this.dispatchEvent(new ProductsLoadedEvent(shelf.products));
      if (this.isTouched) void this.remember();
      void describeShown(this, () => ({
        shown: this.jsonLd === 'off' ? undefined : this.loading.value?.products,
        currency: this.preferredCurrency,
      }));
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    const state: unknown = history.state;
    // Absent, or the page's own: then there is nothing to load for it.
    if (!(state instanceof Object && 'storetag' in state)) return;
    this.isTouched = true;
    this.remembered ??= listMemory().then(({ restore }) => restore(this), console.error);
  }

  /** Reads the products again. Never rejects. */
  refresh(): Promise<void> {
    return this.loading.run();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const filters = ['products', 'category', 'search', 'sort'] as const;
    if (!changed.has('pages') && filters.some((each) => changed.has(each))) this.pages = 1;
  }

  protected override updated(): void {
    const { focusAt, loading } = this;
    if (focusAt === undefined || loading.pending) return;
    const card =
      this.madeExtras?.cardAt(focusAt) ??
      this.renderRoot.querySelectorAll<HTMLElement>('.card')[focusAt] ??
      this.renderRoot.querySelector<HTMLElement>('[part=empty]');
    // Where it failed the button that was pressed is still there. Of many cards this one may be yet to come.
    if (card || loading.error) this.focusAt = undefined;
    if (!card || loading.error) return;
    card.tabIndex = -1;
    card.focus();
  }

  private async remember(): Promise<void> {
    await this.updateComplete;
    const { remember } = await listMemory();
    remember(this);
  }

  /** Tells analytics. */
  private async count(products: readonly Product[]): Promise<void> {
    const { countViews } = await import('./count-views.js');
    countViews(this, products, this.preferredCurrency);
  }

  private get ids(): string[] | undefined {
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

  private get asked(): string {
    return JSON.stringify([this.address, this.query, this.pageSize, this.preferredCurrency]);
  }

  private get words(): ListWords {
    return listWords.in(this.language);
  }

  private readonly retry = (): void => {
    this.focusAt = 0;
    void this.refresh();
  };

  private readonly showMore = (): void => {
    this.isTouched = true;
    this.focusAt = this.loading.value?.products.length;
    this.pages += 1;
  };

  /** What is loaded only by lists that need it; `undefined` until it is there. */
  private get extras(): ListExtras | undefined {
    const loaded = listExtras(this);
    return (this.madeExtras ??=
      loaded &&
      new loaded.ListExtras(this, {
        grid: (products, start) => this.renderGrid(products, start),
        read: (query) =>
          this.store.products({
            ids: this.ids?.join(),
            ...query,
            currency: this.preferredCurrency,
          }),
        touch: (focusAt) => {
          this.isTouched = true;
          this.focusAt = focusAt;
        },
        language: () => this.language,
        currency: () => this.preferredCurrency,
        hasDates: () => !this.catalogAddress,
      }));
  }

  protected override render(): unknown {
    const { value, error, pending } = this.loading;
    const { words } = this;
    return html`
      <div aria-busy=${pending}>
        ${this.controls ? this.renderControls(this.controls) : nothing}
        ${value ? this.renderShelf(value) : this.renderWaiting()}
        ${
          error
            ? html`<p part="error" role="alert">${reason(error, words)}</p>
                <button part="retry" @click=${this.retry}>${words.retry}</button>`
            : nothing
        }
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

  private renderShelf({ products, cursor }: Shelf): unknown {
    if (products.length === 0) return this.extras?.empty();
    const { template } = this;
    const cards =
      template || products.length > MANY
        ? this.extras?.cards(products, template)
        : this.renderGrid(products, 0);
    return html`<div role="list">
        ${cards ?? (template ? nothing : this.renderGrid(products.slice(0, MANY), 0))}
      </div>
      ${cursor ? html`<button part="more" @click=${this.showMore}>${this.words.more}</button>` : nothing}`;
  }

  private get template(): HTMLTemplateElement | null {
    return this.querySelector(':scope > template');
  }

  private renderGrid(products: readonly (Product | undefined)[], start: number): unknown {
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
