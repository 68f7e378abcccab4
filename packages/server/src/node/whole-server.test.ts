import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '@storetag/sandbox';
import { Stripe } from 'stripe';
import { expect, it } from 'vitest';
import { createStore, sqlStore } from '../index.js';
import { nodeSqlite, toNodeListener } from './index.js';

it('sells over real connections, with Stripe’s webhooks coming in five times', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'storetag-'));
  const sandbox = createSandbox();
  const { url, port, close } = await sandbox.listen({ port: 0 });
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const endpoint = `http://127.0.0.1:${address.port}/api/store`;

  const dashboard = new Stripe(sandbox.keys.secret, {
    host: new URL(url).hostname,
    port,
    protocol: 'http',
    telemetry: false,
  });
  const { secret = '' } = await dashboard.webhookEndpoints.create({
    url: `${endpoint}/webhooks`,
    enabled_events: ['*'],
  });
  const origin = 'http://localhost:4242';
  const paid: string[] = [];
  const store = createStore({
    stripe: {
      secretKey: sandbox.keys.secret,
      publishableKey: sandbox.keys.publishable,
      webhookSecrets: [secret],
      sandbox: { url },
    },
    origins: [origin],
    siteUrl: origin,
    ledger: sqlStore(nodeSqlite(join(folder, 'store.db'))),
    onPaid: ({ id }) => paid.push(id),
  });
  server.on('request', toNodeListener(store));

  const { products } = (await (await fetch(`${endpoint}/products?limit=1`)).json()) as {
    products: [{ default_price: string }];
  };
  const response = await fetch(`${endpoint}/checkout-sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({
      attempt_id: crypto.randomUUID(),
      line_items: [{ price: products[0].default_price, quantity: 1 }],
      ui_mode: 'hosted_page',
      success_path: '/thanks',
    }),
  });
  const { id } = (await response.json()) as { id: string };
  sandbox.webhooks.duplicate(5);
  expect(sandbox.customer.pay(id)).toEqual({
    outcome: 'paid',
    url: `${origin}/thanks?session_id=${id}`,
  });
  await sandbox.webhooks.flush();
  expect(await (await fetch(`${endpoint}/orders/${id}`)).json()).toMatchObject({ status: 'paid' });
  expect(paid).toEqual([id]);
  const { deliveries } = sandbox.webhooks;
  expect(deliveries.length).toBeGreaterThanOrEqual(5);
  expect(deliveries.filter(({ status }) => status !== 'delivered')).toEqual([]);

  // A price that changes in the Dashboard is shown at once, because Stripe says so.
  await dashboard.products.update('prod_demo_mug', { name: 'Changed' });
  await sandbox.webhooks.flush();
  const changed: unknown = await (await fetch(`${endpoint}/products/prod_demo_mug`)).json();
  expect(changed).toMatchObject({ name: 'Changed' });

  server.close();
  server.closeAllConnections();
  await close();
  rmSync(folder, { recursive: true, force: true });
});
