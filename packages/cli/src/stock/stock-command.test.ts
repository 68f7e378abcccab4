import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSandbox } from '@storetag/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';

const program = fileURLToPath(new URL('../../dist/storetag.js', import.meta.url));

/** A folder with a config file that points at a sandbox, and the command run in it. */
async function openShop() {
  const sandbox = createSandbox();
  const { url, close } = await sandbox.listen({ port: 0, host: 'localhost' });
  const folder = await mkdtemp(join(tmpdir(), 'storetag-stock-'));
  onTestFinished(async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  });
  const stripe = {
    secretKey: sandbox.keys.secret,
    publishableKey: sandbox.keys.publishable,
    webhookSecrets: ['whsec_1'],
    sandbox: { url },
  };
  const site = { siteUrl: 'http://localhost:4242', origins: ['http://localhost:4242'] };
  const config = `export default ${JSON.stringify({ stripe, ...site })}`;
  await writeFile(join(folder, 'store.config.mjs'), config);
  return async (...args: string[]) => {
    const child = spawn(process.execPath, [program, 'stock', ...args], {
      env: { PATH: process.env.PATH },
      cwd: folder,
    });
    let out = '';
    let error = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
    const [code]: unknown[] = await once(child, 'close');
    return { code, out, error };
  };
}

describe('storetag stock', () => {
  it('sets, adds, gets and lists', async () => {
    const stock = await openShop();
    expect(await stock('list')).toEqual({ code: 0, out: 'Nothing is counted.\n', error: '' });
    expect(await stock('get', 'prod_demo_mug')).toMatchObject({
      code: 0,
      out: 'prod_demo_mug: not counted\n',
    });
    expect(await stock('set', 'prod_demo_mug', '5')).toEqual({
      code: 0,
      out: 'prod_demo_mug: 5 left\n',
      error: '',
    });
    expect((await stock('add', 'prod_demo_mug', '-2')).out).toBe('prod_demo_mug: 3 left\n');
    expect((await stock('set', 'prod_demo_bowl', 'unlimited')).out).toContain('without limit');
    expect((await stock('list')).out).toBe(
      'prod_demo_bowl: without limit\nprod_demo_mug: 3 left\n',
    );
  });

  it('prints one JSON object a line', async () => {
    const stock = await openShop();
    await stock('set', 'prod_demo_mug', '5');
    const { out } = await stock('list', '--json');
    expect(JSON.parse(out)).toEqual({
      event: 'stock',
      id: 'prod_demo_mug',
      available: 5,
      held: 0,
    });
    const none = await stock('get', 'prod_demo_bowl', '--json');
    expect(JSON.parse(none.out)).toMatchObject({ counted: false, available: null });
  });

  it('fails with 1, naming what the store does not sell, and what cannot be taken away', async () => {
    const stock = await openShop();
    const typo = await stock('set', 'prod_typo', '5');
    expect(typo).toMatchObject({ code: 1, out: '' });
    expect(typo.error).toContain('"prod_typo"');
    await stock('set', 'prod_demo_mug', '1');
    const less = await stock('add', 'prod_demo_mug', '-2');
    expect(less).toMatchObject({ code: 1 });
    expect(less.error).toContain('1 of prod_demo_mug');
  });

  it.each([
    { words: [] },
    { words: ['sell'] },
    { words: ['set', 'prod_demo_mug'] },
    { words: ['set', 'prod_demo_mug', '1.5'] },
    { words: ['set', 'prod_demo_mug', '-1'] },
    { words: ['get'] },
    { words: ['list', 'x'] },
  ])('fails with 2 when it is used wrongly: $words', async ({ words }) => {
    const stock = await openShop();
    const { code, error } = await stock(...words);
    expect(code).toBe(2);
    expect(error).toContain('storetag stock');
  });
});
