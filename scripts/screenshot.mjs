/**
 * Takes the pictures of the README and of `docs/tokens.md` into `docs/images`: `npm start` in one terminal,
 * `npm run docs:serve` in another, `node scripts/screenshot.mjs` in a third.
 */
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import { chromiumArguments, findChromium } from './chromium.mjs';

// The browser driver belongs to the tests, not to the repository's own tools.
const { chromium } = createRequire(new URL('../examples/whole-path/package.json', import.meta.url))(
  'playwright-core',
);

const shop = process.argv[2] ?? 'http://localhost:4242/';
const docs = process.argv[3] ?? 'http://localhost:4173/';
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });

await picture('shop', {}, async (page) => {
  await page.locator('#shop').evaluate((section) => section.scrollIntoView());
});
await picture('cart', {}, async (page) => {
  const add = page.locator('product-list').getByRole('button', { name: /Add to cart/ });
  for (const at of [0, 1, 4]) {
    // One click after the other, as a visitor does.
    // oxlint-disable-next-line no-await-in-loop
    await add.nth(at).click();
  }
  await page.locator('#shop').evaluate((section) => section.scrollIntoView());
  await page.locator('cart-button').evaluate((button) => button.open());
  await page
    .locator('shopping-cart')
    .getByRole('button', { name: /Checkout/ })
    .waitFor();
});
await picture('card-form', {}, async (page) => {
  const list = page.locator('product-list').last();
  await list.evaluate((element) => element.scrollIntoView());
  await list
    .getByRole('button', { name: /Buy now/ })
    .first()
    .click();
  const frame = page.frameLocator('iframe[title="Secure payment input frame"]').first();
  await frame.locator('[name="number"]').fill('4242424242424242');
});
await picture('phone', { width: 390, height: 844, colorScheme: 'dark' }, async (page) => {
  await page.locator('#shop').evaluate((section) => section.scrollIntoView());
});
await themes(['plain', 'soft', 'sharp', 'night', 'paper', 'brand']);
await browser.close();

/** The same card in each theme, side by side. */
async function themes(names) {
  const cards = [];
  for (const name of names) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 940 } });
    // One after the other: each has the browser to itself.
    // oxlint-disable-next-line no-await-in-loop
    await page.goto(`${docs}style-guide.html?theme=${name}`);
    const card = page.locator('#product-card .specimen').nth(1);
    // oxlint-disable-next-line no-await-in-loop
    await card.getByRole('button').waitFor();
    // oxlint-disable-next-line no-await-in-loop
    await card.scrollIntoViewIfNeeded();
    // oxlint-disable-next-line no-await-in-loop
    await page.waitForTimeout(1500);
    // oxlint-disable-next-line no-await-in-loop
    await page.addStyleTag({
      content: '.specimen { border: 0 !important } .looks { display: none !important }',
    });
    // oxlint-disable-next-line no-await-in-loop
    const [source, ground] = await Promise.all([
      card.screenshot(),
      card.evaluate(() => getComputedStyle(document.body).backgroundColor),
    ]);
    cards.push({ name, ground, source: source.toString('base64') });
    // oxlint-disable-next-line no-await-in-loop
    await page.close();
  }
  const page = await browser.newPage({ viewport: { width: 1200, height: 100 } });
  const figures = cards.map(
    ({ name, ground, source }) =>
      `<figure style="background: ${ground}"><img src="data:image/png;base64,${source}" /><figcaption>${name}</figcaption></figure>`,
  );
  await page.setContent(`<style>
    body { margin: 0; display: grid; grid-template-columns: repeat(3, 1fr); }
    figure { margin: 0; padding: 12px; display: grid; justify-items: center; align-content: space-between; }
    img { inline-size: 100%; }
    figcaption { padding: 2px 10px; font: 15px system-ui; background: #fff; border-radius: 4px; }
  </style>${figures.join('')}`);
  const path = fileURLToPath(new URL('../docs/images/themes.jpg', import.meta.url));
  await page.screenshot({ path, type: 'jpeg', quality: 84, fullPage: true });
  await page.close();
  console.log(path);
}

/** Takes one picture, once what is on it has come to rest. */
async function picture(name, { width = 1280, height = 940, colorScheme = 'light' }, prepare) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(shop);
  await page
    .locator('product-list')
    .getByRole('button', { name: /Add to cart/ })
    .first()
    .waitFor();
  await prepare(page);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1000);
  // The shop says that it is a sandbox in a corner, over what is shown here.
  await page.addStyleTag({ content: '.sandbox { display: none }' });
  const path = fileURLToPath(new URL(`../docs/images/${name}.jpg`, import.meta.url));
  await page.screenshot({ path, type: 'jpeg', quality: 82 });
  await page.close();
  console.log(path);
}
