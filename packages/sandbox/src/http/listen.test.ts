import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { sandboxClient } from '../sandbox-client.test.fixture.js';

/** A listening sandbox, and what it writes to the console. */
async function listening() {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => logged.mockRestore());
  return { ...(await sandboxClient()), logged };
}

/** Sends what `fetch` would not, and gives the status and the error. */
async function send(
  url: string,
  options: { method: string; headers?: Record<string, string> },
): Promise<{ status: number | undefined; error: Record<string, unknown> }> {
  const sent = request(url, options).end();
  const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += String(chunk);
  return {
    status: response.statusCode,
    ...(JSON.parse(text) as { error: Record<string, unknown> }),
  };
}

describe('a listening sandbox', () => {
  it.each([
    ['TRACE', {}, 405, 'Invalid method: TRACE'],
    ['GET', { host: 'a b' }, 400, 'Invalid URL'],
  ])('refuses %s with %o as Stripe would', async (method, headers, status, message) => {
    const { logged, url } = await listening();
    expect(await send(`${url}/v1/products`, { method, headers })).toMatchObject({
      status,
      error: { type: 'invalid_request_error', message },
    });
    expect(logged).not.toHaveBeenCalled();
  });

  it('tells whoever sends too much', async () => {
    const { call, logged } = await listening();
    const response = await call('POST', '/v1/products', `name=${'a'.repeat(1_048_576)}`);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      error: { type: 'invalid_request_error', message: 'Request body is too large.' },
    });
    expect(logged).not.toHaveBeenCalled();
  });

  it('says nothing of a client that hangs up, and serves the next', async () => {
    const { call, logged, sandbox, url } = await listening();
    const socket = connect(Number(new URL(url).port), 'localhost');
    await once(socket, 'connect');
    const head = ['POST /v1/products HTTP/1.1', 'host: localhost', 'content-length: 100', '', ''];
    socket.write(`${head.join('\r\n')}name=`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    socket.destroy();
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    expect((await call('GET', '/v1/products')).status).toBe(200);
    expect(logged).not.toHaveBeenCalled();
    expect(sandbox.requests).toHaveLength(1);
  });

  it.each([
    '/_internal/payment_intents/pi_1/three_d_secure',
    '/_internal/checkout_sessions/cs_1/pay',
  ])('refuses a form that is none at %s', async (path) => {
    const { call, logged } = await listening();
    const response = await call('POST', path, 'a[b=1');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { type: 'invalid_request_error', message: 'Invalid parameter name: a[b' },
    });
    expect(logged).not.toHaveBeenCalled();
  });
});
