import { findProducts, listCatalog, createStripe } from '@storetag/server/catalog';
import type { CommandOptions } from '../command-options.js';
import { findConfig, loadConfig } from '../serve/load-config.js';
import { UsageError } from '../usage-error.js';
import { catalogFile } from './catalog-file.js';
import { linkPrices } from './link-prices.js';
import { readAccount } from './read-account.js';
import { readLinkOptions } from './read-link-options.js';
import { stripeWords } from './stripe-words.js';
import { checkFolder, writeFileWhole } from './write-file-whole.js';

/**
 * `storetag catalog`: writes the owner's products to a file that pages sell from without a server, with one Payment Link
 * for each price.
 *
 * Run again, it finds its links by their metadata: nothing at Stripe changes and the file stays the same to the byte,
 * unless a product, a price or an option did.
 */
export async function catalog(options: CommandOptions, extra: string[]): Promise<void> {
  if (extra.length > 0) {
    throw new UsageError(
      `“${extra[0]}” is too much. Name the file with --out, as in --out site/catalog.json.`,
    );
  }
  const say = (words: string, json: object) =>
    process.stdout.write(`${options.json === true ? JSON.stringify(json) : words}\n`);
  const warn = (price: string, reason: string) =>
    options.json === true
      ? say('', { event: 'left_out', price, reason })
      : process.stderr.write(`${price}: ${reason}.\n`);

  const file = options.out ?? 'catalog.json';
  await checkFolder(file);
  const currency = readCurrencyCode(options.currency);
  const configFile = findConfig(options.config);
  const config = configFile === undefined ? {} : await loadConfig(configFile);
  const account = readAccount(options, config, process.env);
  const links = readLinkOptions(options, config, account);

  const stripe = createStripe(account);
  try {
    const rules = { ...config.catalog, onUnsellable: warn };
    const listed = await listCatalog(stripe, rules, Date.now());
    const query = { sort: 'position', limit: Infinity } as const;
    const { products } = findProducts(listed, { ...query, ...(currency && { currency }) });
    const linked = await linkPrices(stripe, { listed, products, links, warn });
    const isNew = await writeFileWhole(file, catalogFile(products, linked.urls));
    const { made, changed, deactivated, kept } = linked;
    const prices = products.flatMap((product) => product.prices).length;
    say(
      `${file}: ${isNew ? 'written' : 'unchanged'}, ${products.length} products with ${prices} prices.\n` +
        `Payment Links: ${made} made, ${changed} changed, ${deactivated} deactivated, ${kept} as they were.`,
      {
        event: isNew ? 'written' : 'unchanged',
        file,
        products: products.length,
        prices,
        payment_links: { made, changed, deactivated, kept },
      },
    );
  } catch (error) {
    throw stripeWords(error, account.secretKey);
  }
}

function readCurrencyCode(value: string | undefined): string | undefined {
  const code = value?.toLowerCase();
  if (code === undefined || /^[a-z]{3}$/.test(code)) return code;
  throw new UsageError(`“${value}” is no currency. Use an ISO 4217 code, as in --currency eur.`);
}
