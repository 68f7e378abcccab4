import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './driver/browser.js';
import { fillCard, payOnHostedPage } from './driver/card.js';
import { serveSite, type Site } from './stage/serve-site.js';
import { isLive } from './stage/stripe-account.js';

const root = fileURLToPath(new URL('../../../docs/site', import.meta.url));
const dist = join(root, 'dist');
const vite = join(dirname(fileURLToPath(import.meta.resolve('vite/package.json'))), 'bin/vite.js');

/** What every page of a store may be made of, and how it can be set. */
const contract = {
  'product-list':
    'products category search sort controls page-size layout checkout endpoint catalog locale currency',
  'product-card': 'product checkout',
  'product-price': 'price product quantity',
  'buy-button':
    'price lookup-key product quantity checkout success-path cancel-path email reference disabled',
  'card-form': 'price quantity source flow express collect layout success-path submit-label',
  'shopping-cart': 'open checkout',
  'cart-button': 'endpoint',
  'order-status': 'poll',
};

// The store is in the page: there is nothing that a real account could do.
describe.skipIf(isLive)('the documentation', { timeout: 180_000 }, () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    for (const args of [[], ['--config', 'vite.worker.config.ts']]) {
      // The second adds to what the first has written.
      // oxlint-disable-next-line no-await-in-loop
      await promisify(execFile)(process.execPath, [vite, 'build', ...args], {
        cwd: root,
        // As for readers: not the builds that warn developers.
        env: { ...process.env, NODE_ENV: 'production' },
      });
    }
    site = await serveSite({ folder: dist, endpoint: '/api/store' });
    browser = await launchChromium();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** A page whose store has started; what its console complained of, but for what the states are about. */
  async function open(path: string, colorScheme: 'light' | 'dark' = 'light') {
    const page = await browser.newPage({ colorScheme });
    const complaints: string[] = [];
    page.on('console', (message) => {
      const { url } = message.location();
      const isMeant =
        /\/api\/states\/(failing|offline)\//.test(url) || url.endsWith('/prod_unknown');
      if (['error', 'warning'].includes(message.type()) && !isMeant)
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(site.url + path);
    await page.waitForFunction(() => customElements.get('product-list'));
    return { page, complaints };
  }

  const pages = () => readdirSync(dist).filter((file) => file.endsWith('.html'));

  it('has a page for each part, without an error or a dead link', async () => {
    expect(pages()).toEqual(
      expect.arrayContaining(['index.html', 'style-guide.html', 'tokens.html', 'order.html']),
    );
    const anchors = new Map<string, string[]>();
    const links: { from: string; path: string; hash: string }[] = [];
    for (const file of pages()) {
      const { page, complaints } = await open(`/${file}`);
      await settled(page);
      expect(complaints, file).toEqual([]);
      const ids = await page.evaluate(() =>
        [...document.querySelectorAll('[id]')].map(({ id }) => id),
      );
      anchors.set(`/${file}`, ids);
      const hrefs = await page.evaluate(() =>
        [...document.querySelectorAll('a[href]')]
          .filter((link) => link instanceof HTMLAnchorElement && !link.closest('.specimen'))
          .map((link) => link.getAttribute('href') ?? ''),
      );
      for (const href of hrefs) {
        const { origin, pathname, hash } = new URL(href, page.url());
        if (origin === site.url) links.push({ from: file, path: pathname, hash: hash.slice(1) });
      }
      const broken = await page.evaluate(() =>
        [...document.images]
          .filter((image) => image.complete && !image.naturalWidth)
          .map(({ src }) => src),
      );
      expect(broken, file).toEqual([]);
      await page.close();
    }
    expect(links.length).toBeGreaterThan(100);
    const dead = links.filter(({ path, hash }) => {
      const ids = anchors.get(path);
      return !ids || (hash !== '' && !ids.includes(decodeURIComponent(hash)));
    });
    expect(dead).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has no accessibility violation in %s', async (scheme) => {
    for (const file of pages()) {
      const { page } = await open(`/${file}`, scheme);
      await settled(page);
      expect(await violations(page), file).toEqual([]);
      await page.close();
    }
  });

  it('shows every element of the contract in states, each with its HTML', async () => {
    const { page } = await open('/style-guide.html');
    for (const [tag, attributes] of Object.entries(contract)) {
      const section = page.locator(`section#${tag}`);
      const states = section.locator('figure');
      expect(await states.count(), tag).toBeGreaterThan(1);
      for (const state of await states.all()) {
        expect(await state.locator('pre code').textContent(), tag).toContain(`<${tag}`);
        expect(await state.locator(`.specimen ${tag}`).count(), tag).toBeGreaterThan(0);
        const isDefined = await state
          .locator(`.specimen ${tag}`)
          .first()
          .evaluate((element) => element.shadowRoot !== null);
        expect(isDefined, tag).toBe(true);
      }
      const described = await section
        .getByRole('region', { name: `Attributes of ${tag}`, includeHidden: true })
        .locator('tbody th')
        .allTextContents();
      expect(described, tag).toEqual(expect.arrayContaining(attributes.split(' ')));
      const tokens = section.getByRole('region', { name: `Tokens of ${tag}`, includeHidden: true });
      // An amount in a sentence looks like the sentence.
      const least = tag === 'product-price' ? 0 : 6;
      expect(await tokens.locator('tbody tr').count(), tag).toBeGreaterThanOrEqual(least);
    }
    // What the states say is what they show.
    const state = (title: string) => page.getByRole('figure', { name: title, exact: true });
    await page.locator('#order-status').getByText('This order was refunded.').waitFor();
    await page.locator('#order-status').getByText('There is no order to show here.').waitFor();
    expect(page.url()).not.toMatch(/secret|payment_intent/);
    await state('Sold out since').getByRole('button').click();
    await state('Sold out since').locator('buy-button').getByText('Sold out').first().waitFor();
    await state('The price has changed since').getByRole('button').click();
    await page.getByText('The price has changed from $105.00 to $84.00.').waitFor();
    await state('Changed, sold out and gone since').getByRole('button').click();
    await page
      .getByText(/no longer sold/)
      .first()
      .waitFor();
    await page.close();
  });

  it('changes theme, colours, direction and language', async () => {
    const { page } = await open('/style-guide.html');
    const looks = page.getByRole('form', { name: 'Looks' });
    const button = page.locator('#buy-button buy-button').first();
    const look = () =>
      button.getByRole('button').evaluate((node) => {
        const { backgroundColor, direction } = getComputedStyle(node);
        return `${backgroundColor} ${direction}`;
      });
    await button.getByRole('button', { name: /Buy now/ }).waitFor();
    expect(await look()).toBe('rgb(11, 87, 208) ltr');
    await looks.getByLabel('Theme').selectOption('night');
    await expect.poll(look).toBe('rgb(138, 180, 255) ltr');
    await looks.getByLabel('Theme').selectOption('');
    await looks.getByLabel('Colours').selectOption('dark');
    await expect.poll(look).toBe('rgb(168, 199, 250) ltr');
    await looks.getByLabel('Direction').selectOption('rtl');
    await expect.poll(look).toBe('rgb(168, 199, 250) rtl');
    await looks.getByLabel('Language').selectOption('de');
    await button.getByRole('button', { name: /kaufen/i }).waitFor();
    await page.close();
  });

  it('sells in the reader’s browser: list, Stripe’s page, order', async () => {
    const { page, complaints } = await open('/');
    await page
      .locator('product-list')
      .getByRole('button', { name: /Buy now/ })
      .first()
      .click();
    await payOnHostedPage(page);
    await page.waitForURL(/\/order\.html\?session_id=/);
    await page.locator('order-status').getByText('Your payment has arrived').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('takes a card in the Style guide', async () => {
    const { page } = await open('/style-guide.html');
    const form = page.locator('card-form').first();
    await form.scrollIntoViewIfNeeded();
    await form.getByRole('button', { name: 'Pay $84.00' }).waitFor();
    await fillCard(page, '4242424242424242');
    await form.getByRole('button', { name: 'Pay $84.00' }).click();
    await form.getByText('Your payment has arrived').waitFor();
    await page.close();
  });
});

/** Waits until a page shows what it will; some states of the Style guide wait for ever. */
async function settled(page: Page): Promise<void> {
  if (page.url().endsWith('/style-guide.html')) {
    await page.locator('manage-subscription').getByRole('link').first().waitFor();
    await page.locator('donation-form').getByRole('radio').first().waitFor();
    await page.locator('product-list').getByRole('button', { name: /Buy/ }).first().waitFor();
  } else {
    await page.waitForLoadState('networkidle');
  }
}

/** Rules of WCAG 2.2 A and AA and axe's best practices that a page breaks. Stripe's frames are tested elsewhere. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate(() => {
    // No page has two lists that are searched but the Style guide, where they stand to be looked at.
    const isGuide = document.querySelector('.specimen') !== null;
    return window.axe.run(document, {
      iframes: false,
      resultTypes: ['violations'],
      rules: { 'landmark-unique': { enabled: !isGuide } },
    });
  });
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}
