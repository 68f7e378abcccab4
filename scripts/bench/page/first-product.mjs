/* oxlint-disable unicorn/consistent-function-scoping -- what runs in the page has to stand in one function */
import { launch, median, slow } from './browser.mjs';

/** Ours, with the preload that the documentation recommends, and what nobody can do better. */
export const pages = {
  '/ours.html': page(`
    <link rel="preload" href="/api/store/products?limit=24" as="fetch" crossorigin>
    <script type="module" src="/storetag.js"></script>
    <product-list></product-list>`),
  '/plain.html': page(`
    <script type="module" src="/storetag.js"></script>
    <product-list></product-list>`),
  '/floor.html': page(`
    <main></main>
    <script type="module">
      const { products } = await (await fetch('/api/store/products?limit=24')).json();
      document.querySelector('main').innerHTML = products.map(({ name, images, description, prices: [price] }) =>
        '<article><img width="320" height="400" loading="lazy" alt="" src="' + images[0] + '"><h2>' + name + '</h2><p>' + (description ?? '') + '</p><p>' +
        ((price.unit_amount ?? 0) / 100).toFixed(2) + '</p><button>Buy now</button></article>').join('');
    </script>`),
};

function page(body) {
  return `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Shop</title><style>main{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:1.5rem}</style>${body}</html>`;
}

/** Milliseconds from navigation to the frame with the first product's name, and how much moved; medians. */
export async function firstProduct(url, runs) {
  const browser = await launch();
  const times = { '/floor.html': [], '/ours.html': [], '/plain.html': [] };
  const shifts = { '/floor.html': [], '/ours.html': [], '/plain.html': [] };
  for (let run = 0; run < runs; run += 1) {
    for (const path of Object.keys(times)) {
      // One after the other, each on a cold cache.
      // oxlint-disable no-await-in-loop
      const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
      const tab = await context.newPage();
      await slow(tab);
      await tab.addInitScript(watch);
      await tab.goto(url + path, { waitUntil: 'commit' });
      const seen = await tab.waitForFunction(() => globalThis.seen, undefined, { polling: 50 });
      times[path].push(await seen.jsonValue());
      await tab.waitForTimeout(1500);
      shifts[path].push(await tab.evaluate(() => globalThis.shift));
      await context.close();
      // oxlint-enable no-await-in-loop
    }
  }
  await browser.close();
  return Object.fromEntries(
    Object.keys(times).map((path) => [
      path.slice(1, -5),
      { time: median(times[path]), shift: Math.max(...shifts[path]) },
    ]),
  );
}

/** Runs in the page. */
function watch() {
  globalThis.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) globalThis.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  const name = () =>
    document.querySelector('main h2') ??
    document
      .querySelector('product-list')
      ?.shadowRoot?.querySelector('product-card')
      ?.shadowRoot?.querySelector('[part=price]');
  const look = () => {
    if (!name()?.textContent?.trim()) return requestAnimationFrame(look);
    // What is in the tree now is painted at the end of this frame.
    return requestAnimationFrame(() => {
      globalThis.seen = performance.now();
    });
  };
  requestAnimationFrame(look);
}
