import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { useStage } from './stage/use-stage.js';

const script = fileURLToPath(import.meta.resolve('@storetag/elements/storetag.js'));

describe('storetag.js', () => {
  const session = useStage();

  it('imports nothing by itself', async () => {
    const source = await readFile(script, 'utf8');
    expect(source).not.toMatch(/(^|[;}\s])import\s*["'{*\w]/);
    // What it loads later is one file, by its hash.
    const checkout = await readFile(script.replace('storetag.js', 'storetag-checkout.js'));
    expect(source).toContain(`sha384-${createHash('sha384').update(checkout).digest('base64')}`);
    expect(source.match(/import\(/g)).toHaveLength(1);
  });

  it('sells under an integrity of its own', async () => {
    const { page, complaints } = await session.visit('/pinned.html');
    await page
      .getByRole('button', { name: /Buy now/ })
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
  });

  it('runs nothing of a second file that is not the one it was built with', async () => {
    const { page, complaints } = await session.visit('/form.html');
    await page.route('**/storetag-checkout.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()};globalThis.tampered=1` });
    });
    await page.goto(`${session.stage.site.url}/list.html`);
    await page.locator('product-list').getByText('Test mug').waitFor();
    await expect.poll(() => complaints.join()).toContain('is not the file that belongs to');
    expect(await page.evaluate(() => 'tampered' in globalThis)).toBe(false);
    expect(await page.evaluate(() => customElements.get('buy-button'))).toBeUndefined();
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
    await page.route(/storetag-checkout\.js$/, (route) => route.abort());
    await page.goto(`${session.stage.site.url}/list.html`);
    await page
      .getByRole('button', { name: /Buy now/ })
      .first()
      .waitFor();
  });

  it('says so where the second file never comes, and keeps what the page has there', async () => {
    const { page } = await session.visit('/form.html');
    await page.route(/storetag-checkout\.js/, (route) => route.abort());
    await page.goto(`${session.stage.site.url}/list.html`);
    await page.locator('product-list').getByText('did not load').first().waitFor();
    await page.goto(`${session.stage.site.url}/fallback.html`);
    await page.locator('order-status').getByText('did not load').waitFor();
    expect(await page.getByText('Write to us').isVisible()).toBe(true);
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
