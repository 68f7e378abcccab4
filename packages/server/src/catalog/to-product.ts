import type { Price, Product } from '@storetag/protocol';
import type { Stripe } from 'stripe';

/** Which of an owner's products the store sells. The same rule lists and sells. Default: all active ones. */
export type SellsRule = (product: Stripe.Product) => boolean;

/** The metadata keys that leave the server whatever the options say. */
const alwaysTold = ['category', 'position', 'sold_out'];

/**
 * What the page gets to know of a product and its prices. `undefined` when none of its prices can be sold.
 *
 * @param metadata - Keys told beside `category`, `position` and `sold_out`.
 */
export function toProduct(
  product: Stripe.Product,
  prices: readonly Stripe.Price[],
  metadata: readonly string[] = [],
): Product | undefined {
  const first = idOf(product.default_price);
  const sold = prices
    .filter((price) => price.active && whyUnsellable(price) === undefined)
    .toSorted(
      (a, b) =>
        Number(b.id === first) - Number(a.id === first) ||
        a.created - b.created ||
        (a.id < b.id ? -1 : 1),
    )
    .map(toPrice);
  const [offered] = sold;
  if (offered === undefined) return undefined;
  const told = new Set([...alwaysTold, ...metadata]);
  return {
    id: product.id,
    name: product.name,
    description: product.description,
    images: product.images.filter(isWebAddress),
    url: product.url !== null && isWebAddress(product.url) ? product.url : null,
    category: product.metadata['category'] ?? null,
    features: product.marketing_features.flatMap(({ name }) => name ?? []),
    metadata: Object.fromEntries(Object.entries(product.metadata).filter(([key]) => told.has(key))),
    stock: product.metadata['sold_out'] === 'true' ? 0 : null,
    prices: sold,
    default_price: offered.id,
  };
}

function toPrice(price: Stripe.Price): Price {
  const { recurring, custom_unit_amount: custom } = price;
  return {
    id: price.id,
    product: idOf(price.product) ?? '',
    currency: price.currency,
    unit_amount: custom ? null : price.unit_amount,
    recurring: recurring && {
      // Stripe types it open for the future; a word that pages do not know is caught by `whyUnsellable`.
      interval: intervals.find((each) => each === recurring.interval) ?? 'month',
      interval_count: recurring.interval_count,
    },
    custom_unit_amount: custom && {
      minimum: custom.minimum,
      maximum: custom.maximum,
      preset: custom.preset,
    },
    lookup_key: price.lookup_key,
    label: price.metadata['label'] ?? null,
  };
}

const intervals = ['day', 'week', 'month', 'year'] as const;

/**
 * Why a price cannot be shown as "so much per unit", in words for the owner's log. `undefined` when it can: such a
 * price is left out rather than shown with an amount that is not what Stripe would charge.
 */
export function whyUnsellable(price: Stripe.Price): string | undefined {
  const { recurring } = price;
  if (price.billing_scheme === 'tiered') return 'its amount depends on tiers';
  if (price.transform_quantity) return 'its quantity is transformed';
  if (recurring?.usage_type === 'metered') return 'it is billed by usage';
  if (recurring && !intervals.some((each) => each === recurring.interval)) {
    return `its interval \`${recurring.interval}\` is not known`;
  }
  if (price.unit_amount === null && !price.custom_unit_amount) {
    return 'its amount is a fraction of the smallest unit';
  }
  return undefined;
}

/** Id of something that Stripe gives as an id or expanded. */
export function idOf(reference: string | { id: string } | null | undefined): string | undefined {
  return typeof reference === 'string' ? reference : reference?.id;
}

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
