import type { Product } from '@storetag/protocol';
import { html, type LitElement } from 'lit';
import { lowestAmountOf } from '../amount-of.js';
import { offers } from '../offers.js';
import { knowTiers, priceLine } from '../price-texts.js';
import { sizeImages } from '../product-card/options.js';
import { safeUrl } from '../safe-url.js';
import { plural } from '../words/message.js';
import { listWords } from '../words/list-words.js';

knowTiers(lowestAmountOf);

interface Options {
  checkout: string;
  successPath: string | undefined;
  endpoint: string | undefined;
  catalog: string | undefined;
  locale: string | undefined;
  currency: string | undefined;
  language: string | undefined;
  /** Lowercase ISO 4217 code. */
  preferredCurrency: string | undefined;
}

interface Card {
  product: Product;
  options: string;
  nodes: HTMLElement[];
}

/**
 * Cards that the page draws itself: a `<template>` inside the list is cloned for each product into the list's own
 * content, where the page's styles apply, and shown through slots.
 *
 * What products say is set as text, or as an address that is safe to load; never as HTML.
 */
export class TemplateCards {
  private readonly list: LitElement;
  private cards = new Map<string, Card>();
  private order: readonly Product[] = [];

  constructor(list: LitElement) {
    this.list = list;
  }

  /** The first element of a card, by its place in the list. */
  at(index: number): HTMLElement | undefined {
    return this.cards.get(this.order[index]?.id ?? '')?.nodes[0];
  }

  view(template: HTMLTemplateElement, products: readonly Product[], options: Options): unknown {
    const key = JSON.stringify(options);
    const old = this.cards;
    this.order = products;
    this.cards = new Map();
    for (const product of products) {
      const known = old.get(product.id);
      const isFresh = known?.product === product && known.options === key;
      this.cards.set(product.id, isFresh ? known : this.make(template, product, options, key));
    }
    for (const card of old.values()) {
      if (this.cards.get(card.product.id) !== card) for (const node of card.nodes) node.remove();
    }
    return html`<div part="grid" class="grid">
      ${products.map(({ id }) => html`<div role="listitem"><slot name=${slotOf(id)}></slot></div>`)}
    </div>`;
  }

  private make(
    template: HTMLTemplateElement,
    product: Product,
    options: Options,
    key: string,
  ): Card {
    const clone = document.importNode(template.content, true);
    fill(clone, product, options);
    sizeImages(this.list, clone);
    const nodes = [...clone.children].filter((each) => each instanceof HTMLElement);
    // What is no element cannot be given a slot.
    for (const node of nodes) node.slot = slotOf(product.id);
    this.list.append(...nodes);
    return { product, options: key, nodes };
  }
}

function slotOf(id: string): string {
  return `product-${id}`;
}

function fill(root: DocumentFragment, product: Product, options: Options): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-if]')) {
    const { if: condition = '' } = element.dataset;
    const [, not, field = ''] = /^(!?)(.*)$/.exec(condition.trim()) ?? [];
    if (has(product, field, options) === Boolean(not)) element.remove();
  }
  // What a product says is never a script or a style, whatever the template asks for.
  for (const element of root.querySelectorAll<HTMLElement>('[data-field]:not(script, style)')) {
    setField(element, element.dataset['field'] ?? '', product, options);
  }
  const { checkout, successPath, endpoint, catalog, locale, currency } = options;
  const price = offers(product, options.preferredCurrency)[0]?.id;
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    // Under whatever prefix.
    if (!/(^|-)(buy-button|product-price)$/.test(element.localName)) continue;
    const isButton = element.localName.endsWith('buy-button');
    Object.assign(element, {
      data: product,
      endpoint,
      catalog,
      locale,
      currency,
      ...(isButton && { price }),
      ...(isButton && !element.hasAttribute('checkout') && { checkout }),
      ...(isButton && !element.hasAttribute('success-path') && { successPath }),
    });
  }
}

/** Whether there is such a thing: `stock` where it can be bought. */
function has(product: Product, field: string, options: Options): boolean {
  if (field === 'stock') return product.stock !== 0;
  if (field === 'images' || field === 'image') return imagesOf(product).length > 0;
  if (field === 'features') return product.features.length > 0;
  if (field === 'price') return product.prices.length > 0;
  return textOf(product, field, options) !== '';
}

function setField(element: HTMLElement, field: string, product: Product, options: Options): void {
  if (element instanceof HTMLImageElement) {
    // `image`, or `image.2` for the second.
    const image = imagesOf(product)[Number(field.split('.')[1] ?? 1) - 1];
    if (!image) {
      element.remove();
      return;
    }
    if (!element.hasAttribute('alt')) element.alt = product.name;
    if (!element.hasAttribute('loading')) element.loading = 'lazy';
    element.src = image;
  } else if (element instanceof HTMLAnchorElement && field === 'url') {
    const url = safeUrl(product.url);
    if (url) element.href = url;
    else element.removeAttribute('href');
  } else if (field === 'features' && element.matches('ul, ol')) {
    element.replaceChildren(
      ...product.features.map((each) =>
        Object.assign(document.createElement('li'), { textContent: each }),
      ),
    );
  } else {
    element.textContent = textOf(product, field, options);
  }
}

function textOf(product: Product, field: string, options: Options): string {
  const { language } = options;
  const words = listWords.in(language);
  const choices = offers(product, options.preferredCurrency);
  const { name, description, category, features, stock, metadata, url } = product;
  if (field.startsWith('metadata.')) return metadata[field.slice('metadata.'.length)] ?? '';
  const texts: Record<string, () => string | null | undefined> = {
    name: () => name,
    description: () => description,
    category: () => category,
    features: () => features.join(', '),
    price: () => priceLine(choices, words, language),
    label: () => choices[0]?.label,
    stock: () => (stock ? plural(words.last, stock, language) : ''),
    url: () => safeUrl(url),
  };
  return (Object.hasOwn(texts, field) && texts[field]?.()) || '';
}

function imagesOf({ images }: Product): string[] {
  return images.flatMap((each) => safeUrl(each) ?? []);
}
