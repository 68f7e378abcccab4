import type { Product } from '@storetag/protocol';
import { cartOf } from '../cart/cart.js';
import { unitsOf } from '../purchase/units.js';
import type { FormPage } from './form-page.js';

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

/** What the attributes say now. */
export function readTerms({ host, address: addressOf }: FormPage): Terms {
  const { source, price, data, flow } = host;
  const address = addressOf();
  const quantity = unitsOf(host.quantity);
  const sold =
    source === 'cart' ? JSON.stringify(cartOf(address).lines) : [price, quantity].join(' ');
  return { key: [address, sold, flow].join(' '), address, source, price, quantity, data };
}
