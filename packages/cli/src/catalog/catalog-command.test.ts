import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readProductPage } from '@storetag/protocol';
import { createSandbox } from '@storetag/sandbox';
import { Stripe } from 'stripe';
import { describe, expect, it, onTestFinished } from 'vitest';

const program = fileURLToPath(new URL('../../dist/storetag.js', import.meta.url));
const MUG = 'price_1pTXFJMgDh5Rc9GDaAYlKVyq';
const PLANTER = 'price_1HtOllBxtLU9muDe2PGjVmLw'; // sold out

/** A sandbox that listens, a folder for the file, and the command pointed at both. */
async function openShop() {
  const sandbox = createSandbox();
  const { url, port, close } = await sandbox.listen({ port: 0, host: 'localhost' });
  onTestFinished(close);
  const folder = await mkdtemp(join(tmpdir(), 'storetag-catalog-'));
  const file = join(folder, 'catalog.json');
  const stripe = new Stripe(sandbox.keys.secret, {
    host: 'localhost',
    port,
    protocol: 'http',
    telemetry: false,
  });
  let seen = sandbox.requests.length;
  return {
    sandbox,
    stripe,
    folder,
    file,
    run: (...args: string[]) =>
      storetag(['catalog', '--sandbox', url, '--out', file, ...args], folder),
    text: () => readFile(file, 'utf8'),
    page: async () => readProductPage(JSON.parse(await readFile(file, 'utf8'))),
    async links() {
      const all = await stripe.paymentLinks.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
      seen = sandbox.requests.length;
      return all;
    },
    /** Writes that reached Stripe since this or `links` was called last. */
    writes() {
      const made = sandbox.requests.slice(seen).filter(({ method }) => method !== 'GET');
      seen = sandbox.requests.length;
      return made.map(({ method, path }) => `${method} ${path}`);
    },
  };
}

async function storetag(args: string[], cwd: string, environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH, ...environment },
    cwd,
  });
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  expect(out + error).not.toMatch(/sk_test_|rk_test_/);
  return { code, out, error };
}

describe('storetag catalog', () => {
  it('writes what is sold, with one Payment Link for each price', async () => {
    const shop = await openShop();
    const { code, out, error } = await shop.run();
    expect(error).toBe('');
    expect(code).toBe(0);
    const { products, next_cursor: cursor } = await shop.page();
    expect(cursor).toBeNull();
    expect(products[0]?.id).toBe('prod_demo_mug');
    expect(products.map(({ id }) => id)).not.toContain('prod_demo_winter_mug');

    const links = await shop.links();
    const prices = products.flatMap((product) => product.prices);
    const sold = prices.filter(({ id }) => id !== PLANTER);
    expect(links).toHaveLength(sold.length);
    for (const { id, payment_link: url } of sold) {
      const link = links.find(({ metadata }) => metadata['storetag_price'] === id);
      expect(link).toMatchObject({ url, active: true });
    }
    expect(prices.find(({ id }) => id === PLANTER)?.payment_link).toBeNull();
    expect(out).toContain(`${products.length} products with ${prices.length} prices`);
    expect(out).toContain(`${links.length} made, 0 changed, 0 deactivated, 0 as they were`);
    expect(await readdir(shop.folder)).toEqual(['catalog.json']);
  });

  it('changes nothing when it is run again: no write, the same bytes', async () => {
    const shop = await openShop();
    await shop.run();
    const first = await shop.text();
    shop.writes();
    const { out } = await shop.run('--json');
    expect(shop.writes()).toEqual([]);
    expect(await shop.text()).toBe(first);
    expect(JSON.parse(out)).toMatchObject({
      event: 'unchanged',
      file: shop.file,
      payment_links: { made: 0, changed: 0, deactivated: 0, kept: (await shop.links()).length },
    });
  });

  it('makes one link for each price though it is run twice at once', async () => {
    const shop = await openShop();
    await Promise.all([shop.run(), shop.run()]);
    const prices = (await shop.links()).map(({ metadata }) => metadata['storetag_price']);
    expect(new Set(prices).size).toBe(prices.length);
  });

  it('deactivates the link of an archived price or product, and takes it back with them', async () => {
    const shop = await openShop();
    const { id: yearly } = await shop.stripe.prices.create({
      product: 'prod_demo_letter',
      currency: 'usd',
      unit_amount: 9000,
      recurring: { interval: 'year' },
    });
    await shop.run();
    const before = await shop.text();
    const activeOf = async (price: string) =>
      (await shop.links()).find(({ metadata }) => metadata['storetag_price'] === price)?.active;

    await shop.stripe.products.update('prod_demo_mug', { active: false });
    await shop.stripe.prices.update(yearly, { active: false });
    shop.writes();
    const { out } = await shop.run();
    expect(out).toMatch(/0 made, 0 changed, [2-9] deactivated/);
    expect([await activeOf(MUG), await activeOf(yearly)]).toEqual([false, false]);
    expect(await shop.text()).not.toContain(MUG);
    shop.writes();
    await shop.run();
    expect(shop.writes()).toEqual([]);

    await shop.stripe.products.update('prod_demo_mug', { active: true });
    await shop.stripe.prices.update(yearly, { active: true });
    await shop.run();
    expect([await activeOf(MUG), await activeOf(yearly)]).toEqual([true, true]);
    expect(await shop.text()).toBe(before);
  });

  it('deactivates the link of what is sold out', async () => {
    const shop = await openShop();
    await shop.run();
    await shop.stripe.products.update('prod_demo_mug', { metadata: { sold_out: 'true' } });
    await shop.run();
    const { products } = await shop.page();
    const mug = products.find(({ id }) => id === 'prod_demo_mug');
    expect(mug?.stock).toBe(0);
    expect(mug?.prices.map((price) => price.payment_link)).toEqual(mug?.prices.map(() => null));
    const links = await shop.links();
    expect(links.find(({ metadata }) => metadata['storetag_price'] === MUG)?.active).toBe(false);
  });

  it('leaves off what its owner turned off in the Dashboard, and says so', async () => {
    const shop = await openShop();
    await shop.run();
    const link = (await shop.links()).find(({ metadata }) => metadata['storetag_price'] === MUG);
    await shop.stripe.paymentLinks.update(link?.id ?? '', { active: false });
    shop.writes();
    const { code, error } = await shop.run();
    expect(code).toBe(0);
    expect(error).toContain(`${MUG}: its Payment Link was deactivated in the Dashboard.`);
    expect(shop.writes()).toEqual([]);
    const prices = (await shop.page()).products.flatMap((product) => product.prices);
    expect(prices.find(({ id }) => id === MUG)?.payment_link).toBeNull();
  });

  it('leaves links that are not its own alone', async () => {
    const shop = await openShop();
    const line_items = [{ price: MUG, quantity: 1 }];
    const own = await shop.stripe.paymentLinks.create({ line_items });
    const other = await shop.stripe.paymentLinks.create({
      line_items,
      metadata: { storetag_price: 'price_gone', storetag_shop: 'another' },
    });
    await shop.run();
    expect(await shop.stripe.paymentLinks.retrieve(own.id)).toMatchObject({ active: true });
    expect(await shop.stripe.paymentLinks.retrieve(other.id)).toMatchObject({ active: true });
    expect(await shop.text()).not.toContain(own.url);
  });

  it('gives its links what the options say, and takes it away again; addresses stay', async () => {
    const shop = await openShop();
    await shop.run('--success-url', 'https://shop.example/thanks', '--adjustable-quantity');
    const before = await shop.text();
    const linkOf = async (price: string) => {
      const link = (await shop.links()).find((each) => each.metadata['storetag_price'] === price);
      const lines = await shop.stripe.paymentLinks.listLineItems(link?.id ?? '');
      return { ...link, line: lines.data[0] };
    };
    expect(await linkOf(MUG)).toMatchObject({
      after_completion: { type: 'redirect', redirect: { url: 'https://shop.example/thanks' } },
      line: { adjustable_quantity: { enabled: true, minimum: 1, maximum: 99 } },
    });
    const { out } = await shop.run();
    expect(out).toMatch(/0 made, \d\d changed, 0 deactivated, 0 as they were/);
    expect(await linkOf(MUG)).toMatchObject({ after_completion: { type: 'hosted_confirmation' } });
    expect((await linkOf(MUG)).line).not.toMatchObject({ adjustable_quantity: { enabled: true } });
    expect(await shop.text()).toBe(before);
    shop.writes();
    await shop.run();
    expect(shop.writes()).toEqual([]);
  });

  it('follows the store’s config: what is sold, shipping, promotion codes', async () => {
    const shop = await openShop();
    const config = join(shop.folder, 'store.config.mjs');
    await writeFile(
      config,
      `export default {
        catalog: { sells: (product) => product.metadata.category === 'Club' },
        checkout: { shippingCountries: ['DE'], promotionCodes: true },
      };`,
    );
    const { error } = await shop.run('--config', config);
    expect(error).toBe('');
    const { products } = await shop.page();
    expect(products.map(({ category }) => category)).toEqual(['Club', 'Club']);
    const links = await shop.links();
    expect(links).toHaveLength(products.flatMap(({ prices }) => prices).length);
    expect(links[0]).toMatchObject({
      allow_promotion_codes: true,
      shipping_address_collection: { allowed_countries: ['DE'] },
    });
  });

  it('takes the prices of one currency, and leaves the links of others as they are', async () => {
    const shop = await openShop();
    await shop.run();
    shop.writes();
    await shop.run('--currency', 'JPY');
    expect(shop.writes()).toEqual([]);
    const prices = (await shop.page()).products.flatMap((product) => product.prices);
    expect(new Set(prices.map(({ currency }) => currency))).toEqual(new Set(['jpy']));
    expect(prices[0]?.payment_link).toMatch(/^http/);
  });

  it('lists a price that Stripe makes no link of, without one, and says so', async () => {
    const shop = await openShop();
    shop.sandbox.faults.add({ method: 'POST', path: '/v1/payment_links', status: 400 });
    const { code, error } = await shop.run();
    expect(code).toBe(0);
    expect(error).toMatch(/^price_\w+: Stripe makes no Payment Link of it: /);
    const prices = (await shop.page()).products.flatMap((product) => product.prices);
    expect(prices.filter((price) => price.payment_link === null)).toHaveLength(2);
  });

  it('leaves the file as it was when Stripe fails, and goes on the next time', async () => {
    const shop = await openShop();
    shop.sandbox.faults.add({ method: 'POST', path: '/v1/payment_links', status: 500, times: 99 });
    await writeFile(shop.file, 'before');
    const { code, error } = await shop.run();
    expect(code).toBe(1);
    expect(error).toContain('Stripe');
    expect(await shop.text()).toBe('before');
    expect(await readdir(shop.folder)).toEqual(['catalog.json']);
    shop.sandbox.faults.clear();
    expect((await shop.run()).code).toBe(0);
    const prices = (await shop.links()).map(({ metadata }) => metadata['storetag_price']);
    expect(new Set(prices).size).toBe(prices.length);
  });
});

describe('what storetag catalog needs', () => {
  const sandboxKey = 'sk_test_sandbox_storetag';
  it.each<[string[], Record<string, string>, string]>([
    [[], {}, 'Set STRIPE_SECRET_KEY.'],
    [[], { STRIPE_SECRET_KEY: 'pk_test_canary' }, 'no secret key but a pk_…'],
    [[], { STRIPE_SECRET_KEY: 'canary' }, 'STRIPE_SECRET_KEY is no secret key.'],
    [[], { STRIPE_SECRET_KEY: sandboxKey }, '--sandbox http://localhost:4243'],
    [['--sandbox', 'localhost'], {}, '“localhost” is no address of a sandbox'],
    [
      ['--sandbox', 'http://localhost:1'],
      { STRIPE_SECRET_KEY: 'rk_test_canary' },
      'takes its own keys only',
    ],
    [['--currency', 'euro'], { STRIPE_SECRET_KEY: sandboxKey }, '“euro” is no currency'],
    [['--success-url', '/thanks', '--sandbox', 'http://localhost:1'], {}, '“/thanks” is no page'],
    [['file.json'], {}, '--out'],
    [['--port', '1'], {}, 'storetag catalog has no option --port.'],
  ])('is asked for by %j with %j', async (args, environment, words) => {
    const { code, error } = await storetag(['catalog', ...args], tmpdir(), environment);
    expect(error).toContain(words);
    expect(error).not.toContain('canary');
    expect(code).toBe(2);
  });

  it('is https for live keys', async () => {
    const { code, error } = await storetag(
      ['catalog', '--success-url', 'http://shop.example/'],
      tmpdir(),
      { STRIPE_SECRET_KEY: 'rk_live_canary' },
    );
    expect(error).toContain('“http://shop.example/” is no page');
    expect(code).toBe(2);
  });

  it('is a folder that is there', async () => {
    const shop = await openShop();
    const { code, error } = await shop.run('--out', join(shop.folder, 'none', 'catalog.json'));
    expect(error).toContain(`There is no folder ${join(shop.folder, 'none')}.`);
    expect(code).toBe(2);
  });

  it('is a key that Stripe knows, and a Stripe that answers', async () => {
    const { url, close } = await createSandbox({ seed: 'other' }).listen({ port: 0 });
    onTestFinished(close);
    const folder = await mkdtemp(join(tmpdir(), 'storetag-catalog-'));
    const wrong = await storetag(['catalog', '--sandbox', url], folder);
    expect(wrong).toMatchObject({ code: 1, out: '' });
    expect(wrong.error).toContain('Stripe does not know the key');
    const nobody = await storetag(['catalog', '--sandbox', 'http://localhost:1'], folder);
    expect(nobody).toMatchObject({ code: 1, out: '' });
    expect(nobody.error).toContain('Stripe did not answer.');
    expect(await readdir(folder)).toEqual([]);
  });
});
