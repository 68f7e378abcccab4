import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toNodeListener } from '../../packages/server/dist/node/index.js';
import { createSandbox } from '../../packages/sandbox/dist/index.js';
import { priceIds } from '../../docs/site/pages/price-ids.mjs';
import { fillShop } from '../../docs/site/worker/fill-shop.ts';
import { openStores } from '../../docs/site/worker/open-stores.ts';
import { stateOf } from '../../docs/site/worker/states.ts';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** Files of the site, by the beginning of their path. */
const folders = {
  '/storetag': '../../packages/elements/dist/storetag',
  '/themes/': '../../packages/elements/themes/',
  '/font/': '../../node_modules/@fontsource/inter/files/',
};

/**
 * The stores of the documentation – every state of `docs/site/pages/states.mjs` – on a port instead of in a service
 * worker, and what the pages of the tests need besides.
 *
 * @param pageAt - The HTML of a path, `undefined` where there is no page.
 * @returns Its origin, the ids of the prices by lookup key, and how to close it.
 */
export async function openStateSite(pageAt) {
  // Time stands still, so that nothing that is shown depends on it.
  const sandbox = createSandbox({ clock: Date.UTC(2026, 0, 15, 12) });
  let origin = '';
  let stores;

  async function answer(request) {
    const { pathname } = new URL(request.url);
    const page = pageAt(pathname);
    if (page !== undefined) return respond(page, '.html');
    const folder = Object.keys(folders).find((start) => pathname.startsWith(start));
    if (folder) {
      const file = new URL(folders[folder] + pathname.slice(folder.length), import.meta.url);
      return respond(await readFile(fileURLToPath(file)), extname(pathname));
    }
    if (!pathname.startsWith('/api/')) return sandbox.fetch(request);
    // A browser names no origin where it reads from its own.
    request.headers.set('origin', origin);
    const { store, extras } = await stores;
    if (pathname.startsWith('/api/states/')) return stateOf(request, store);
    return (pathname.startsWith('/api/extras/') ? extras : store)(request);
  }

  const server = createServer(toNodeListener(answer)).listen(0, 'localhost');
  await once(server, 'listening');
  origin = `http://localhost:${server.address().port}`;
  // What the states say of their own address, as they do in a service worker.
  globalThis.self ??= { location: { origin } };
  stores = openStores(sandbox, origin);
  await stores;
  return {
    url: origin,
    prices: await priceIds(fillShop),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function respond(body, type) {
  return new Response(body, { headers: { 'content-type': types[type] ?? 'text/plain' } });
}
