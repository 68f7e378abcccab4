import { html, type LitElement } from 'lit';
import type { Product } from '@storetag/protocol';
import { adoptStyles } from '../adopt-styles.js';
import { manyCardsStyles } from './many-cards.styles.js';

/** Cards of a group, about: a group has whole rows. */
const GROUP = 48;

interface Group {
  products: readonly Product[];
  view: unknown;
}

/** The platform's, where it has it. */
declare const scheduler: { yield?: () => Promise<void> } | undefined;

/**
 * Renders more cards than a screen holds: group by group, so that the page can be used in between, and no group that is
 * out of sight is laid out or painted.
 */
export class ManyCards {
  private readonly host: LitElement;
  private groups: Group[] = [];
  private options = '';
  private columns = 1;
  private width: number | undefined;
  private room = GROUP;
  private isWaiting = false;

  constructor(host: LitElement) {
    this.host = host;
    adoptStyles(host, manyCardsStyles);
    new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width;
      if (width === this.width) return;
      this.width = width;
      // In the next frame: what it sets changes the height that is observed as well.
      requestAnimationFrame(() => this.measure());
    }).observe(host);
  }

  /**
   * @param options - What the cards depend on beside their products.
   * @param render - Renders some of the products, the first of which has the index `start`.
   */
  view(
    products: readonly Product[],
    options: string,
    render: (products: readonly Product[], start: number) => unknown,
  ): unknown {
    if (options !== this.options) this.groups = [];
    this.options = options;
    const size = this.columns * Math.ceil(GROUP / this.columns);
    const groups: Group[] = [];
    for (let start = 0; start < Math.min(this.room, products.length); start += size) {
      const some = products.slice(start, start + size);
      const old = this.groups[groups.length];
      groups.push(
        old && isSame(old.products, some) ? old : { products: some, view: render(some, start) },
      );
    }
    this.groups = groups;
    if (this.room < products.length) void this.goOn();
    return groups.map(({ view }) => html`<div class="group">${view}</div>`);
  }

  private async goOn(): Promise<void> {
    if (this.isWaiting) return;
    this.isWaiting = true;
    await pause();
    this.isWaiting = false;
    this.room += GROUP * 2;
    this.host.requestUpdate();
  }

  /** Whole rows, or the last row of each group would have a hole. */
  private measure(): void {
    const grid = this.host.renderRoot.querySelector<HTMLElement>('[part=grid]');
    const root = this.host.renderRoot.firstElementChild;
    if (!grid || !(root instanceof HTMLElement)) return;
    root.style.setProperty('--_group', `${grid.offsetHeight}px`);
    const columns = getComputedStyle(grid).gridTemplateColumns.split(' ').length;
    if (columns === this.columns) return;
    this.columns = columns;
    this.host.requestUpdate();
  }
}

function isSame(old: readonly Product[], fresh: readonly Product[]): boolean {
  return old.length === fresh.length && old.every((each, index) => each === fresh[index]);
}

function pause(): Promise<void> {
  return typeof scheduler === 'object' && scheduler.yield
    ? scheduler.yield()
    : new Promise((resolve) => setTimeout(resolve));
}
