import type { Product } from '@storetag/protocol';
import { html } from 'lit';
import { checkoutWords } from '../words/checkout-words.js';
import { shopWords } from '../words/shop-words.js';
import { ListControls, type ControlName } from './list-controls.js';
import type { ListMoves } from './list-moves.js';
import { ManyCards } from './many-cards.js';
import type { ProductList } from './product-list.js';
import { ProductsFilteredEvent, type Filters } from './products-filtered-event.js';
import { TemplateCards } from './template-cards.js';

const CONTROLS: readonly ControlName[] = ['search', 'category', 'sort'];

/** What a list loads only when it needs it: controls, the page's own cards, very many cards, and the way on from none. */
export class ListExtras {
  private readonly list: ProductList;
  private readonly moves: ListMoves;
  private fields: ListControls | undefined;
  private many: ManyCards | undefined;
  private templates: TemplateCards | undefined;

  constructor(list: ProductList, moves: ListMoves) {
    this.list = list;
    this.moves = moves;
  }

  /** The fields that the list's `controls` names. */
  controls(products: readonly Product[]): unknown {
    const { list } = this;
    const { language, catalogAddress } = list;
    this.fields ??= new ListControls(list, {
      set: (filters) => this.filter(filters),
      read: ({ limit, cursor }) =>
        list.store.products({
          ids: list.ids?.join(),
          limit,
          cursor,
          currency: list.preferredCurrency,
        }),
    });
    const names = CONTROLS.filter((name) => this.hasControl(name));
    return this.fields.view(names, { language, products, hasDates: !catalogAddress });
  }

  /** What is shown in place of no products. */
  empty(): unknown {
    const words = shopWords.in(this.list.language);
    const { search, category } = this.list;
    const isFiltered = search || (category && this.hasControl('category'));
    return html`<p part="empty">${isFiltered ? words.noMatch : words.empty}</p>
      <button part="retry" @click=${isFiltered ? this.clear : this.again}>
        ${isFiltered ? words.clear : checkoutWords.in(this.list.language).retry}
      </button>`;
  }

  /** Cards by the page's own template, or many of ours. */
  cards(products: readonly Product[], template: HTMLTemplateElement | null): unknown {
    const { list } = this;
    const { checkout, layout, successPath, quantityInput } = list;
    const { endpoint, catalog, locale, currency } = list;
    const options = { checkout, successPath, endpoint, catalog, locale, currency };
    if (!template) {
      this.many ??= new ManyCards(list);
      const key = JSON.stringify([options, layout, quantityInput]);
      return this.many.view(products, key, (some, start) => list.renderGrid(some, start));
    }
    this.templates ??= new TemplateCards(list);
    return this.templates.view(template, products, {
      ...options,
      language: list.language,
      preferredCurrency: list.preferredCurrency,
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
    this.moves.touch(0);
    void this.list.refresh();
  };

  private readonly clear = (): void => {
    this.filter({ search: '', ...(this.hasControl('category') && { category: '' }) });
    this.moves.touch(0);
  };

  private filter(filters: Partial<Filters>): void {
    this.moves.touch();
    Object.assign(this.list, filters);
    this.list.dispatchEvent(new ProductsFilteredEvent(this.list));
  }
}
