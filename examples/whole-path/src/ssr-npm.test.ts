import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readProductPage } from '@storetag/protocol';
import { renderProductList } from '@storetag/elements/ssr';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPage } from './stage/pages.js';
import { useStage } from './stage/use-stage.js';

/** Apps from npm: with our support for hydration, with Lit's own, as Lit documents it, and with none. */
const apps = {
  hydrated: "import '@storetag/elements/hydrate';",
  lits: "import '@lit-labs/ssr-client/lit-element-hydrate-support.js';",
  anew: '',
};
const rest = `
import { configureStore } from '@storetag/elements';
import '@storetag/elements/product-list/define';
configureStore({ endpoint: document.querySelector('[data-endpoint]').dataset.endpoint });`;

const pages: Record<string, string> = {};
const folder = mkdtemp(join(tmpdir(), 'storetag-ssr-'));
const session = useStage({ pages: () => pages, folder });
// Where the imports are found.
const root = fileURLToPath(new URL('.', import.meta.url));

describe('what a server rendered, in an app from npm', () => {
  beforeAll(async () => {
    const answer = await fetch(`${session.stage.endpoint}/products?limit=24`);
    const list = await renderProductList(readProductPage(await answer.json()));
    for (const name of Object.keys(apps)) {
      const tag = `<script type="module" src="/${name}.js" data-endpoint=""></script>`;
      pages[`/${name}.html`] = testPage(`${list}<p>After it.</p>`, '', tag);
      pages[`/other-${name}.html`] =
        pages[`/${name}.html`]?.replace('lang="en"', 'lang="de"') ?? '';
    }
    const outDir = await folder;
    // One after the other: together they would share a file, which would have Lit before its support.
    for (const [name, support] of Object.entries(apps)) {
      const id = join(root, name);
      const entry = {
        name: 'entry',
        resolveId: (source: string) => (source === name ? id : null),
        load: (path: string) => (path === id ? support + rest : null),
      };
      // In one file, since Lit's has to run before Lit.
      const output = { entryFileNames: '[name].js', codeSplitting: name !== 'lits' };
      // oxlint-disable-next-line no-await-in-loop
      await build({
        root,
        logLevel: 'warn',
        plugins: [entry],
        build: { outDir, emptyOutDir: false, rollupOptions: { input: name, output } },
      });
    }
  });
  afterAll(async () => rm(await folder, { recursive: true }));

  it.each([
    ['hydrated', '/hydrated.html', /^Buy now/, true],
    ['hydrated by Lit', '/lits.html', /^Buy now/, true],
    ['rendered anew in another language', '/other-hydrated.html', /^Jetzt kaufen/, false],
    ['rendered anew by Lit in another language', '/other-lits.html', /^Jetzt kaufen/, false],
    ['rendered anew without Lit’s support', '/anew.html', /^Buy now/, false],
  ])('is %s, without a request', async (_, path, label, isKept) => {
    const { page, requests, complaints } = await session.visit('about:blank');
    let release = (): void => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/*.js', async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(session.stage.site.url + path, { waitUntil: 'commit' });
    const name = await page.waitForSelector('product-card [part=name]');
    release();
    const button = page.getByRole('button', { name: label }).first();
    await button.waitFor();
    expect(await name.evaluate(({ isConnected }) => isConnected)).toBe(isKept);
    expect(await page.locator('product-list style').count()).toBe(0);
    const display = await page
      .locator('product-card article')
      .first()
      .evaluate((card) => getComputedStyle(card).display);
    expect(display).toBe('grid');
    expect(requests.filter((request) => request.url().includes('/products'))).toEqual([]);
    await button.click();
    await page.waitForSelector('#cardNumber');
    expect(complaints).toEqual([]);
  });
});
