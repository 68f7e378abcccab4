import type Stripe from 'stripe';

/** Products made for one run of the tests, by what they are for. */
export interface TestProducts {
  mug: Stripe.Product;
  print: Stripe.Product;
  subscription: Stripe.Product;
}

/** Metadata key that tells this run's products from everything else in the account. */
export const RUN = 'storetag_run';

/** Makes the products that the tests buy, in the sandbox as in a real test account. */
export async function createTestProducts(stripe: Stripe, run: string): Promise<TestProducts> {
  const create = (name: string, price: Stripe.ProductCreateParams.DefaultPriceData) =>
    stripe.products.create({ name, default_price_data: price, metadata: { [RUN]: run } });
  return {
    mug: await create('Test mug', { currency: 'usd', unit_amount: 2400 }),
    print: await create('Test print', { currency: 'usd', unit_amount: 1850 }),
    subscription: await create('Test letter', {
      currency: 'usd',
      unit_amount: 900,
      recurring: { interval: 'month' },
    }),
  };
}

/** Id of a product's default price. */
export function priceOf(product: Stripe.Product): string {
  const price = product.default_price;
  if (price === null || price === undefined) throw new Error(`${product.id} has no default price.`);
  return typeof price === 'string' ? price : price.id;
}
