import { spawn } from 'node:child_process';
import { createSandbox } from '@storetag/sandbox';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../scripts/free-port.mjs';
import { stripeApi } from '../../../scripts/torture/stripe-api.mjs';

export const SITE = 'https://shop.example';
const PATIENCE = 20_000;

/** Starts a target with a sandbox of its own, whose webhooks it gets. */
export async function startTarget({ program, start }) {
  const sandbox = createSandbox();
  const stripe = await sandbox.listen({ port: 0 });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/api/store`;
  const dashboard = stripeApi(fetch, sandbox.keys.secret, stripe.url);
  const hook = await dashboard('POST', 'webhook_endpoints', {
    url: `${url}/webhooks`,
    enabled_events: { 0: '*' },
  });
  const env = {
    STRIPE_SECRET_KEY: sandbox.keys.secret,
    STRIPE_PUBLISHABLE_KEY: sandbox.keys.publishable,
    STRIPE_WEBHOOK_SECRET: hook.secret,
    STRIPE_SANDBOX_URL: stripe.url,
    SITE_URL: SITE,
  };
  const folder = mkdtempSync(join(tmpdir(), 'storetag-runtime-'));
  const child = spawn(program, await start({ port, env }), {
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      NO_COLOR: '1',
      PORT: String(port),
      DATABASE: join(folder, 'store.db'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  await untilAnswers(url, child, () => output);
  return {
    url,
    sandbox,
    secret: hook.secret,
    /** All that it has written. */
    output: () => output,
    async stop() {
      child.kill('SIGKILL');
      await stripe.close();
    },
  };
}

async function untilAnswers(url, child, output) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    if (child.exitCode !== null || Date.now() > end) {
      child.kill('SIGKILL');
      throw new Error(`It does not answer at ${url}. It says:\n${output()}`);
    }
    try {
      // oxlint-disable-next-line no-await-in-loop -- one look after the other
      const { ok } = await fetch(`${url}/config`);
      if (ok) return;
    } catch {
      // Not yet.
    }
    // oxlint-disable-next-line no-await-in-loop -- as above
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
