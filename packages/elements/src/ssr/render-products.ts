import type { Product, ProductPage } from '@storetag/protocol';
import { loadWords } from '../words/languages.js';
import {
  attributesOf,
  elementOf,
  registerServerElements,
  ServerList,
  ServerPrice,
  serverStyles,
  type Attributes,
} from './server-elements.js';
import { VERSION } from './version.js';

/** How to render. */
export interface RenderOptions {
  /**
   * Attributes of the element, as they would stand in HTML: `{ layout: 'list' }`. Those that choose products must be
   * those that the products were asked for by.
   */
  attributes?: Attributes;
  /** BCP 47 tag of the page's language, for words and amounts: what its `<html lang>` says. Default `en`. */
  locale?: string;
  /** What `data-prefix` of the script tag says. */
  prefix?: string;
  /**
   * The `'nonce-…'` of the page's `style-src`, for its `<style>`s. Pages that are built once take {@link styleSources}.
   *
   * @see {@link https://www.w3.org/TR/CSP3/#framework-directive-source-list}
   */
  nonce?: string;
}

/**
 * Renders `<product-list>` to HTML with declarative shadow DOM, by `@lit-labs/ssr`, in Node and wherever that runs.
 *
 * The products are seen, and read by search engines, before any JavaScript runs. They travel in the HTML, so that the
 * element takes over in the browser without a request for them, and without anything on the page moving. Its buttons
 * work from then on. Put the HTML into the answer as it is: declarative shadow roots are not made by `innerHTML`.
 *
 * @param page - What the store answers to `GET {endpoint}/products?limit=24`, where 24 is the element's `page-size`.
 * @returns HTML. All that products say is escaped in it.
 * @throws {TypeError} An attribute is none that may be rendered, such as `onclick`.
 * @see {@link https://lit.dev/docs/ssr/overview/}
 */
export async function renderProductList(
  page: ProductPage,
  { attributes = {}, locale = 'en', prefix = '', nonce = '' }: RenderOptions = {},
): Promise<string> {
  await loadWords(attributes['locale'] ?? locale);
  registerServerElements();
  const list = new ServerList();
  give(list, attributes, locale, nonce);
  list.tagPrefix = prefix && `${prefix}-`;
  const data = dataOf(page, attributes, locale);
  return elementOf(`${list.tagPrefix}product-list`, attributes, list.markup(page), data);
}

/**
 * Renders `<product-price>` to HTML, likewise.
 *
 * @param product - What the store answers to `GET {endpoint}/products/{id}`. Which of its prices, `attributes.price`
 *   says; without it its price, or “from” the lowest.
 * @returns HTML. All that products say is escaped in it.
 * @throws {TypeError} An attribute is none that may be rendered, such as `onclick`.
 */
export async function renderProductPrice(
  product: Product,
  { attributes = {}, locale = 'en', prefix = '', nonce = '' }: RenderOptions = {},
): Promise<string> {
  await loadWords(attributes['locale'] ?? locale);
  registerServerElements();
  const all = attributes['price'] ? attributes : { product: product.id, ...attributes };
  const price = new ServerPrice();
  give(price, all, locale, nonce);
  const tag = prefix ? `${prefix}-product-price` : 'product-price';
  const data = dataOf({ products: [product], next_cursor: null }, all, locale);
  return elementOf(tag, all, price.markup(product), data);
}

/**
 * Names the `<style>`s that are rendered, for the `style-src` of a Content Security Policy: they are the same in every
 * page, until the version of this package changes.
 *
 * @returns Such as `["'sha256-…'", …]`.
 */
export function styleSources(): Promise<string[]> {
  registerServerElements();
  return Promise.all(
    serverStyles().map(async (css) => {
      const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(css));
      return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}'`;
    }),
  );
}

function give(
  element: ServerList | ServerPrice,
  attributes: Attributes,
  locale: string,
  nonce: string,
): void {
  element.locale = locale;
  element.nonce = nonce;
  for (const [name, value] of Object.entries(attributes)) {
    element.attributeChangedCallback(name, null, value);
  }
}

/** The products, for the element that takes over, and what else it would have to render the same of. */
function dataOf(page: ProductPage, attributes: Attributes, locale: string): string {
  // `<` could end the script.
  const data = JSON.stringify(page).replaceAll('<', String.raw`\u003c`);
  const rendered = attributesOf({
    'data-version': VERSION,
    'data-locale': attributes['locale'] ?? locale,
    'data-attributes': JSON.stringify(attributes),
  });
  return `<script type="application/json"${rendered}>${data}</script>`;
}
