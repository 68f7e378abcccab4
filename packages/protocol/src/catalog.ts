import { readCurrency } from './currency.js';
import {
  integer,
  listOf,
  nullable,
  objectOf,
  oneOf,
  recordOf,
  text,
  type ReadBy,
} from './reader.js';

/** Units up to `up_to` of a tiered price, and what they cost. */
export type Tier = ReadBy<typeof readTier>;
const readTier = objectOf({
  /** Last unit of the tier, `null` for the last tier. */
  up_to: nullable(integer(1)),
  /** Minor units, per unit; `null` where there is none. */
  unit_amount: nullable(integer(0)),
  /** Minor units, once for the tier; `null` where there is none. */
  flat_amount: nullable(integer(0)),
});

/** One way to pay for a product. Amounts are integers in the currency's minor unit. */
export type Price = ReadBy<typeof readPrice>;
export const readPrice = objectOf(
  {
    /** Stripe Price id, `price_…`. */
    id: text(),
    /** Stripe Product id. */
    product: text(),
    /** Lowercase ISO 4217 code. */
    currency: readCurrency,
    /** `null` when the customer chooses the amount, or the price is tiered. */
    unit_amount: nullable(integer(0)),
    /** `null` for a one-time price. */
    recurring: nullable(
      objectOf({ interval: oneOf('day', 'week', 'month', 'year'), interval_count: integer(1) }),
    ),
    /** Bounds of a pay-what-you-want price, in minor units. */
    custom_unit_amount: nullable(
      objectOf({
        minimum: nullable(integer(0)),
        maximum: nullable(integer(0)),
        preset: nullable(integer(0)),
      }),
    ),
    lookup_key: nullable(text()),
    /** The owner's words for this choice, from `metadata.label`. */
    label: nullable(text()),
  },
  {
    /**
     * How tiers count: each unit at the price of its own tier (`graduated`), or all at that of the tier that the last
     * one reaches (`volume`). `null` when the price has none.
     */
    tiers_mode: nullable(oneOf('graduated', 'volume')),
    /** In ascending order. `null` when the price has none. */
    tiers: nullable(listOf(readTier)),
    /**
     * Only where this price is counted by itself, as a size is: units left of it, `null` without limit. Otherwise the
     * product's stock holds.
     */
    stock: nullable(integer(0)),
    /** `catalog.json` only: Payment Link that sells this price. */
    payment_link: nullable(text()),
  },
);

/** Something sold, with every price it is sold at. All its words are plain text, never HTML. */
export type Product = ReadBy<typeof readProduct>;
export const readProduct = objectOf({
  id: text(),
  name: text(),
  description: nullable(text('a string', { max: 100_000 })),
  images: listOf(text()),
  url: nullable(text()),
  /** From `metadata.category`. */
  category: nullable(text()),
  /** Names of Stripe's `marketing_features`. */
  features: listOf(text()),
  /** The allow-listed keys only. */
  metadata: recordOf(text()),
  /** Units left of all prices together, 0 when sold out, `null` when not tracked. */
  stock: nullable(integer(0)),
  prices: listOf(readPrice),
  /** Id of the price that is offered first. */
  default_price: nullable(text()),
});

/** A page of the catalogue. */
export type ProductPage = ReadBy<typeof readProductPage>;
export const readProductPage = objectOf({
  products: listOf(readProduct),
  /** Pass as `cursor` for the next page; `null` on the last. */
  next_cursor: nullable(text()),
});

/** Orders in which products can be listed; `position` is the owner's own, from `metadata.position`. */
export const productSorts = ['position', 'name', 'price', '-price', 'newest'] as const;
export type ProductSort = (typeof productSorts)[number];
