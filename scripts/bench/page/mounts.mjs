/* oxlint-disable unicorn/consistent-function-scoping -- what runs in the page has to stand in one function */
import { launch } from './browser.mjs';

/** A page without any request: what the store would answer stands in it. */
export const pages = {
  '/mounts.html': `<!doctype html><html lang="en"><title>Mounts</title>
    <script>
      const price = { id: 'price_1', product: 'prod_1', currency: 'usd', unit_amount: 1200, recurring: null, custom_unit_amount: null, lookup_key: null, label: null };
      const product = { id: 'prod_1', name: 'Mug', description: null, images: [], url: null, category: null, features: [], metadata: {}, stock: null, prices: [price], default_price: 'price_1' };
      const answers = [
        [/\\/products\\/prod_1/, product],
        [/\\/products/, { products: [product], next_cursor: null }],
        [/\\/config/, { publishable_key: 'pk_test_1', flows: ['payment-intent'], currency: null, shipping_countries: [] }],
        [/\\/orders/, { id: 'cs_1', status: 'paid', amount: 1200, currency: 'usd', line_items: [] }],
      ];
      // Deadlines of requests that were answered last for another 15 seconds, and are nobody's.
      AbortSignal.timeout = () => new AbortController().signal;
      globalThis.fetch = async (url) => Response.json(answers.find(([path]) => path.test(String(url)))?.[1] ?? {});
    </script>
    <script type="module" src="/storetag.js"></script><main></main></html>`,
};

/**
 * By how much the heap is larger after elements were put into a page and taken out of it again, as a ratio, per tag.
 *
 * @param tags - Each with its attributes: `{ 'buy-button': { price: 'price_1' } }`.
 * @param times - How often each.
 */
export async function mounts(url, tags, times) {
  const browser = await launch();
  const grown = {};
  for (const [tag, attributes] of Object.entries(tags)) {
    // oxlint-disable no-await-in-loop
    const context = await browser.newContext();
    const tab = await context.newPage();
    await tab.goto(`${url}/mounts.html`);
    // What runs for the first time is compiled and kept: that is not the elements'.
    await tab.evaluate(mount, { tag, attributes, times });
    let grew = Infinity;
    // The browser's own tables double now and then; what leaks grows each time.
    for (let round = 0; round < 3 && grew > 1.02; round += 1) {
      const before = await heap(tab);
      await tab.evaluate(mount, { tag, attributes, times });
      grew = Math.min(grew, (await heap(tab)) / before);
    }
    grown[tag] = grew;
    await context.close();
    // oxlint-enable no-await-in-loop
  }
  await browser.close();
  return grown;
}

/** Bytes that are in use once all garbage is collected, which the page's own `gc()` does not do. */
async function heap(tab) {
  const session = await tab.context().newCDPSession(tab);
  await session.send('Performance.enable');
  // Requests under way, and what the garbage of the first time held.
  for (let each = 0; each < 3; each += 1) {
    // oxlint-disable no-await-in-loop
    await tab.waitForTimeout(500);
    await session.send('HeapProfiler.collectGarbage');
    // oxlint-enable no-await-in-loop
  }
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
}

/** Runs in the page, so all that it uses stands in it. */
async function mount({ tag, attributes, times }) {
  await customElements.whenDefined(tag);
  const main = document.querySelector('main');
  const pause = () => new Promise((resolve) => setTimeout(resolve));
  for (let each = 0; each < times; each += 1) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    main.append(element);
    await element.updateComplete;
    // Every tenth stays until it has loaded; the others leave while they load.
    if (each % 10 === 0) await pause();
    element.remove();
    // What happened once in the page, and requests under way, are not the element's.
    if (each % 500 === 0) {
      performance.clearResourceTimings();
      await pause();
    }
  }
}
