import { formatMoney } from '@storetag/protocol';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { onConfigure, pageConfiguration, refuseSecrets } from './configure-store.js';
import { storeClient, type StoreClient } from './store-client.js';

/** What all store elements have: where the store is, and how it speaks. */
export abstract class StoreElement extends LitElement {
  /** Address of the store's server. Default: the page's, else `/api/store`. */
  @property() endpoint?: string;

  /** Address of a `catalog.json`, for a store without a server. Default: the page's. */
  @property() catalog?: string;

  /** BCP 47 tag for words and amounts. Default: the page's, else `<html lang>`, else the browser's. */
  @property() locale?: string;

  /** ISO 4217 code to show prices in where they exist in it. Default: the page's, else each price's own. */
  @property() currency?: string;

  private forget: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.forget = onConfigure(() => this.requestUpdate('endpoint'));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.forget?.();
  }

  /**
   * Client of this element's endpoint.
   *
   * @throws {StoreError} `secret_in_page` when one of the element's attributes holds a secret key.
   */
  protected get store(): StoreClient {
    refuseSecrets(Array.from(this.attributes, (attribute) => attribute.value));
    const endpoint = this.endpoint ?? pageConfiguration().endpoint ?? '/api/store';
    return storeClient(new URL(endpoint, document.baseURI).href.replace(/\/+$/, ''));
  }

  /** Locale that counts, `undefined` for the browser's own. */
  protected get language(): string | undefined {
    // `||`, because `lang=""` means that the language is unknown.
    return this.locale || pageConfiguration().locale || document.documentElement.lang || undefined;
  }

  /** Currency that counts, in lowercase; `undefined` for each price's own. */
  protected get preferredCurrency(): string | undefined {
    return (this.currency ?? pageConfiguration().currency)?.toLowerCase();
  }

  /** An amount in minor units, in the words of the element's locale. */
  protected money(amount: number, currency: string): string {
    return formatMoney(amount, currency, this.language);
  }

  /** Name under which `<{name}>` is registered beside this element, with the prefix that this one has. */
  protected tag(name: string): string {
    return this.localName.replace(/^(.*?-)?[a-z]+-[a-z]+$/, `$1${name}`);
  }
}
