import type { Price, Product } from '@storetag/protocol';
import type { Snapshot } from '@storetag/server/catalog';
import { Stripe } from 'stripe';
import { fingerprintOf, linkChanges, linkParameters } from './link-parameters.js';
import type { LinkOptions } from './read-link-options.js';

/** Links that are made or changed at the same time: Stripe allows 25 calls a second. */
const AT_ONCE = 4;

/** What was done, and the address of each price's link. */
export interface LinkedPrices {
  urls: ReadonlyMap<string, string>;
  made: number;
  changed: number;
  deactivated: number;
  kept: number;
}

/** What to link. */
interface Work {
  /** Everything that is sold: links of anything else are deactivated. */
  listed: Snapshot;
  /** What the file will have: its prices get links. */
  products: readonly Product[];
  links: LinkOptions;
  /** Told of each price that gets no link, and why. */
  warn: (price: string, reason: string) => void;
}

/**
 * Sees to it that each price has one Payment Link, and that what is not sold any more has none that works.
 *
 * Links are found by their metadata. `storetag_price` is the price, `storetag_shop` the store, `storetag_made` tells
 * the options that it was made with, and `storetag_off` that it was deactivated here: a link that its owner
 * deactivated in the Dashboard stays so.
 */
export async function linkPrices(
  stripe: Stripe,
  { listed, products, links, warn }: Work,
): Promise<LinkedPrices> {
  const known = await findLinks(stripe, links.shop);
  const isSold = (id: string) =>
    listed.byPrice.get(id)?.product.stock !== 0 && listed.byPrice.has(id);
  const urls = new Map<string, string>();
  const counts = { made: 0, changed: 0, deactivated: 0, kept: 0 };

  const wanted = products.flatMap(({ prices }) => prices).filter(({ id }) => isSold(id));
  await inTurns(wanted, async (price) => {
    try {
      const { url, work } = await linkOf(stripe, price, known.get(price.id), links);
      counts[work]++;
      if (url === undefined) warn(price.id, 'its Payment Link was deactivated in the Dashboard');
      else urls.set(price.id, url);
    } catch (error) {
      // Stripe sells some prices by no link; that must not keep the others off the page.
      if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
      warn(price.id, `Stripe makes no Payment Link of it: ${error.message}`);
    }
  });

  const unsold = [...known].filter(([price, { active }]) => active && !isSold(price));
  await inTurns(unsold, async ([, { id }]) => {
    await stripe.paymentLinks.update(id, { active: false, metadata: { storetag_off: 'true' } });
    counts.deactivated++;
  });
  return { urls, ...counts };
}

/** The store's links by price. Of several, as two first runs at once could make, the oldest. */
async function findLinks(stripe: Stripe, shop: string): Promise<Map<string, Stripe.PaymentLink>> {
  const found = new Map<string, Stripe.PaymentLink>();
  for await (const link of stripe.paymentLinks.list({ limit: 100 })) {
    const price = link.metadata['storetag_price'];
    // The newest come first.
    if (price !== undefined && link.metadata['storetag_shop'] === shop) found.set(price, link);
  }
  return found;
}

async function linkOf(
  stripe: Stripe,
  price: Price,
  link: Stripe.PaymentLink | undefined,
  options: LinkOptions,
): Promise<{ url?: string; work: 'made' | 'changed' | 'kept' }> {
  const parameters = linkParameters(price, options);
  const fingerprint = fingerprintOf(parameters);
  if (!link) {
    const { url } = await stripe.paymentLinks.create(
      {
        ...parameters,
        metadata: {
          storetag_price: price.id,
          storetag_shop: options.shop,
          storetag_made: fingerprint,
        },
      },
      { idempotencyKey: `storetag-link-${fingerprintOf(options.shop, parameters)}` },
    );
    return { url, work: 'made' };
  }
  const { id, url, active, metadata } = link;
  if (!active && metadata['storetag_off'] !== 'true') return { work: 'kept' };
  const isOther = metadata['storetag_made'] !== fingerprint;
  if (active && !isOther) return { url, work: 'kept' };
  await stripe.paymentLinks.update(id, {
    ...(isOther && linkChanges(parameters, await lineOf(stripe, id))),
    active: true,
    metadata: { storetag_made: fingerprint, storetag_off: '' },
  });
  return { url, work: 'changed' };
}

async function lineOf(stripe: Stripe, link: string): Promise<string> {
  const { data } = await stripe.paymentLinks.listLineItems(link, { limit: 1 });
  if (!data[0])
    throw new Error(`The Payment Link ${link} sells nothing. Deactivate it in the Dashboard.`);
  return data[0].id;
}

async function inTurns<T>(list: readonly T[], work: (entry: T) => Promise<void>): Promise<void> {
  for (let index = 0; index < list.length; index += AT_ONCE) {
    // oxlint-disable-next-line no-await-in-loop -- a few at a time
    await Promise.all(list.slice(index, index + AT_ONCE).map(work));
  }
}
