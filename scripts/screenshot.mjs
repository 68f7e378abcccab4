/**
 * Takes the README's picture of the demo shop: `npm start` in one terminal, `node scripts/screenshot.mjs` in another.
 */
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import { chromiumArguments, findChromium } from './chromium.mjs';

// The browser driver belongs to the tests, not to the repository's own tools.
const { chromium } = createRequire(new URL('../examples/whole-path/package.json', import.meta.url))(
  'playwright-core',
);

const shop = process.argv[2] ?? 'http://localhost:4242/';
const views = [
  { width: 1280, height: 1000, colorScheme: 'light' },
  { width: 1280, height: 1000, colorScheme: 'dark' },
  { width: 390, height: 1000, colorScheme: 'light' },
];

const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
const pictures = [];
for (const { width, height, colorScheme } of views) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(shop);
  const list = page.locator('product-list').first();
  await list
    .getByRole('button', { name: /Buy now/ })
    .first()
    .waitFor();
  await list.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await page.evaluate(() => scrollBy(0, -160));
  await page.waitForLoadState('networkidle');
  pictures.push({ width, source: (await page.screenshot()).toString('base64') });
  await page.close();
}

const page = await browser.newPage({ viewport: { width: 1500, height: 620 } });
await page.setContent(
  `<style>
    body { margin: 0; padding: 40px; display: flex; gap: 24px; justify-content: center; background: #e9e6e0; }
    img { block-size: 540px; border-radius: 10px; box-shadow: 0 12px 40px #0003; }
  </style>${pictures.map(({ source }) => `<img src="data:image/png;base64,${source}" />`).join('')}`,
);
await page.setViewportSize({ width: 1920, height: 620 });
const path = fileURLToPath(new URL('../docs/images/demo.jpg', import.meta.url));
await page.screenshot({ path, type: 'jpeg', quality: 86 });
await browser.close();
console.log(path);
