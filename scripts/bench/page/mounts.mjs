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
    grown[tag] = await tab.evaluate(measure, { tag, attributes, times });
    await context.close();
    // oxlint-enable no-await-in-loop
  }
  await browser.close();
  return grown;
}

/** Runs in the page, so all that it uses stands in it. */

async function measure({ tag, attributes, times }) {
  await customElements.whenDefined(tag);
  const main = document.querySelector('main');
  const pause = () => new Promise((resolve) => setTimeout(resolve));
  async function mount(count) {
    for (let each = 0; each < count; each += 1) {
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
  async function heap() {
    for (let each = 0; each < 5; each += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      globalThis.gc();
    }
    return performance.memory.usedJSHeapSize;
  }
  await mount(1000);
  const before = await heap();
  await mount(times);
  return (await heap()) / before;
}
