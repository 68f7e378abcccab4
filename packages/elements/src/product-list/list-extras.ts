import type { Product, ProductPage } from '@storetag/protocol';
import { html } from 'lit';
import { shopWords } from '../words/shop-words.js';
import { ListControls, type ControlName } from './list-controls.js';
import { ManyCards } from './many-cards.js';
import type { ProductList } from './product-list.js';
import { ProductsFilteredEvent, type Filters } from './products-filtered-event.js';
import { TemplateCards } from './template-cards.js';

/** What a list lets its extras do. */
export interface Inside {
  /** Renders cards of ours, of which the first has the index `start`. */
  grid: (products: readonly Product[], start: number) => unknown;
  /** Reads products of the list, without its filters. */
  read: (query: { limit: number; cursor: string }) => Promise<ProductPage>;
  /** The customer has done something: Back is to bring it again. Moves the focus to a card, once the products are there. */
  touch: (focusAt?: number) => void;
  language: () => string | undefined;
  currency: () => string | undefined;
  /** Whether the store knows which products are the newest. */
  hasDates: () => boolean;
}

const CONTROLS: readonly ControlName[] = ['search', 'category', 'sort'];

/** What a list loads only when it needs it: controls, the page's own cards, very many cards, and the way on from none. */
export class ListExtras {
  private readonly list: ProductList;
  private readonly inside: Inside;
  private fields: ListControls | undefined;
  private many: ManyCards | undefined;
  private templates: TemplateCards | undefined;

  constructor(list: ProductList, inside: Inside) {
    this.list = list;
    this.inside = inside;
  }

  /** The fields that the list's `controls` names. */
  controls(products: readonly Product[]): unknown {
    const { list, inside } = this;
    this.fields ??= new ListControls(list, {
      set: (filters) => this.filter(filters),
      read: inside.read,
    });
    const names = CONTROLS.filter((name) => this.hasControl(name));
    return this.fields.view(names, {
      language: inside.language(),
      products,
      hasDates: inside.hasDates(),
    });
  }

  /** What is shown in place of no products. */
  empty(): unknown {
    const words = shopWords.in(this.inside.language());
    const { search, category } = this.list;
    const isFiltered = search || (category && this.hasControl('category'));
    return html`<p part="empty">${isFiltered ? words.noMatch : words.empty}</p>
      <button part="retry" @click=${isFiltered ? this.clear : this.again}>
        ${isFiltered ? words.clear : words.retry}
      </button>`;
  }

  /** Cards by the page's own template, or many of ours. */
  cards(products: readonly Product[], template: HTMLTemplateElement | null): unknown {
    const { list, inside } = this;
    const { checkout, layout, successPath, quantityInput } = list;
    const { endpoint, catalog, locale, currency } = list;
    const options = { checkout, successPath, endpoint, catalog, locale, currency };
    if (!template) {
      this.many ??= new ManyCards(list);
      const key = JSON.stringify([options, layout, quantityInput]);
      return this.many.view(products, key, inside.grid);
    }
    this.templates ??= new TemplateCards(list);
    return this.templates.view(template, products, {
      ...options,
      language: inside.language(),
      preferredCurrency: inside.currency(),
    });
  }

  /** The card of the page's own template that has an index. */
  cardAt(index: number): HTMLElement | undefined {
    return this.templates?.at(index);
  }

  private hasControl(name: ControlName): boolean {
    return this.list.controls?.split(/\s+/).includes(name) ?? false;
  }

  private readonly again = (): void => {
    this.inside.touch(0);
    void this.list.refresh();
  };

  private readonly clear = (): void => {
    this.filter({ search: '', ...(this.hasControl('category') && { category: '' }) });
    this.inside.touch(0);
  };

  private filter(filters: Partial<Filters>): void {
    this.inside.touch();
    Object.assign(this.list, filters);
    this.list.dispatchEvent(new ProductsFilteredEvent(this.list));
  }
}
