import type { ExpectedTotal, LineItem, Product } from '@storetag/protocol';
import type { Stripe } from 'stripe';
import type { Catalog } from '../catalog/catalog.js';
import type { CatalogRules, Snapshot } from '../catalog/list-catalog.js';
import { toProduct } from '../catalog/to-product.js';
import { ProblemError } from '../http/problem-error.js';
import type { Budget } from '../stripe/budget.js';
import { isMissing } from '../stripe/stripe-failure.js';
import {
  addUp,
  mergeLines,
  toFreshLine,
  type PricedLine,
  type PricedLines,
} from './priced-lines.js';

/** Age up to which a catalogue without the price is believed, in milliseconds: made-up ids cost no listing. */
const BELIEVED = 10_000;

/**
 * Finds out from Stripe, now, what the lines cost, and checks them against what the page displayed.
 *
 * The cached catalogue is not enough: webhooks that tell of a change can be late or lost. So each price is read again,
 * or the whole catalogue where that takes fewer reads. A price must be in the catalogue as well, so that ids of prices
 * that the owner never listed (made for a single invoice, say) cannot be bought.
 *
 * @throws {ProblemError} `price_not_sold`, `price_changed`, `out_of_stock`, `not_sellable`, `invalid_request`.
 */
export async function priceLines(
  requested: readonly LineItem[],
  expected: ExpectedTotal | undefined,
  {
    stripe,
    catalog,
    rules,
    budget,
  }: { stripe: Stripe; catalog: Catalog; rules: CatalogRules; budget: Budget },
): Promise<PricedLines> {
  const lines = mergeLines(requested);
  let snapshot = await budget.spend(catalog.read());
  const isListed = () => lines.every(({ price }) => snapshot.byPrice.has(price));
  const isOld = catalog.age > BELIEVED;
  if (lines.length > snapshot.reads || (isOld && !isListed())) {
    snapshot = await budget.spend(catalog.readFresh());
  }
  if (!isListed()) refuse(lines, snapshot, catalog);

  const isFresh = lines.length > snapshot.reads;
  const found = isFresh
    ? lines.map((line) => fromSnapshot(line, snapshot))
    : await Promise.all(lines.map((line) => fromStripe(line, snapshot, { stripe, rules, budget })));
  const fresh = found.flatMap((line) => line ?? []);
  if (fresh.length < lines.length) refuse(lines, await budget.spend(catalog.readFresh()), catalog);
  if (fresh.some((line) => isOutdated(line, snapshot))) catalog.drop();
  const priced = addUp(fresh);
  checkExpected(priced, expected);
  return priced;
}

/** Refuses lines of which some are not sold any more: as changed where each of those has a successor. */
function refuse(lines: readonly LineItem[], snapshot: Snapshot, { former }: Catalog): never {
  const now = lines.map(({ price, quantity }) => {
    const found = snapshot.byPrice.get(price) ?? former.successorOf(price, snapshot);
    return found && { ...found, quantity };
  });
  const unsold = lines.filter((_, index) => now[index] === undefined);
  if (unsold.length > 0) {
    throw new ProblemError('price_not_sold', 'Some of this is not sold here.', {
      detail: `Not sold, any more or at all: ${unsold.map(({ price }) => price).join(', ')}.`,
    });
  }
  const priced = addUp(now.flatMap((line) => line ?? []));
  throw priceChanged(priced, 'A price was replaced by a new one.');
}

function checkExpected({ lines, total, currency }: PricedLines, expected?: ExpectedTotal): void {
  if (expected === undefined || total === null) return;
  if (expected.amount === total && expected.currency === currency) return;
  throw priceChanged(
    { lines, total, currency },
    `The page displayed ${expected.amount} ${expected.currency}, it is now ${total} ${currency}.`,
  );
}

function priceChanged(
  { lines, total, currency }: Pick<PricedLines, 'lines' | 'total' | 'currency'>,
  detail: string,
): ProblemError {
  return new ProblemError('price_changed', 'The price has changed.', {
    detail,
    line_items: lines.map(toFreshLine),
    ...(total === null ? {} : { total: { amount: total, currency } }),
  });
}

function fromSnapshot({ price, quantity }: LineItem, snapshot: Snapshot): PricedLine | undefined {
  const found = snapshot.byPrice.get(price);
  return found && { ...found, quantity };
}

/** The line as Stripe has it now; `undefined` when the price or its product is no longer sold. */
async function fromStripe(
  { price: id, quantity }: LineItem,
  snapshot: Snapshot,
  { stripe, rules, budget }: { stripe: Stripe; rules: CatalogRules; budget: Budget },
): Promise<PricedLine | undefined> {
  const source = await stripe.prices
    .retrieve(id, { expand: ['product', 'tiers'] }, budget.options())
    .catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
  if (source === undefined || typeof source.product === 'string' || source.product.deleted) {
    return undefined;
  }
  if (!source.product.active || rules.sells?.(source.product) === false) {
    return undefined;
  }
  const product = toProduct(source.product, [source], rules.metadata);
  const price = product?.prices[0];
  return product && price && { price, product: withSiblings(product, snapshot), quantity };
}

/** The fresh product with the prices that were not asked for as the catalogue has them. */
function withSiblings(product: Product, snapshot: Snapshot): Product {
  const [fresh] = product.prices;
  const known = snapshot.byId.get(product.id)?.product;
  if (known === undefined || fresh === undefined) return product;
  const prices = known.prices.map((price) => (price.id === fresh.id ? fresh : price));
  return { ...product, prices, default_price: known.default_price };
}

function isOutdated({ price, product }: PricedLine, snapshot: Snapshot): boolean {
  const known = snapshot.byPrice.get(price.id);
  return (
    JSON.stringify(known?.price) !== JSON.stringify(price) || known?.product.stock !== product.stock
  );
}
