import type Stripe from 'stripe';

/** A product of the demo, with its prices. The first price is its default. */
export interface DemoProduct {
  product: Stripe.ProductCreateParams & { id: string; metadata: Stripe.MetadataParam };
  prices: (Omit<Stripe.PriceCreateParams, 'product' | 'product_data'> & { archived?: boolean })[];
  /** Archived once made. */
  archived?: boolean;
}
