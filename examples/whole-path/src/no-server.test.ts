import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payOnHostedPage } from './driver/card.js';
import { testPage } from './stage/pages.js';
import { isLive } from './stage/stripe-account.js';
import { priceOf } from './stage/test-products.js';
import { useStage } from './stage/use-stage.js';

const example = fileURLToPath(new URL('../../no-server', import.meta.url));
const program = fileURLToPath(new URL('./storetag.js', import.meta.resolve('storetag')));
const folder = mkdtemp(join(tmpdir(), 'storetag-no-server-'));
const catalogTag =
  '<script type="module" src="/storetag.js" data-catalog="/catalog.json"></script>';

// On a real account it would make links of products that are not the tests' own.
describe.skipIf(isLive)('examples/no-server', () => {
  const session = useStage({
    folder,
    pages: ({ mug }) => ({
      '/known.html': testPage(
        `<buy-button price="${priceOf(mug)}" email="ada@example.com" reference="order_42" locale="de"></buy-button>`,
        '',
        catalogTag,
      ),
      '/plain.html': testPage(`<buy-button price="${priceOf(mug)}"></buy-button>`, '', catalogTag),
      '/cart.html': testPage(
        `<buy-button price="${priceOf(mug)}" checkout="cart"></buy-button><cart-button></cart-button><shopping-cart></shopping-cart>`,
        '',
        catalogTag,
      ),
    }),
  });
  /** Runs `storetag catalog` as an owner does. */
  const writeCatalog = async () => {
    const { sandbox } = session.stage.account;
    const file = join(await folder, 'catalog.json');
    const args = ['catalog', '--sandbox', sandbox?.url ?? '', '--out', file];
    await promisify(execFile)(process.execPath, [program, ...args]);
  };
  const lastSale = async () => {
    const { data } = await session.stage.account.stripe.checkout.sessions.list({ limit: 1 });
    return data[0];
  };

  beforeAll(async () => {
    await cp(example, await folder, { recursive: true });
    await writeCatalog();
  });
  afterAll(async () => rm(await folder, { recursive: true }));

  it('sells: list, Payment Link, paid, and asks no server of ours', async () => {
    const { page, requests, complaints } = await session.visit('/');
    const card = page
      .locator('product-list')
      .getByRole('button', { name: /Buy now.*Everyday mug/ });
    await card.first().click();
    await page.waitForURL(/\/c\/pay\//);
    await payOnHostedPage(page);
    await expect.poll(async () => (await lastSale())?.status).toBe('complete');
    const sale = await lastSale();
    expect(sale).toMatchObject({ payment_status: 'paid', amount_total: 3200, currency: 'usd' });
    expect(sale?.payment_link).toMatch(/^plink_/);
    expect(requests.filter((request) => request.url().includes('/api/store'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('passes e-mail, reference and language on', async () => {
    const { page } = await session.visit('/known.html');
    await page.getByRole('button').first().click();
    await page.waitForURL(/\/c\/pay\//);
    expect(await page.locator('#email').inputValue()).toBe('ada@example.com');
    await payOnHostedPage(page);
    await expect.poll(async () => (await lastSale())?.status).toBe('complete');
    expect(await lastSale()).toMatchObject({
      client_reference_id: 'order_42',
      locale: 'de',
      customer_details: { email: 'ada@example.com' },
    });
  });

  it('says that a link is deactivated, on a page that has the old file', async () => {
    const { stripe } = session.stage.account;
    const { page } = await session.visit('/plain.html');
    await page.getByRole('button').first().waitFor();
    await stripe.products.update(session.stage.products.mug.id, { active: false });
    await writeCatalog();
    await page.getByRole('button').first().click();
    await page.getByText(/no longer active/).waitFor();

    // With the new file the shop itself says so.
    await page.goto(`${session.stage.site.url}/plain.html`);
    await page.locator('buy-button').getByText('This is no longer sold.').waitFor();
    await stripe.products.update(session.stage.products.mug.id, { active: true });
    await writeCatalog();
  });

  it('shows what has no link, and that it cannot be bought', async () => {
    const { stripe } = session.stage.account;
    const price = priceOf(session.stage.products.mug);
    const links = await stripe.paymentLinks.list({ limit: 100 });
    const link = links.data.find(({ metadata }) => metadata['storetag_price'] === price);
    await stripe.paymentLinks.update(link?.id ?? '', { active: false });
    await writeCatalog();
    const { page } = await session.visit('/plain.html');
    await page.locator('buy-button').getByText('This cannot be bought right now.').waitFor();
    expect(await page.getByRole('button').first().isDisabled()).toBe(true);
    await stripe.paymentLinks.update(link?.id ?? '', { active: true });
    await writeCatalog();
  });

  it('says that a cart needs a server', async () => {
    const { page } = await session.visit('/cart.html');
    await page.locator('buy-button').getByRole('button').click();
    await page.locator('cart-button').getByRole('button').click();
    await page.locator('shopping-cart').getByText('needs a store’s `endpoint`').waitFor();
  });
});
