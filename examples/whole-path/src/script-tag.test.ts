import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { useStage } from './stage/use-stage.js';

const script = fileURLToPath(import.meta.resolve('@storetag/elements/storetag.js'));

/** Hashes of the files in a folder, by name. */
async function hashesIn(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js')).toSorted();
  const bodies = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return new Map(
    names.map((name, index) => [
      name,
      createHash('sha256')
        .update(bodies[index] ?? '')
        .digest('base64'),
    ]),
  );
}

describe('storetag.js', () => {
  const session = useStage();

  it('imports nothing by itself', async () => {
    const source = await readFile(script, 'utf8');
    expect(source).not.toMatch(/(^|[;}\s])import\s*["'{*\w]/);
    // What it loads later it knows by hash: that of two files itself, those of all others by them.
    expect(source.match(/import\(/g)).toHaveLength(1);
    const folder = script.replace(/\.js$/, '');
    const hashes = await hashesIn(folder);
    const own = [...hashes].filter(([, hash]) => source.includes(hash)).map(([name]) => name);
    expect(own).toEqual(['checkout.js', 'locale.js']);
    const [checkout, locale] = await Promise.all(
      own.map((name) => readFile(join(folder, name), 'utf8')),
    );
    expect(checkout).not.toContain(hashes.get('de.js'));
    expect(locale).toContain(hashes.get('de.js'));
    for (const [name, hash] of hashes) {
      expect(`${source}${checkout}${locale}`.includes(hash), name).toBe(true);
    }
  });

  it('sells under an integrity of its own', async () => {
    const { page, complaints } = await session.visit('/pinned.html');
    await page
      .getByRole('button', { name: /Buy now/ })
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
  });

  it('speaks the language of the page, by a file that it fetches when it needs it', async () => {
    const { page, complaints } = await session.visit('/list.html');
    const files: string[] = [];
    page.on('request', (request) => files.push(request.url()));
    await page
      .getByRole('button', { name: /Buy now/ })
      .first()
      .waitFor();
    expect(files.filter((url) => /\/(de|ja)\.js/.test(url))).toEqual([]);
    for (const [language, buy, more] of [
      ['de', /Jetzt kaufen/, /Artikel/],
      ['ja', /今すぐ購入/, /商品/],
    ] as const) {
      // One after the other.
      // oxlint-disable-next-line no-await-in-loop
      await page.evaluate((lang) => (document.documentElement.lang = lang), language);
      // oxlint-disable-next-line no-await-in-loop
      await page.getByRole('button', { name: buy }).first().waitFor();
      // oxlint-disable-next-line no-await-in-loop
      await page.locator('product-list').getByText(more).first().waitFor({ state: 'attached' });
    }
    expect(files.filter((url) => url.endsWith('/storetag/ja.js')).length).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  it('runs nothing of a second file that is not the one it was built with', async () => {
    const { page, complaints } = await session.visit('/form.html');
    await page.route(/storetag\/checkout\.js/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()};globalThis.tampered=1` });
    });
    await page.goto(`${session.stage.site.url}/list.html`);
    await page.locator('product-list').getByText('Test mug').waitFor();
    await expect.poll(() => complaints.join()).toContain('is not the file that belongs to');
    expect(await page.evaluate(() => 'tampered' in globalThis)).toBe(false);
    await page.locator('product-list').getByText('did not load').first().waitFor();
  });

  it('asks for nothing that its integrity does not cover, whatever stands behind its name', async () => {
    const { page } = await session.visit('/form.html');
    await page.route(/\/storetag\.js$/, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'globalThis.tampered = 1' }),
    );
    await page.goto(`${session.stage.site.url}/versioned.html`);
    await page
      .getByRole('button', { name: /Buy now/ })
      .first()
      .waitFor();
    expect(await page.evaluate(() => 'tampered' in globalThis)).toBe(false);
  });

  it('tries the second file again when it does not come', async () => {
    const { page } = await session.visit('/form.html');
    await page.route(/storetag\/checkout\.js$/, (route) => route.abort());
    await page.goto(`${session.stage.site.url}/list.html`);
    await page
      .getByRole('button', { name: /Buy now/ })
      .first()
      .waitFor();
  });

  it('says so where the second file never comes, and keeps what the page has there', async () => {
    const { page } = await session.visit('/form.html');
    await page.route(/storetag\/checkout\.js/, (route) => route.abort());
    await page.goto(`${session.stage.site.url}/list.html`);
    await page.locator('product-list').getByText('did not load').first().waitFor();
    await page.goto(`${session.stage.site.url}/fallback.html`);
    await page.locator('order-status').getByText('did not load').waitFor();
    expect(await page.getByText('Write to us').isVisible()).toBe(true);
  });

  it('loads Stripe.js when a payment is about to be entered, or with the page where that says so', async () => {
    const { page } = await session.visit('/list.html');
    await page
      .getByRole('button', { name: /Buy now/ })
      .first()
      .waitFor();
    expect(await page.evaluate(() => 'Stripe' in window)).toBe(false);
    await page.goto(`${session.stage.site.url}/stripe-at-once.html`);
    await page.waitForFunction(() => 'Stripe' in window);
  });

  it('is harmless when a page loads it twice', async () => {
    const { page, complaints } = await session.visit('/twice.html');
    const notes: string[] = [];
    page.on('console', (message) => notes.push(message.text()));
    await page.reload();
    await page
      .getByRole('button', { name: /Buy now/ })
      .first()
      .waitFor();
    await expect
      .poll(() => notes.filter((note) => note.includes('already on this page')))
      .toHaveLength(1);
    expect(complaints).toEqual([]);
  });
});
