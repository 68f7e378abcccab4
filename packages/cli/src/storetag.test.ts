import { randomUUID } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createServer } from 'node:http';
import { readdirSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { readCheckoutSession, readProductPage, readStoreConfig } from '@storetag/protocol';
import { createSandbox } from '@storetag/sandbox';
import { afterEach, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../dist/storetag.js', import.meta.url));
const running = new Set<ChildProcess>();

afterEach(async () => {
  for (const child of running) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
});

/** Starts the program; `lines` gives what it prints, line by line. */
function start(args: string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH, ...environment },
    cwd: tmpdir(),
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    async nextEvent(name: string): Promise<Record<string, string>> {
      for (;;) {
        const { value, done } = await lines.next();
        if (done === true) throw new Error(`storetag ended before it said “${name}”.`);
        const event: Record<string, string> = JSON.parse(value);
        if (event.event === name) return event;
      }
    },
  };
}

/** Runs the program to its end. */
async function run(args: string[], environment?: Record<string, string>) {
  const { child } = start(args, environment);
  let out = '';
  let error = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (error += chunk.toString()));
  const [code] = await once(child, 'close');
  return { code, out, error };
}

async function siteFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'storetag-site-'));
  await writeFile(join(folder, 'index.html'), '<h1>Mugs</h1>');
  return folder;
}

describe('storetag', () => {
  it('prints its help and exits with 0 when asked, with 2 when it was given nothing', async () => {
    const asked = await run(['--help']);
    expect(asked).toMatchObject({ code: 0, error: '' });
    expect(asked.out).toContain('storetag dev [folder]');
    expect((await run([])).code).toBe(2);
  });

  it.each([
    [['sell'], 'There is no command “sell”. Use one of: dev, serve, stock, catalog.'],
    [['dev', '--prot', '1'], "Unknown option '--prot'"],
    [['dev', '--port', '99999'], '“99999” is no port. Use a number from 0 to 65535'],
    [['dev', 'no/such/folder'], 'Name the one that holds your HTML files.'],
    [['dev', program], 'Name the one that holds your HTML files.'],
    [['serve', '--config', 'no.config.js'], 'Check --config.'],
    [
      ['serve'],
      'Set STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRETS, STORE_SITE_URL',
    ],
  ])('says what is wrong with %j and exits with 2', async (args, words) => {
    const { code, error } = await run(args);
    expect(error).toContain(words);
    expect(code).toBe(2);
  });
});

/** Sends raw bytes and gives the first line of the answer; for requests that `fetch` would not make. */
async function raw(url: string, lines: string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(
    `${[...lines, `Host: ${hostname}:${port}`, 'Connection: close'].join('\r\n')}\r\n\r\n`,
  );
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer.split('\r\n', 1)[0] ?? '';
}

describe('storetag dev', () => {
  it('answers requests that make no sense, and lives on', async () => {
    const folder = await siteFolder();
    await writeFile(join(folder, '.env'), 'SECRET=1');
    const { nextEvent } = start(['dev', folder, '--port', '0', '--json']);
    const { url = '' } = await nextEvent('listening');
    expect(await raw(url, ['GET /storetag.js HTTP/1.1', 'Range: bytes=5-2'])).toMatch(/ 416 /);
    expect(await raw(url, ['GET /%zz HTTP/1.1'])).toMatch(/ 40[04] /);
    expect(await raw(url, ['GET /../../etc/passwd HTTP/1.1'])).toMatch(/ 40[34] /);
    expect(await raw(url, ['PUT /index.html HTTP/1.1', 'Content-Length: 0'])).toMatch(/ 404 /);
    expect(await raw(url, ['GET /.env HTTP/1.1'])).toMatch(/ 404 /);
    expect((await fetch(`${url}/`)).status).toBe(200);
  });

  it('serves what is there now, and lives on when a file is gone', async () => {
    const folder = await siteFolder();
    const { nextEvent } = start(['dev', folder, '--port', '0', '--json']);
    const { url = '' } = await nextEvent('listening');
    await writeFile(join(folder, 'index.html'), '<h1>Cups</h1>');
    expect(await (await fetch(`${url}/`)).text()).toBe('<h1>Cups</h1>');
    await rm(join(folder, 'index.html'));
    expect((await fetch(`${url}/`)).status).toBe(404);
  });

  it('sells from each of its names', async () => {
    const { nextEvent } = start([
      'dev',
      await siteFolder(),
      '--port',
      '0',
      '--host',
      '0.0.0.0',
      '--json',
    ]);
    const { url = '' } = await nextEvent('listening');
    expect(url).toMatch(/^http:\/\/localhost:/);
    for (const origin of [url, url.replace('localhost', '127.0.0.1')]) {
      const response = await fetch(`${url}/api/store/checkout-sessions`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    }
  });

  it('stops though a browser holds a socket open on which it says nothing', async () => {
    const { child, nextEvent } = start(['dev', await siteFolder(), '--port', '0', '--json']);
    const { url = '' } = await nextEvent('listening');
    const socket = connect(Number(new URL(url).port), 'localhost');
    await once(socket, 'connect');
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    socket.destroy();
    expect(code).toBe(0);
  });

  it('serves the folder, storetag.js, the store, and a sandbox with its dashboard', async () => {
    const { nextEvent } = start(['dev', await siteFolder(), '--port', '0', '--json']);
    const { url = '', dashboard = '' } = await nextEvent('listening');

    expect(await (await fetch(`${url}/`)).text()).toBe('<h1>Mugs</h1>');
    const script = await fetch(`${url}/storetag.js`);
    expect(script.headers.get('content-type')).toContain('javascript');
    expect(script.headers.get('access-control-allow-origin')).toBe('*');
    const chunks = fileURLToPath(import.meta.resolve('@storetag/elements/storetag.js')).slice(
      0,
      -3,
    );
    for (const name of readdirSync(chunks).filter((each) => each.endsWith('.js'))) {
      expect((await fetch(`${url}/storetag/${name}`)).status, name).toBe(200);
    }
    const config = await (await fetch(`${url}/api/store/config`)).json();
    expect(config).toMatchObject({ publishable_key: 'pk_test_sandbox_storetag' });
    const { customer_portal: portal = '' } = readStoreConfig(config);
    expect(await (await fetch(portal)).text()).toContain('SANDBOX');
    const page = readProductPage(await (await fetch(`${url}/api/store/products?limit=2`)).json());
    expect(page.products).toHaveLength(2);
    expect(await (await fetch(dashboard)).text()).toContain('SANDBOX');
    expect((await fetch(`${url}/nothing-here`)).status).toBe(404);
  });

  it('names a port that is taken and takes the next', async () => {
    const other = createServer().listen(0, 'localhost');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    try {
      const { nextEvent } = start(['dev', await siteFolder(), '--port', String(port), '--json']);
      expect(await nextEvent('port_taken')).toEqual({ event: 'port_taken', port });
      const { url = '' } = await nextEvent('listening');
      expect(url).not.toContain(`:${port}`);
      expect((await fetch(`${url}/`)).status).toBe(200);
    } finally {
      other.close();
    }
  });

  it('says in words where everything is, and the test cards', async () => {
    const { child } = start(['dev', await siteFolder(), '--port', '0']);
    let out = '';
    for await (const chunk of child.stdout) {
      out += String(chunk);
      if (out.includes('Ctrl+C')) break;
    }
    expect(out).toMatch(/Your shop +http:\/\/localhost:\d+/);
    expect(out).toMatch(/Sandbox dashboard http:\/\/localhost:\d+\/dashboard/);
    expect(out).toContain('4242 4242 4242 4242');
  });
});

describe('storetag serve', () => {
  it('takes a config file, answers the store’s calls and serves no files unless told to', async () => {
    const folder = await siteFolder();
    const config = join(folder, 'store.config.mjs');
    await writeFile(
      config,
      `export default {
        stripe: {
          secretKey: 'sk_test_sandbox_x', publishableKey: 'pk_test_sandbox_x', webhookSecrets: ['whsec_x'],
          sandbox: { url: 'http://localhost:9' },
        },
        origins: ['https://shop.example'], siteUrl: 'https://shop.example',
      };`,
    );
    const { nextEvent } = start(
      ['serve', '--config', config, '--port', '0', '--host', 'localhost', '--json'],
      {
        STORE_DATABASE: join(folder, 'store.db'),
      },
    );
    const { url = '' } = await nextEvent('listening');
    expect(await (await fetch(`${url}/config`)).json()).toMatchObject({
      publishable_key: 'pk_test_sandbox_x',
      stripe_js: 'http://localhost:9/stripe.js',
    });
    expect((await fetch(new URL('/', url))).status).toBe(404);
  });

  it('refuses to serve a folder that holds its own database, and writes nothing then', async () => {
    const folder = await siteFolder();
    const { code, error } = await run(['serve', '--port', '0'], {
      STRIPE_SECRET_KEY: 'rk_test_51x',
      STRIPE_PUBLISHABLE_KEY: 'pk_test_51x',
      STRIPE_WEBHOOK_SECRETS: 'whsec_x',
      STORE_SITE_URL: 'https://shop.example',
      STORE_FOLDER: folder,
      STORE_DATABASE: join(folder, 'store.db'),
    });
    expect(code).toBe(2);
    expect(error).toContain('whose files everybody can read');
    expect(await readdir(folder)).toEqual(['index.html']);
  });

  it('reads the environment, and serves STORE_FOLDER beside the store', async () => {
    const folder = await siteFolder();
    const { nextEvent } = start(['serve', '--port', '0', '--host', 'localhost', '--json'], {
      STRIPE_SECRET_KEY: 'rk_test_51x',
      STRIPE_PUBLISHABLE_KEY: 'pk_test_51x',
      STRIPE_WEBHOOK_SECRETS: 'whsec_new, whsec_old',
      // A site in a subfolder, whose origin is what may buy.
      STORE_SITE_URL: 'https://shop.example/mugs/',
      STORE_ORIGINS: '',
      STORE_FOLDER: folder,
      STORE_DATABASE: join(tmpdir(), `${randomUUID()}.db`),
    });
    const { url = '' } = await nextEvent('listening');
    expect(await (await fetch(new URL('/', url))).text()).toBe('<h1>Mugs</h1>');
    expect(await (await fetch(`${url}/config`)).json()).not.toHaveProperty('stripe_js');
  });

  /** A config file for a store on a sandbox at this address, and the environment to serve it with. */
  async function onSandbox(url: string, more = '', environment: Record<string, string> = {}) {
    const folder = await siteFolder();
    const config = join(folder, 'store.config.mjs');
    const { keys } = createSandbox();
    await writeFile(
      config,
      `export default {
        stripe: {
          secretKey: '${keys.secret}', publishableKey: '${keys.publishable}', webhookSecrets: ['whsec_x'],
          sandbox: { url: '${url}' },
        },
        origins: ['https://shop.example'], siteUrl: 'https://shop.example', ${more}
      };`,
    );
    return start(['serve', '--config', config, '--port', '0', '--host', 'localhost', '--json'], {
      STORE_DATABASE: join(folder, 'store.db'),
      ...environment,
    });
  }

  it('tells clients apart behind a proxy that STORE_TRUSTED_HOPS counts', async () => {
    for (const hops of ['', '1']) {
      // oxlint-disable-next-line no-await-in-loop -- one server after the other
      const { nextEvent } = await onSandbox('http://localhost:9', '', { STORE_TRUSTED_HOPS: hops });
      // oxlint-disable-next-line no-await-in-loop
      const { url = '' } = await nextEvent('listening');
      const statuses: number[] = [];
      for (let index = 0; index < 6; index++) {
        // oxlint-disable-next-line no-await-in-loop -- in turn, as a client does
        const { status } = await fetch(`${url}/payment-intents`, {
          method: 'POST',
          headers: {
            origin: 'https://shop.example',
            'content-type': 'application/json',
            'x-forwarded-for': `198.51.100.${index}, 203.0.113.7`,
          },
          body: '{}',
        });
        statuses.push(status);
      }
      expect(statuses).toEqual([400, 400, 400, 400, 400, hops ? 429 : 400]);
    }
  });

  it('is ready once the catalogue can be read, and well all the time', async () => {
    const listening = await createSandbox().listen({ port: 0 });
    const { nextEvent } = await onSandbox(listening.url);
    const { url = '' } = await nextEvent('listening');
    const ready = await fetch(new URL('/readyz', url));
    expect([ready.status, await ready.text()]).toEqual([200, 'ready\n']);
    expect((await fetch(new URL('/healthz', url))).status).toBe(200);
    await listening.close();

    const { nextEvent: next } = await onSandbox('http://localhost:9');
    const { url: alone = '' } = await next('listening');
    const unready = await fetch(new URL('/readyz', alone));
    expect(unready.status).toBe(503);
    expect(await unready.text()).toContain('The catalogue cannot be read from Stripe');
    expect((await fetch(new URL('/healthz', alone))).status).toBe(200);
  });

  it('ends what is under way when it is told to stop', async () => {
    const sandbox = createSandbox();
    const listening = await sandbox.listen({ port: 0 });
    const { child, nextEvent } = await onSandbox(listening.url);
    const { url = '' } = await nextEvent('listening');
    sandbox.faults.add({ path: '/v1/prices', delay: 2500 });
    const slow = fetch(`${url}/products`);
    const isAsked = () => sandbox.requests.some(({ path }) => path === '/v1/products');
    await expect.poll(isAsked).toBe(true);
    child.kill('SIGTERM');
    expect((await slow).status).toBe(200);
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    await listening.close();
  });

  it('finds paid orders that no webhook told of, and hears when Stripe is down', async () => {
    const sandbox = createSandbox();
    const listening = await sandbox.listen({ port: 0 });
    const first = await onSandbox(listening.url);
    const { url = '' } = await first.nextEvent('listening');
    const { products } = readProductPage(
      await (await fetch(`${url}/products?ids=prod_demo_mug`)).json(),
    );
    const answer = await fetch(`${url}/checkout-sessions`, {
      method: 'POST',
      headers: { origin: 'https://shop.example', 'content-type': 'application/json' },
      body: JSON.stringify({
        attempt_id: randomUUID(),
        ui_mode: 'hosted_page',
        line_items: [{ price: products[0]?.default_price, quantity: 1 }],
      }),
    });
    const { id } = readCheckoutSession(await answer.json());
    sandbox.customer.pay(id);
    const { nextEvent } = await onSandbox(listening.url);
    expect(await nextEvent('paid')).toMatchObject({ id });
    await listening.close();

    const { child } = await onSandbox(listening.url);
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await expect.poll(() => said, { timeout: 15_000 }).toContain('could not be looked for');
  });
});
