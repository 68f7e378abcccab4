import { StoreEvent } from '../events.js';

/** A customer has searched, sorted or chosen a category by a list's controls. The list has the same properties now. */
export class ProductsFilteredEvent extends StoreEvent {
  readonly search: string;
  readonly sort: string;
  readonly category: string;

  constructor({ search = '', sort = '', category = '' }: Partial<Filters>) {
    super('products-filtered');
    this.search = search;
    this.sort = sort;
    this.category = category;
  }
}

/** What a list's controls set; each is empty where nothing is chosen. */
export interface Filters {
  search: string | undefined;
  sort: string | undefined;
  category: string | undefined;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'products-filtered': ProductsFilteredEvent;
  }
}
