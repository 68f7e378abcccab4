import type { Engine } from '../core/engine.js';
import { createApi } from './api.js';
import { ConnectionLost } from './connection-lost.js';
import { preflight } from './cors.js';
import { delay } from './delay.js';
import type { Operation } from './operation.js';
import { matchPath, type Route } from './route.js';

/** Sends requests to the API or to the pages. */
export function createRouter(
  engine: Engine,
  operations: readonly Operation[],
  routes: readonly Route[],
): (request: Request) => Promise<Response> {
  const handleApi = createApi(engine, operations);
  return async function route(request) {
    const url = new URL(request.url);
    engine.origin = url.origin;
    engine.clock.catchUp();
    if (url.pathname.startsWith('/v1/') || url.pathname.startsWith('/v2/')) {
      return request.method === 'OPTIONS' ? preflight(request) : handleApi(request, url);
    }
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    for (const { method: wanted, path: pattern, handle } of routes) {
      const path = wanted === method ? matchPath(pattern, url.pathname) : undefined;
      if (path) return serve(() => handle({ request, url, path, engine }), request, url);
    }
    return new Response(`SANDBOX: there is nothing at ${url.pathname}.\n`, {
      status: 404,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  };

  /** Serves a page, unless a fault is made for it. */
  async function serve(
    handle: () => Promise<Response> | Response,
    request: Request,
    url: URL,
  ): Promise<Response> {
    const fault = engine.faults.strike(request.method, url.pathname);
    if (fault?.delay) await delay(fault.delay);
    const before = fault?.when !== 'after';
    const response = fault?.status !== undefined && before ? undefined : await handle();
    if (fault?.status !== undefined) {
      return new Response('SANDBOX: a fault was made for this.\n', { status: fault.status });
    }
    if (!response || (fault && !before && !fault.delay)) throw new ConnectionLost();
    return response;
  }
}
