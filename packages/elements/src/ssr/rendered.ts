import { readProductPage, type ProductPage } from '@storetag/protocol';
import { pageConfiguration } from '../configure-store.js';
import type { StoreElement } from '../store-element.js';
import { VERSION } from './version.js';

/** What a server wrote beside what it rendered. */
export interface Rendered {
  /** What it was given; `undefined` where that is unreadable, or an answer to something else. */
  page: ProductPage | undefined;
  /** Whether the element would render the same of it. */
  isSame: boolean;
}

/** Reads the `<script type="application/json">` that a server wrote into an element. */
export function readRendered(host: StoreElement, script: HTMLScriptElement): Rendered {
  const { version, locale = '', attributes = '{}' } = script.dataset;
  const { words } = pageConfiguration();
  try {
    const page = readProductPage(JSON.parse(script.textContent));
    const isAsked = hasAttributes(host, attributes);
    const isSame =
      isAsked &&
      version === VERSION &&
      locale === host['language'] &&
      // A page that prefers a currency does so by script, which the server did not know.
      host['preferredCurrency'] === host.currency?.toLowerCase() &&
      !words &&
      // With Back the customer's own search and pages come again.
      !(history.state instanceof Object && 'storetag' in history.state);
    return { page: isAsked ? page : undefined, isSame };
  } catch (error) {
    console.warn('storetag: the products that stand in the page are unreadable.', error);
    return { page: undefined, isSame: false };
  }
}

/** Whether an element has the attributes of those it depends on that the server gave it, and no others. */
function hasAttributes(host: StoreElement, given: string): boolean {
  const attributes: unknown = JSON.parse(given);
  return observedBy(host).every(
    (name) => host.getAttribute(name) === (Reflect.get(Object(attributes), name) ?? null),
  );
}

/** Names of the attributes that an element depends on. */
export function observedBy({ constructor }: StoreElement): string[] {
  const observed: unknown = Reflect.get(constructor, 'observedAttributes');
  return Array.isArray(observed) ? observed.map(String) : [];
}
