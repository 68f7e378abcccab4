import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payOnHostedPage } from './driver/card.js';
import { fulfilledOnce, paidOnThankYouPage } from './driver/order.js';
import { isLive } from './stage/stripe-account.js';
import { useStage } from './stage/use-stage.js';

const frameworks = [
  { name: 'react', tool: 'vite/bin/vite.js' },
  { name: 'vue', tool: 'vite/bin/vite.js' },
  { name: 'svelte', tool: 'vite/bin/vite.js' },
  { name: 'astro', tool: 'astro/bin/astro.mjs' },
];

describe.skipIf(isLive).each(frameworks)('examples/$name', ({ name, tool }) => {
  const root = fileURLToPath(new URL(`../../${name}`, import.meta.url));
  const folder = mkdtemp(join(tmpdir(), `storetag-${name}-`));
  beforeAll(async () => build(tool, root, await folder));
  afterAll(async () => rm(await folder, { recursive: true }));

  const session = useStage({ folder, demoCatalog: true });

  it('sets properties, hears events and sells', async () => {
    const { page, complaints } = await session.visit('about:blank');
    // The example asks its own origin, as behind a proxy; here the store is elsewhere.
    await page.route('**/api/store/**', (route) =>
      route.continue({
        url: route
          .request()
          .url()
          .replace(/^.*\/api\/store/, session.stage.endpoint),
      }),
    );
    await page.goto(session.stage.site.url);
    const pieces = async (): Promise<number> => {
      const said = await page.getByRole('status').first().textContent();
      return Number(/^Pieces here: (\d+)$/.exec(said ?? '')?.[1]);
    };
    await expect.poll(pieces).toBeGreaterThan(2);
    const all = await pieces();

    await page.getByLabel('Search the shelf').fill('carafe');
    await expect.poll(pieces).toBe(1);
    expect(all).toBeGreaterThan(1);
    await page
      .locator('product-list')
      .getByRole('button', { name: /Buy now.*carafe/i })
      .click();
    await payOnHostedPage(page);
    await fulfilledOnce(session.stage, await paidOnThankYouPage(page));
    await page.getByRole('heading', { level: 1, name: 'Thank you' }).waitFor();
    expect(complaints).toEqual([]);
  });
});

/**
 * Builds an example as its owner does: by the tool's own command, in a process that knows nothing of tests, since the
 * frameworks build otherwise for them.
 */
async function build(tool: string, root: string, outDir: string): Promise<void> {
  const { VITEST: _, NODE_ENV: __, ...env } = process.env;
  const program = join(root, 'node_modules', tool);
  await promisify(execFile)(process.execPath, [program, 'build', '--outDir', outDir], {
    cwd: root,
    env: { ...env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
}
