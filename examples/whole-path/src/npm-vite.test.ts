import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payOnHostedPage } from './driver/card.js';
import { fulfilledOnce, paidOnThankYouPage } from './driver/order.js';
import { isLive } from './stage/stripe-account.js';
import { useStage } from './stage/use-stage.js';

const root = fileURLToPath(new URL('../../npm-vite', import.meta.url));

describe.skipIf(isLive)('examples/npm-vite', () => {
  const folder = mkdtemp(join(tmpdir(), 'storetag-vite-'));
  beforeAll(async () => {
    await build({ root, logLevel: 'warn', build: { outDir: await folder, emptyOutDir: true } });
  });
  afterAll(async () => rm(await folder, { recursive: true }));

  const session = useStage({ folder: folder, demoCatalog: true });

  it('is built by Vite and sells', async () => {
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
    await page
      .locator('product-list')
      .getByRole('button', { name: /Buy now/ })
      .first()
      .click();
    await payOnHostedPage(page);
    await fulfilledOnce(session.stage, await paidOnThankYouPage(page));
    expect(complaints).toEqual([]);
  });
});
