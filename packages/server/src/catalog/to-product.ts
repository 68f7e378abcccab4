import type { Price, Product, Tier } from '@storetag/protocol';
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
    ...(price.billing_scheme === 'tiered' && {
      tiers_mode: tierModes.find((each) => each === price.tiers_mode) ?? null,
      tiers: price.tiers?.map(toTier) ?? null,
    }),
  };
}

const tierModes = ['graduated', 'volume'] as const;

function toTier({ up_to, unit_amount, flat_amount }: Stripe.Price.Tier): Tier {
  return { up_to, unit_amount, flat_amount };
}

const intervals = ['day', 'week', 'month', 'year'] as const;

/**
 * Why a price cannot be shown with what it costs, in words for the owner's log. `undefined` when it can: such a price
 * is left out rather than shown with an amount that is not what Stripe would charge.
 */
export function whyUnsellable(price: Stripe.Price): string | undefined {
  const { recurring } = price;
  if (price.transform_quantity) return 'its quantity is transformed';
  if (recurring?.usage_type === 'metered') return 'it is billed by usage';
  if (recurring && !intervals.some((each) => each === recurring.interval)) {
    return `its interval \`${recurring.interval}\` is not known`;
  }
  const isTiered = price.billing_scheme === 'tiered';
  if (isTiered && !(price.tiers?.length && tierModes.some((each) => each === price.tiers_mode))) {
    return 'its tiers are not known';
  }
  const hasFraction = isTiered
    ? price.tiers?.some(isFraction)
    : price.unit_amount === null && !price.custom_unit_amount;
  return hasFraction ? 'its amount is a fraction of the smallest unit' : undefined;
}

function isPart(whole: number | null, exact: unknown): boolean {
  return whole === null && exact != null;
}

function isFraction(tier: Stripe.Price.Tier): boolean {
  return (
    isPart(tier.unit_amount, tier.unit_amount_decimal) ||
    isPart(tier.flat_amount, tier.flat_amount_decimal)
  );
}

/** Id of something that Stripe gives as an id or expanded. */
export function idOf(reference: string | { id: string } | null | undefined): string | undefined {
  return typeof reference === 'string' ? reference : reference?.id;
}

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
