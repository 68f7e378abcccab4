import { writeLines } from '../../packages/elements/dist/cart/cart-line.js';
import { withPrices } from './scenes.mjs';

/**
 * Opens a scene in a profile of its own, and does what brings its states about.
 *
 * @param size - Width of the page; its height so that all of it is in view, but for what is modal.
 * @returns The page, once nothing moves any more.
 */
export async function openScene(browser, site, scene, { width = 440 } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: scene.modal ? 800 : 12_000 },
    reducedMotion: 'reduce',
    deviceScaleFactor: 1,
  });
  const page = await context.newPage();
  const busy = watchRequests(page);
  // What waits, waits as long as it is looked at.
  await page.addInitScript(() => {
    AbortSignal.timeout = () => new AbortController().signal;
  });
  await page.route('**/api/states/offline/**', (route) => route.abort());
  await page.goto(`${site.url}${scene.path}?${scene.query}`);
  await page.waitForFunction(() => customElements.get('product-list'));
  await settle(page, busy);
  for (const [at, state] of scene.states.entries()) {
    const section = page.locator(`[data-state="${at}"]`);
    // One customer, one thing after the other.
    // oxlint-disable no-await-in-loop
    if (state.cart) {
      await fillCart(page, JSON.parse(withPrices(JSON.stringify(state.cart), site.prices)));
      await settle(page, busy);
    }
    if (state.act) {
      await state.act(section);
      await settle(page, busy);
    }
    // oxlint-enable no-await-in-loop
  }
  return page;
}

/** Puts the page into a theme, a colour scheme and a direction, and waits until everything follows. */
export async function dress(page, { theme = '', scheme = 'light', dir = 'ltr', width }) {
  if (width) await page.setViewportSize({ width, height: page.viewportSize().height });
  await page.evaluate(
    async ({ theme: name, scheme: colors, dir: direction }) => {
      document.documentElement.style.colorScheme = colors;
      document.documentElement.dir = direction;
      const link = document.querySelector('#theme');
      const href = name ? `/themes/${name}.css` : 'data:text/css,';
      if (link.getAttribute('href') !== href) {
        await new Promise((resolve) => {
          link.addEventListener('load', resolve, { once: true });
          link.href = href;
        });
      }
      await document.fonts.ready;
    },
    { theme, scheme, dir },
  );
  await frames(page);
}

/** Fills the cart of the page's shopping cart, as another tab would, and opens it. */
async function fillCart(page, wanted) {
  const lines = wanted.map(([price, quantity, unit_amount, name = '', product]) => ({
    price,
    quantity,
    product,
    unit_amount,
    currency: 'usd',
    name,
  }));
  await page.evaluate((newValue) => {
    const cart = document.querySelector('shopping-cart');
    const endpoint = new URL(cart.getAttribute('endpoint') ?? '/api/store', location.href).href;
    const key = `storetag:cart:${endpoint}`;
    localStorage.setItem(key, newValue);
    dispatchEvent(new StorageEvent('storage', { key, newValue }));
    cart.open();
  }, writeLines(lines));
}

/** Knows of the requests that are under way, and may come to an end. */
function watchRequests(page) {
  const open = new Set();
  page.on('request', (request) => {
    if (!request.url().includes('/api/states/waiting/')) open.add(request);
  });
  for (const event of ['requestfinished', 'requestfailed']) {
    page.on(event, (request) => open.delete(request));
  }
  return open;
}

/** Waits until nothing has been asked, and nothing has changed its size, for a while. */
async function settle(page, busy) {
  let before = '';
  let quiet = 0;
  for (let looks = 0; quiet < 4; looks += 1) {
    if (looks > 300) throw new Error(`${page.url()} does not come to rest: ${before}`);
    // oxlint-disable-next-line no-await-in-loop
    const now = await page.evaluate(sizes);
    quiet = busy.size === 0 && now === before ? quiet + 1 : 0;
    before = now;
    // oxlint-disable-next-line no-await-in-loop
    await page.waitForTimeout(80);
  }
}

function sizes() {
  const texts = [];
  const walk = (root) => {
    for (const node of root.querySelectorAll('*')) {
      if (node.shadowRoot) walk(node.shadowRoot);
      if (node instanceof HTMLImageElement && !node.complete && node.checkVisibility()) {
        texts.push(node.src);
      }
    }
    texts.push((root.body ?? root).textContent.length);
  };
  walk(document);
  return `${document.documentElement.scrollHeight} ${texts.join(' ')}`;
}

/** Stripe's frames follow a frame later, and so may what stands around them. */
async function frames(page) {
  await page.evaluate(async () => {
    for (let count = 0; count < 4; count += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await page.waitForTimeout(120);
}
