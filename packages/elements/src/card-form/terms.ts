import type { Product } from '@storetag/protocol';

/** What a form sells, as its attributes say. Another key is another payment. */
export interface Terms {
  key: string;
  /** Absolute URL of the store's server. */
  address: string;
  /** `cart`, or nothing for one price. */
  source: string | undefined;
  price: string | undefined;
  quantity: number;
  /** The product, where the page has it. */
  data: Product | undefined;
}

/** Before the form knows anything. */
export const noTerms: Terms = {
  key: '',
  address: '',
  source: undefined,
  price: undefined,
  quantity: 1,
  data: undefined,
};
