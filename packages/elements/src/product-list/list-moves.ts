import type { Product, ProductPage } from '@storetag/protocol';
import type { ReactiveController } from 'lit';
import { later } from '../later.js';
import type { ListExtras } from './list-extras.js';
import type { ProductList, Shelf } from './product-list.js';

const listExtras = later(() => import('./list-extras.js'));
const listMemory = () => import('./list-memory.js');

/** What a list does beside showing its first products: goes on, tries again, and finds its place again with Back. */
export class ListMoves implements ReactiveController {
  readonly #list: ProductList;
  #extras: ListExtras | undefined;
  /** Index of the card that gets the focus when the products are there. */
  #focusAt: number | undefined;
  /** Whether the customer did something here, to be found again with Back. */
  #isTouched = false;

  constructor(list: ProductList) {
    this.#list = list;
    list.addController(this);
  }

  /** What only some lists load; `undefined` until it is there. */
  get extras(): ListExtras | undefined {
    const loaded = listExtras(this.#list);
    return (this.#extras ??= loaded && new loaded.ListExtras(this.#list, this));
  }

  /** Shows one page more. */
  readonly more = (): void => {
    this.touch(this.#list.loading.value?.products.length);
    this.#list.pages += 1;
  };

  /** Reads the products again. */
  readonly retry = (): void => {
    this.#focusAt = 0;
    void this.#list.refresh();
  };

  /** The customer has done something. Moves the focus to a card, once the products are there. */
  touch(focusAt?: number): void {
    this.#isTouched = true;
    this.#focusAt = focusAt;
  }

  /** Shows what was shown when this entry of the browser's history was left. Never rejects. */
  async restore(): Promise<void> {
    this.#isTouched = true;
    try {
      await (await listMemory()).restore(this.#list);
    } catch (error) {
      console.error(error);
    }
  }

  /** Notes what is shown now, for Back. */
  async remember(): Promise<void> {
    if (!this.#isTouched) return;
    await this.#list.updateComplete;
    (await listMemory()).remember(this.#list);
  }

  /**
   * What is shown already of what is asked for now, where it goes on and more is wanted.
   *
   * @param wanted - Products in all.
   */
  shown(wanted: number): Shelf | undefined {
    const { asked, loading, pages } = this.#list;
    const old = loading.value;
    const goesOn = pages > 1 && old?.asked === asked && old.cursor && old.products.length < wanted;
    return goesOn ? { ...old, from: old.products.length } : undefined;
  }

  /**
   * Reads further products, page by page.
   *
   * @param shelf - What is there, and where it goes on.
   * @param wanted - Products in all.
   */
  async readOn(
    shelf: Shelf,
    wanted: number,
    read: (wanted: number, cursor: string) => Promise<ProductPage>,
  ): Promise<Shelf> {
    const products: Product[] = [...shelf.products];
    let { cursor } = shelf;
    while (cursor && products.length < wanted) {
      // Each page tells where the next begins.
      // oxlint-disable-next-line no-await-in-loop
      const page = await read(wanted - products.length, cursor);
      products.push(...page.products);
      cursor = page.next_cursor ?? '';
    }
    return { ...shelf, products, cursor };
  }

  hostUpdated(): void {
    const focusAt = this.#focusAt;
    const { loading, renderRoot } = this.#list;
    if (focusAt === undefined || loading.pending) return;
    const card =
      this.#extras?.cardAt(focusAt) ??
      renderRoot.querySelectorAll<HTMLElement>('.card')[focusAt] ??
      renderRoot.querySelector<HTMLElement>('[part=empty]');
    // Where it failed the button that was pressed is still there. Of many cards this one may be yet to come.
    if (card || loading.error) this.#focusAt = undefined;
    if (!card || loading.error) return;
    card.tabIndex = -1;
    card.focus();
  }
}
