import { exponentOf, toMajorUnits, type Price, type Product } from '@storetag/protocol';
import { amountOf } from '../amount-of.js';
import { leftOf } from '../left-of.js';
import { offers } from '../offers.js';
import { safeUrl } from '../safe-url.js';
import { storetagPolicy } from '../trusted-types.js';

/** schema.org's and UN/CEFACT's names of our intervals. */
const UNITS = { day: 'DAY', week: 'WEE', month: 'MON', year: 'ANN' };

/** What each element of the page shows. */
const shown = new Map<object, readonly Product[]>();
let script: HTMLScriptElement | undefined;

/**
 * Tells search engines what an element shows: one `<script type="application/ld+json">` in the head holds the products
 * of all elements, each once, and is gone when none shows any.
 *
 * @param owner - The element.
 * @param products - All that it shows now; none when it leaves the page.
 * @param currency - Lowercase ISO 4217 code that prices are shown in where they exist in it.
 * @see {@link https://developers.google.com/search/docs/appearance/structured-data/product}
 */
export function describeProducts(
  owner: object,
  products: readonly Product[],
  currency?: string,
): void {
  if (products.length > 0) shown.set(owner, products);
  else shown.delete(owner);
  const all = new Map([...shown.values()].flat().map((each) => [each.id, each]));
  script?.remove();
  if (all.size === 0) return;
  const graph = [...all.values()].map((each) => toJsonLd(each, currency));
  script = document.createElement('script');
  script.type = 'application/ld+json';
  const content = { '@context': 'https://schema.org', '@graph': graph };
  // Nothing runs here, yet Trusted Types guard every script. `<` could end it.
  script.text = storetagPolicy().createScript(JSON.stringify(content).replaceAll('<', '\\u003c'));
  document.head.append(script);
}

function toJsonLd(product: Product, currency: string | undefined): object {
  const { id, name, description, category } = product;
  const images = product.images.flatMap((each) => safeUrl(each) ?? []);
  const url = safeUrl(product.url) ?? location.href.replace(/[?#].*/, '');
  const offered = offers(product, currency).flatMap((price) => {
    const amounts = toAmounts(price);
    const availability = `https://schema.org/${leftOf(product, price) === 0 ? 'OutOfStock' : 'InStock'}`;
    return amounts ? [{ '@type': 'Offer', ...nameOf(price), ...amounts, availability, url }] : [];
  });
  return {
    '@type': 'Product',
    productID: id,
    name,
    ...(description && { description }),
    ...(category && { category }),
    ...(images.length > 0 && { image: images }),
    url,
    ...(offered.length > 0 && { offers: offered }),
  };
}

function nameOf({ label }: Price): object {
  return label ? { name: label } : {};
}

/** Nothing where the customer decides. */
function toAmounts(price: Price): object | undefined {
  const amount = amountOf(price);
  if (amount === undefined) return undefined;
  const { currency, recurring } = price;
  const money = {
    price: toMajorUnits(amount, currency).toFixed(exponentOf(currency)),
    priceCurrency: currency.toUpperCase(),
  };
  if (!recurring) return money;
  return {
    ...money,
    priceSpecification: {
      '@type': 'UnitPriceSpecification',
      ...money,
      referenceQuantity: {
        '@type': 'QuantitativeValue',
        value: recurring.interval_count,
        unitCode: UNITS[recurring.interval],
      },
    },
  };
}
