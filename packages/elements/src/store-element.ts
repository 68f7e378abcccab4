import type { ProductPage } from '@storetag/protocol';
import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import { composedAncestors } from './composed-ancestors.js';
import { announce, onConfigure, pageConfiguration, refuseSecrets } from './configure-store.js';
import { catalogClient, storeClient, type StoreClient } from './store-client.js';
import { StoreError } from './store-error.js';
import type * as TakeOver from './ssr/take-over.js';
import { loadWords, markLanguage, pageLanguageOf } from './words/languages.js';

/** Parts that our elements pass on from those inside them. */
export const PARTS =
  'card,media,image,initial,previous,next,position,name,description,features,price,stock,tiers,choices,choice,buy,error,retry,button,label,message,dialog,heading,close,form,summary,quantity,field,input,code,sum,total,hosted';

/** Paid for by pages that were rendered on a server. */
const takeOver = async (...of: Parameters<typeof TakeOver.takeOver>): Promise<void> =>
  (await import('./ssr/take-over.js')).takeOver(...of);

/** What all store elements have: where the store is, and how it speaks. */
export abstract class StoreElement extends LitElement {
  static override properties: PropertyDeclarations = {
    endpoint: {},
    catalog: {},
    locale: {},
    currency: {},
  };

  /** Address of the store's server. Default: the page's, else `/api/store`. */
  endpoint?: string;

  /** Address of a `catalog.json`, for a store without a server. Default: the page's. */
  catalog?: string;

  /** BCP 47 tag for words and amounts. Default: the page's, else `<html lang>`, else the browser's. */
  locale?: string;

  /** ISO 4217 code to show prices in where they exist in it. Default: the page's, else each price's own. */
  currency?: string;

  /**
   * Set where a server rendered the element: the answer to its first request.
   *
   * @internal
   */
  given: ProductPage | undefined;

  /** What a server rendered. */
  private readonly rendered = this.shadowRoot;
  private forget: (() => void) | undefined;
  private known: { around: string | undefined } | undefined;
  private readonly made = new Map<string, HTMLElement>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.forget = onConfigure(() => this.requestUpdate());
    followLanguage();
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    const update = (): void | Promise<unknown> => super.scheduleUpdate();
    return this.rendered && !this.hasUpdated
      ? takeOver(this, this.rendered).then(update)
      : update();
  }

  protected override performUpdate(): void {
    // Asked many times in an update, in which it does not change.
    this.known = { around: languageOf(this) };
    super.performUpdate();
    this.known = undefined;
  }

  protected override update(changed: PropertyValues): void {
    // The language may have changed. The words announce themselves when they come.
    void this.wordsLoaded();
    super.update(changed);
    const { around } = this;
    markLanguage(this.renderRoot, this.language, around);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.forget?.();
  }

  /**
   * Address of the `catalog.json` that stands in for a server: where the element names one and no endpoint, or the page.
   * `undefined` where there is a server.
   *
   * @internal
   */
  get catalogAddress(): string | undefined {
    const page = pageConfiguration();
    if (this.endpoint) return undefined;
    return this.catalog || (!page.endpoint && page.catalog) || undefined;
  }

  /**
   * Absolute URL of the store's server, or of the `catalog.json` in its place, without a slash at its end; as the page
   * wrote it where that is no URL.
   */
  protected get address(): string {
    const endpoint =
      this.catalogAddress ?? this.endpoint ?? pageConfiguration().endpoint ?? '/api/store';
    return URL.canParse(endpoint, document.baseURI)
      ? new URL(endpoint, document.baseURI).href.replace(/\/+$/, '')
      : endpoint;
  }

  /**
   * Client of this element's endpoint.
   *
   * @throws {StoreError} `secret_in_page` when one of the element's attributes holds a secret key, `misconfigured` when
   * the endpoint is no URL.
   *
   * @internal
   */
  get store(): StoreClient {
    const { address } = this;
    refuseSecrets(Array.from(this.attributes, ({ value }) => value));
    if (!URL.canParse(address)) throw new StoreError('misconfigured', `No URL: ${address}`);
    return this.catalogAddress ? catalogClient(address) : storeClient(address);
  }

  /** Language of the place where the element stands. */
  private get around(): string | undefined {
    return this.known ? this.known.around : languageOf(this);
  }

  /**
   * Locale that counts, `undefined` for the browser's own.
   *
   * @internal
   */
  get language(): string | undefined {
    // `||`, because `lang=""` means that the language is unknown.
    return this.locale || pageConfiguration().locale || this.around || undefined;
  }

  /** Resolves when this element can speak its language. Never rejects. */
  wordsLoaded(): Promise<void> {
    return loadWords(this.language);
  }

  /**
   * Currency that counts, in lowercase; `undefined` for each price's own.
   *
   * @internal
   */
  get preferredCurrency(): string | undefined {
    return (this.currency ?? pageConfiguration().currency)?.toLowerCase();
  }

  /** Whether the page wrote something into the default slot. Line breaks and comments are nothing. */
  protected get hasOwnContent(): boolean {
    return [...this.childNodes].some((node) =>
      node instanceof Element
        ? !node.slot && node.localName !== 'template'
        : node instanceof Text && /\S/.test(node.data),
    );
  }

  /**
   * An element of ours to render inside this one, made once per `key` and given `properties`, with the prefix and
   * the configuration of this one. A template cannot do it: its tag names are fixed.
   */
  protected child(name: string, key: string, properties: object): unknown {
    let child = this.made.get(key);
    if (!child) {
      // All our tags have two words: what stands before them is the prefix.
      child = document.createElement(this.localName.replace(/[a-z]+-[a-z]+$/, name));
      child.setAttribute('exportparts', PARTS);
      this.made.set(key, child);
    }
    const { endpoint, catalog, locale, currency } = this;
    return Object.assign(child, { endpoint, catalog, locale, currency }, properties);
  }
}

/** Language of the place where an element stands: the nearest `lang` around it, through shadow roots. */
function languageOf(element: Element): string | undefined {
  for (const each of composedAncestors(element)) {
    const language = pageLanguageOf(each);
    if (language) return language;
  }
  return undefined;
}

let following = false;

/** Has the elements speak another language when the page does. */
function followLanguage(): void {
  if (following) return;
  following = true;
  new MutationObserver(announce).observe(document, { subtree: true, attributeFilter: ['lang'] });
}
