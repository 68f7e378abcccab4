/// <reference lib="webworker" />
import { createSandbox } from '@storetag/sandbox';
import { openStores } from './open-stores.js';
import { stateOf } from './states.js';

/*
 * A store and a sandbox in the reader's own browser: what the pages ask of `/api/store`, and what the sandbox serves,
 * is answered here, and nothing leaves the machine. All of it is forgotten when the browser stops the worker, which it
 * does when no page has asked anything for a while.
 */

declare const self: ServiceWorkerGlobalScope;

const origin = self.location.origin;
const sandbox = createSandbox({});
const fromSite = globalThis.fetch.bind(globalThis);

// The store calls Stripe, and the sandbox its webhooks, at addresses of this site.
globalThis.fetch = (input, init) => {
  const request = new Request(input, init);
  const { origin: to, pathname } = new URL(request.url);
  if (to !== origin || isFile(pathname)) return fromSite(request);
  return answer(request, pathname);
};

const stores = openStores(sandbox, origin);

async function answer(request: Request, pathname: string): Promise<Response> {
  if (pathname.startsWith('/api/')) {
    const { store, extras } = await stores;
    if (pathname.startsWith('/api/states/')) return stateOf(withOrigin(request), store);
    return (pathname.startsWith('/api/extras/') ? extras : store)(withOrigin(request));
  }
  const response = await sandbox.fetch(request);
  if (!/\/assets\/[\w-]+\.js$|^\/stripe\.js$/.test(pathname)) return response;
  // Stripe's pages keep the worker awake as ours do: it would forget what is being paid.
  const script = await response.text();
  return new Response(`${script}\n;(${keepAwake.toString()})();`, response);
}

/** A browser tells a server, but not a worker, which page asks. Here it can only be one of ours. */
function withOrigin(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.set('origin', origin);
  return Object.defineProperty(request.clone(), 'headers', { value: headers });
}

function keepAwake(): void {
  setInterval(() => navigator.serviceWorker?.controller?.postMessage('awake'), 10_000);
}

/** Whether a path is one of the site's own files. */
function isFile(path: string): boolean {
  return (
    /^\/([\w-]+\.(html|js|svg|txt)|assets\/.*|sandbox\/.*|images\/.*|themes\/.*)?$/.test(path) &&
    path !== '/stripe.js'
  );
}

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', () => undefined);
self.addEventListener('fetch', (event) => {
  const { origin: to, pathname } = new URL(event.request.url);
  if (to === origin && !isFile(pathname)) event.respondWith(answer(event.request, pathname));
});
