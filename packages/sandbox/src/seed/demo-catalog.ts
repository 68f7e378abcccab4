import type Stripe from 'stripe';

/** A product of the demo, with its prices. The first price is its default. */
export interface DemoProduct {
  product: Stripe.ProductCreateParams & { id: string };
  prices: (Omit<Stripe.PriceCreateParams, 'product' | 'product_data'> & { archived?: boolean })[];
  /** Archived once made. */
  archived?: boolean;
}

/** What the demo store sells. */
export const demoCatalog: DemoProduct[] = [
  {
    product: {
      id: 'prod_mug',
      name: 'Mug',
      description: 'A mug.',
      metadata: { category: 'Kitchen', position: '1' },
    },
    prices: [{ currency: 'usd', unit_amount: 1800, lookup_key: 'mug' }],
  },
  {
    product: {
      id: 'prod_coffee',
      name: 'Coffee',
      metadata: { category: 'Kitchen', position: '2' },
    },
    prices: [
      { currency: 'usd', unit_amount: 1200, metadata: { label: 'Once' } },
      {
        currency: 'usd',
        unit_amount: 1000,
        recurring: { interval: 'month' },
        metadata: { label: 'Monthly' },
      },
    ],
  },
];
