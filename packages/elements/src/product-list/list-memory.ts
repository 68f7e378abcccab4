import { integer, objectOf, recordOf, text } from '@storetag/protocol';
import type { ProductList } from './product-list.js';

/** Milliseconds without scrolling after which the place is noted. */
const REST = 150;
/** Milliseconds after which a list gets its own height again, even if it did not become as high as it was. */
const PATIENCE = 5000;

const readState = objectOf(
  {
    /** How many pages were shown. */
    pages: integer(1),
    /** CSS pixels, of the list. */
    height: integer(0),
  },
  {
    search: text('', { max: 1000 }),
    sort: text('', { max: 1000 }),
    category: text('', { max: 1000 }),
  },
);

const lists = new Set<ProductList>();

/** Notes what a list shows, and how far the page is scrolled, in this entry of the browser's history. */
export function remember(list: ProductList): void {
  if (lists.size === 0) addEventListener('scroll', noteSoon, { passive: true });
  lists.add(list);
  note();
}

/** Has a list show again what it showed when this entry of the browser's history was left. Never rejects. */
export async function restore(list: ProductList): Promise<void> {
  const { y, [keyOf(list)]: state } = memory();
  let was: ReturnType<typeof readState>;
  try {
    was = readState(state);
  } catch {
    return;
  }
  const { height, pages, ...filters } = was;
  Object.assign(list, filters, { pages });
  await keepHeight(list, height);
  if (typeof y === 'number') scrollTo({ top: y, behavior: 'instant' });
}

/** Holds a list's place until its products are there. */
async function keepHeight(list: ProductList, height: number): Promise<void> {
  list.style.minBlockSize = `${height}px`;
  const free = (): void => {
    observer.disconnect();
    clearTimeout(timer);
    list.style.minBlockSize = '';
  };
  const observer = new ResizeObserver(([entry]) => {
    if (entry && Math.round(entry.contentRect.height) >= height) free();
  });
  const timer = setTimeout(free, PATIENCE);
  await list.updateComplete;
  const content = list.renderRoot.firstElementChild;
  if (content) observer.observe(content);
}

let timer: ReturnType<typeof setTimeout> | undefined;

function noteSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(note, REST);
}

function note(): void {
  const noted: Record<string, unknown> = { ...memory(), y: Math.round(scrollY) };
  for (const list of lists) {
    if (!list.isConnected) {
      lists.delete(list);
      continue;
    }
    const { pages, search = '', sort = '', category = '', renderRoot } = list;
    const content = renderRoot.firstElementChild?.getBoundingClientRect();
    noted[keyOf(list)] = {
      pages,
      search,
      sort,
      category,
      height: Math.round(content?.height ?? 0),
    };
  }
  if (lists.size === 0) removeEventListener('scroll', noteSoon);
  else history.replaceState({ ...readAny(history.state), storetag: noted }, '');
}

/** Its id, or its place among the lists of the page. */
function keyOf(list: ProductList): string {
  return list.id || `list ${[...document.querySelectorAll(list.localName)].indexOf(list)}`;
}

function memory(): Record<string, unknown> {
  return readAny(readAny(history.state)['storetag']);
}

const readRecord = recordOf((value) => value);

function readAny(value: unknown): Record<string, unknown> {
  try {
    return readRecord(value);
  } catch {
    return {};
  }
}
