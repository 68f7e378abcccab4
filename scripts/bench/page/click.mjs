import { launch, median } from './browser.mjs';

export const pages = {
  '/click.html': page('page'),
  '/click-form.html': page('form'),
  '/thanks.html': '<!doctype html><title>Thanks</title>',
};

function page(checkout) {
  return `<!doctype html><html lang="en"><title>Shop</title>
    <script type="module" src="/storetag.js"></script>
    <product-list page-size="1" checkout="${checkout}" success-path="/thanks.html"></product-list></html>`;
}

/**
 * Milliseconds of ours between a click on buy and Stripe's page (`page`), or Stripe's frame in the form (`form`): the
 * time in which a request was under way is taken off. Medians.
 */
export async function clicks(url, runs) {
  const browser = await launch();
  const times = { page: [], form: [] };
  for (let run = 0; run < runs; run += 1) {
    for (const checkout of Object.keys(times)) {
      // oxlint-disable no-await-in-loop
      const context = await browser.newContext();
      const tab = await context.newPage();
      await tab.goto(`${url}/click${checkout === 'form' ? '-form' : ''}.html`);
      const button = tab.getByRole('button', { name: /Buy now/ });
      await button.waitFor();
      await tab.waitForTimeout(300);
      const told = new Promise((resolve, reject) => {
        void tab.exposeFunction('tell', resolve);
        setTimeout(() => reject(new Error(`A click on buy led nowhere: ${checkout}.`)), 20_000);
      });
      await tab.evaluate(watch, checkout);
      await button.click();
      times[checkout].push(await told);
      await context.close();
      // oxlint-enable no-await-in-loop
    }
  }
  await browser.close();
  return { page: median(times.page), form: median(times.form) };
}

/** Runs in the page. */
function watch(checkout) {
  let clicked = 0;
  addEventListener('click', () => (clicked ||= performance.now()), { capture: true });
  if (checkout === 'page') {
    // The page would be gone before it can tell.
    addEventListener('checkout-created', (event) => {
      event.preventDefault();
      report();
    });
  } else {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('iframe[name^="__privateStripeFrame"]')) return;
      observer.disconnect();
      report();
    }).observe(document, { childList: true, subtree: true });
  }

  function report() {
    const end = performance.now();
    // Requests may overlap: what counts is the time in which there was one.
    const spans = performance
      .getEntriesByType('resource')
      .filter(({ responseEnd }) => responseEnd > clicked)
      .map(({ startTime, responseEnd }) => [
        Math.max(startTime, clicked),
        Math.min(responseEnd, end),
      ])
      .toSorted((a, b) => a[0] - b[0]);
    let waited = 0;
    let until = clicked;
    for (const [from, to] of spans) {
      waited += Math.max(0, to - Math.max(from, until));
      until = Math.max(until, to);
    }
    globalThis.tell(end - clicked - waited);
  }
}
