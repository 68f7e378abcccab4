import type { Product, ProductPage } from '@storetag/protocol';
import { html, type LitElement } from 'lit';
import { adoptStyles } from '../adopt-styles.js';
import { shopWords, type ShopWords } from '../words/shop-words.js';
import { listControlsStyles } from './list-controls.styles.js';
import type { Filters } from './products-filtered-event.js';

/** Milliseconds without typing after which is searched. */
const REST = 250;
/** Pages of 100 products that are looked through for categories. A larger shop adds those that it shows. */
const PAGES = 5;

/** The fields that there are. */
export type ControlName = 'search' | 'sort' | 'category';

interface Store {
  /** Sets what is listed. */
  set: (filters: Partial<Filters>) => void;
  /** Reads products of the list. */
  read: (query: { limit: number; cursor: string }) => Promise<ProductPage>;
}

/** The fields above a list, by which customers search, sort and choose a category. */
export class ListControls {
  private readonly list: LitElement & Partial<Filters>;
  private readonly store: Store;
  private readonly categories = new Set<string>();
  private isReading = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What stands in the search field while it is typed. */
  private typed: string | undefined;

  constructor(list: LitElement & Partial<Filters>, store: Store) {
    this.list = list;
    this.store = store;
    adoptStyles(list, listControlsStyles);
  }

  /**
   * @param names - Which of `search`, `category`, `sort`.
   * @param products - What is listed now.
   * @param hasDates - Whether the store knows which products are the newest.
   */
  view(
    names: readonly ControlName[],
    {
      language,
      products,
      hasDates,
    }: { language: string | undefined; products: readonly Product[]; hasDates: boolean },
  ): unknown {
    const words = shopWords.in(language);
    return names.map((name) => {
      if (name === 'search') return this.searchField(words);
      if (name === 'sort') return this.sortField(words, hasDates);
      this.learn(products);
      if (!this.isReading) void this.readCategories();
      return this.categoryField(words, language);
    });
  }

  private searchField(words: ShopWords): unknown {
    return html`<form role="search" @submit=${this.search}>
      <label>
        <span>${words.searchProducts}</span>
        <input
          type="search"
          name="search"
          maxlength="200"
          autocomplete="off"
          enterkeyhint="search"
          .value=${this.typed ?? this.list.search ?? ''}
          @input=${this.type}
        />
      </label>
    </form>`;
  }

  private sortField(words: ShopWords, hasDates: boolean): unknown {
    const orders = [
      ['position', words.sortPosition],
      ['name', words.sortName],
      ['price', words.sortPrice],
      ['-price', words.sortPriceDown],
      ...(hasDates ? [['newest', words.sortNewest] as const] : []),
    ] as const;
    return select('sort', words.sort, orders, this.list.sort || 'position', (sort) =>
      this.store.set({ sort }),
    );
  }

  private categoryField(words: ShopWords, language: string | undefined): unknown {
    const { category = '' } = this.list;
    const all = [...new Set([...this.categories, ...(category ? [category] : [])])];
    const { compare } = new Intl.Collator(language, { numeric: true });
    const choices = all.toSorted(compare).map((each) => [each, each] as const);
    return select(
      'category',
      words.category,
      [['', words.allCategories], ...choices],
      category,
      (chosen) => this.store.set({ category: chosen }),
    );
  }

  private readonly type = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    this.typed = currentTarget.value;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.searchTyped(), REST);
  };

  private readonly search = (event: Event): void => {
    event.preventDefault();
    this.searchTyped();
  };

  private searchTyped(): void {
    clearTimeout(this.timer);
    const { typed } = this;
    this.typed = undefined;
    // What stands there stays as it was typed: a space at its end may be the beginning of the next word.
    if (typed !== undefined && typed !== this.list.search) this.store.set({ search: typed });
  }

  private learn(products: readonly Product[]): void {
    for (const { category } of products) if (category) this.categories.add(category);
  }

  private async readCategories(): Promise<void> {
    this.isReading = true;
    try {
      let cursor = '';
      for (let page = 0; page === 0 || (cursor && page < PAGES); page += 1) {
        // Each page tells where the next begins.
        // oxlint-disable-next-line no-await-in-loop
        const answer = await this.store.read({ limit: 100, cursor });
        this.learn(answer.products);
        cursor = answer.next_cursor ?? '';
      }
      this.list.requestUpdate();
    } catch {
      // The list tells what is wrong with the store; here are those that it shows.
    }
  }
}

function select(
  name: string,
  label: string,
  choices: readonly (readonly [value: string, text: string])[],
  value: string,
  set: (value: string) => void,
): unknown {
  return html`<label>
    <span>${label}</span>
    <select
      name=${name}
      @change=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLSelectElement) set(currentTarget.value);
      }}
    >
      ${choices.map(
        ([each, text]) => html`<option value=${each} .selected=${each === value}>${text}</option>`,
      )}
    </select>
  </label>`;
}
