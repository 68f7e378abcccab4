import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import type { Product, ProductPage } from '@storetag/protocol';
import type { CSSResultOrNative } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { CardOptions } from '../product-card/card-options.js';
import { cardOptionsStyles } from '../product-card/card-options.styles.js';
import { ProductCard } from '../product-card/product-card.js';
import { lateCss } from '../late.styles.js';
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
  override nonce = '';

  /** What is in the shadow root. */
  markup(page: ProductPage): string {
    const { next_cursor: cursor, products } = page;
    this.loading.value = { products, cursor: cursor ?? '', asked: '', from: 0 };
    return markupOf(this.render(), ServerList.elementStyles, this.nonce);
  }

  override querySelector(): null {
    return null;
  }

  protected override child(_: string, key: string, properties: { data?: Product }): unknown {
    const card = new ServerCard();
    const { tagPrefix, nonce, locale, currency } = this;
    Object.assign(card, { tagPrefix, nonce, locale, currency }, properties);
    const attributes = {
      class: 'card',
      role: 'listitem',
      exportparts: PARTS,
      // The list finds it again by this, and hands it what it shows.
      'data-key': key,
      'defer-hydration': '',
    };
    return unsafeHTML(elementOf(`${tagPrefix}product-card`, attributes, card.markup()));
  }
}

/** `<product-card>` in such a list. Its button comes in the browser. */
class ServerCard extends ProductCard {
  tagPrefix = '';
  override nonce = '';
  private serverOptions: CardOptions | undefined;

  markup(): string {
    return markupOf(this.render(), cardStyles(), this.nonce);
  }

  protected override get options(): CardOptions {
    return (this.serverOptions ??= new CardOptions(this));
  }

  // Its place only: a button that came alive before its card would find nothing to sell, and say so.
  protected override child(_: string, key: string): unknown {
    return unsafeHTML(`<div data-key="${key}"></div>`);
  }
}

/** `<product-price>`, which shows what it is given. */
export class ServerPrice extends ProductPrice {
  override nonce = '';

  markup(product: Product): string {
    this.data = product;
    return markupOf(this.render(), ServerPrice.elementStyles, this.nonce);
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

/** The styles of all of them, each as it is written into a `<style>`. */
export function serverStyles(): string[] {
  return [ServerList.elementStyles, cardStyles(), ServerPrice.elementStyles].map(cssOf);
}

/** With the options', which come later in a browser. */
function cardStyles(): readonly CSSResultOrNative[] {
  return [...ServerCard.elementStyles, cardOptionsStyles];
}

/** An element with a declarative shadow root. */
export function elementOf(
  tag: string,
  attributes: Attributes,
  shadow: string,
  content = '',
): string {
  return `<${tag}${attributesOf(attributes)}><template shadowrootmode="open">${shadow}</template>${content}</${tag}>`;
}

/** Attributes as they stand in a tag. */
export function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => {
      if (!/^(?!on)[a-z][\w-]*$/.test(name))
        throw new TypeError(`${name} is no attribute to render.`);
      return ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
    })
    .join('');
}

function markupOf(view: unknown, styles: readonly CSSResultOrNative[], nonce: string): string {
  const shadow = collectResultSync(render(view))
    // In HTML that would be checked, too.
    .replaceAll(' checked="false"', '');
  return `<style${attributesOf(nonce ? { nonce } : {})}>${cssOf(styles)}</style>${shadow}`;
}

/** With what comes later in a browser. */
function cssOf(styles: readonly CSSResultOrNative[]): string {
  return [...styles, lateCss].map(String).join('').replaceAll(/\s+/g, ' ');
}
