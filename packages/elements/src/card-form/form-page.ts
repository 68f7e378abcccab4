import type { Product } from '@storetag/protocol';
import type { StoreClient } from '../store-client.js';
import type { StoreElement } from '../store-element.js';
import type { Words } from '../words/words.js';

/** A form's element, with what its attributes say. */
export interface FormElement extends StoreElement {
  price?: string;
  quantity: number;
  source?: string;
  flow?: string;
  express: boolean;
  collect: string;
  layout: 'tabs' | 'accordion';
  successPath?: string;
  data?: Product | undefined;
}

/** What a form's parts need of its element. */
export interface FormPage {
  readonly host: FormElement;
  /** Absolute URL of the store's server. */
  address: () => string;
  /** @throws {StoreError} where there is none. */
  store: () => StoreClient;
  words: () => Words;
  /** BCP 47 tag; nothing for the browser's own. */
  language: () => string | undefined;
}
