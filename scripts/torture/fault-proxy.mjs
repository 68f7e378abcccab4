import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';

/** What can go wrong on the way to Stripe, for as long as it is switched on. */
export const proxyFaults = [
  'reset-before',
  'reset-after',
  'half',
  'drip',
  '429',
  '500',
  '500-cached',
  'delay',
];

/**
 * Stands between a store and a sandbox, and lets everything pass until it is told otherwise.
 *
 * @param target - URL of the sandbox.
 * @returns `url`; `fault`: what befalls each request from now on, `undefined` for nothing; `close()`.
 */
export async function startFaultProxy(target) {
  const { hostname, port } = new URL(target);
  const proxy = { fault: undefined };
  const server = createServer((request, response) => {
    if (proxy.fault === 'reset-before') {
      request.socket.destroy();
      return;
    }
    // Nothing is ever heard of it.
    if (proxy.fault === 'delay') return;
    if (proxy.fault === '429' || proxy.fault === '500') {
      refuse(response, Number(proxy.fault));
      return;
    }
    const passed = ask(
      { hostname, port, method: request.method, path: request.url, headers: request.headers },
      (answer) => pass(answer, request, response, proxy.fault),
    );
    passed.on('error', () => request.socket.destroy());
    request.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(proxy, {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  });
}

function pass(answer, request, response, fault) {
  if (fault === undefined) {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
    return;
  }
  const chunks = [];
  answer.on('data', (chunk) => chunks.push(chunk));
  answer.on('end', () => {
    // Executed; what comes back is something else.
    if (fault === 'reset-after') request.socket.destroy();
    else if (fault === '500-cached') refuse(response, 500, { 'idempotent-replayed': 'true' });
    else {
      const body = Buffer.concat(chunks);
      response.writeHead(answer.statusCode, {
        'content-type': 'application/json',
        'content-length': body.length,
      });
      if (fault === 'half')
        response.write(body.subarray(0, body.length / 2), () => request.socket.destroy());
      else drip(body, response);
    }
  });
}

/** A byte every tenth of a second. */
function drip(body, response) {
  let at = 0;
  const timer = setInterval(() => {
    if (at >= body.length || response.destroyed) {
      clearInterval(timer);
      response.end();
    } else response.write(body.subarray(at, ++at));
  }, 100);
}

function refuse(response, status, headers = {}) {
  const error = {
    type: status === 429 ? 'invalid_request_error' : 'api_error',
    message: 'Made on purpose.',
    ...(status === 429 && { code: 'rate_limit' }),
  };
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ error }));
}
