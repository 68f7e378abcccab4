import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import type { Product, ProductPage } from '@storetag/protocol';
import type { CSSResultOrNative } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { CardOptions } from '../product-card/card-options.js';
import { cardOptionsStyles } from '../product-card/card-options.styles.js';
import { ProductCard } from '../product-card/product-card.js';
import { ProductList } from '../product-list/product-list.js';
import { ProductPrice } from '../product-price/product-price.js';
import { PARTS } from '../store-element.js';

/*
 * The elements as a server has them: without a document around them or in them. What they hold of other elements of
 * ours is written as HTML in place of being made.
 */

/** Attributes by name. */
export type Attributes = Readonly<Record<string, string>>;

/** `<product-list>`, which lists what it is given. */
export class ServerList extends ProductList {
  tagPrefix = '';

  /** What is in the shadow root. */
  markup(page: ProductPage): string {
    const { next_cursor: cursor, products } = page;
    this.loading.value = { products, cursor: cursor ?? '', asked: '', from: 0 };
    return markupOf(this.render(), ServerList.elementStyles);
  }

  override querySelector(): null {
    return null;
  }

  protected override child(_: string, __: string, properties: { data?: Product }): unknown {
    const card = new ServerCard();
    const { tagPrefix, locale, currency } = this;
    Object.assign(card, { tagPrefix, locale, currency }, properties);
    const attributes = { class: 'card', role: 'listitem', exportparts: PARTS };
    return unsafeHTML(elementOf(`${tagPrefix}product-card`, attributes, card.markup()));
  }
}

/** `<product-card>` in such a list. Its button comes alive, and is dressed, in the browser. */
class ServerCard extends ProductCard {
  tagPrefix = '';
  private serverOptions: CardOptions | undefined;

  markup(): string {
    return markupOf(this.render(), [...ServerCard.elementStyles, cardOptionsStyles]);
  }

  protected override get options(): CardOptions {
    return (this.serverOptions ??= new CardOptions(this));
  }

  protected override child(): unknown {
    return unsafeHTML(`<${this.tagPrefix}buy-button part="buy"></${this.tagPrefix}buy-button>`);
  }
}

/** `<product-price>`, which shows what it is given. */
export class ServerPrice extends ProductPrice {
  markup(product: Product): string {
    this.data = product;
    return markupOf(this.render(), ServerPrice.elementStyles);
  }
}

/** Makes Lit ready for them, once; nobody uses the names. */
export function registerServerElements(): void {
  const elements = { list: ServerList, card: ServerCard, price: ServerPrice };
  for (const [name, element] of Object.entries(elements)) {
    const tag = `storetag-server-${name}`;
    if (!customElements.get(tag)) customElements.define(tag, element);
  }
}

/** An element with a declarative shadow root. */
export function elementOf(
  tag: string,
  attributes: Attributes,
  shadow: string,
  content = '',
): string {
  const written = Object.entries(attributes).map(([name, value]) => {
    if (!/^(?!on)[a-z][\w-]*$/.test(name))
      throw new TypeError(`${name} is no attribute to render.`);
    return ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  });
  return `<${tag}${written.join('')}><template shadowrootmode="open">${shadow}</template>${content}</${tag}>`;
}

function markupOf(view: unknown, styles: readonly CSSResultOrNative[]): string {
  const css = styles.map(String).join('').replaceAll(/\s+/g, ' ');
  const shadow = collectResultSync(render(view))
    // Lit's marks, by which it would take over node by node. In texts `<` is escaped, and `"`.
    .replaceAll(/<!--\/?lit-[^>]*-->|<\?>/g, '')
    // In HTML that would be checked, too.
    .replaceAll(' checked="false"', '');
  return `<style>${css}</style>${shadow}`;
}
