import { once } from 'node:events';
import { createServer, request as send, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readBody } from '../http/read-body.js';
import { ProblemError } from '../http/problem-error.js';
import { toNodeListener, type FetchHandler } from './to-node-listener.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serve(handler: FetchHandler | FetchHandler['fetch']) {
  const server = createServer(toNodeListener(handler)).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return { port: address.port, url: `http://127.0.0.1:${address.port}` };
}

/** Sends bytes as they are and gives back all that comes. */
async function raw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(text);
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
  await once(socket, 'close');
  return answer;
}

const echoUrl = (request: Request) => new Response(request.url);

describe('toNodeListener', () => {
  it('passes method, path, headers and body on, and the answer back', async () => {
    const { url } = await serve({
      async fetch(request) {
        const { method, headers } = request;
        const body = await request.text();
        const { pathname, search } = new URL(request.url);
        return Response.json(
          { method, path: pathname + search, header: headers.get('x-test'), body },
          { status: 201, headers: { 'x-answer': 'yes' } },
        );
      },
    });
    const response = await fetch(`${url}/a/b?c=d`, {
      method: 'POST',
      body: 'héllo',
      headers: { 'x-test': '1' },
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-answer')).toBe('yes');
    expect(await response.json()).toEqual({
      method: 'POST',
      path: '/a/b?c=d',
      header: '1',
      body: 'héllo',
    });
  });

  it('streams the answer', async () => {
    const { url } = await serve(() => {
      const stream = new ReadableStream<Uint8Array>({
        async start(controller) {
          for (let index = 0; index < 200; index++) {
            controller.enqueue(new Uint8Array(10_000).fill(65));
            if (index % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
          }
          controller.close();
        },
      });
      return new Response(stream);
    });
    expect((await (await fetch(url)).text()).length).toBe(2_000_000);
  });

  it('answers HEAD without a body', async () => {
    const { url } = await serve(() => new Response(null, { headers: { etag: '"x"' } }));
    const response = await fetch(url, { method: 'HEAD' });
    expect(response.headers.get('etag')).toBe('"x"');
  });

  it.each([
    ['//evil.example/x', 'shop.example', 'http://shop.example//evil.example/x'],
    ['http://evil.example/x?y', 'shop.example', 'http://shop.example/x?y'],
    ['/x', '[::1]:4242', 'http://[::1]:4242/x'],
  ])('takes the path %s for nothing but a path', async (path, host, expected) => {
    const { port } = await serve(echoUrl);
    const answer = await raw(
      port,
      `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`,
    );
    expect(answer).toContain(expected);
  });

  it.each(['evil.example/x', 'a@b', 'a b', 'x:99999999', 'a?b', ''])(
    'refuses the host %j',
    async (host) => {
      const { port } = await serve(echoUrl);
      const answer = await raw(
        port,
        `GET / HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`,
      );
      expect(answer).toMatch(/^HTTP\/1.1 400/);
      // Node itself refuses what is no header at all.
      if (!/[ ]/.test(host)) {
        expect(answer).toContain('content-type: application/problem+json');
        expect(answer).toContain('"code":"invalid_request"');
      }
    },
  );

  it('refuses in words what no `Request` can be', async () => {
    const { port } = await serve(echoUrl);
    const answer = await raw(port, 'TRACE / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 405/);
    expect(answer).toContain('allow: GET, HEAD, POST, OPTIONS');
    expect(answer).toContain('"code":"method_not_allowed"');
  });

  it('tells the handler who is at the other end', async () => {
    const { url } = await serve((_, { remoteAddress }) => new Response(remoteAddress));
    expect(await (await fetch(url)).text()).toBe('127.0.0.1');
  });

  it('aborts the request when the client goes away', async () => {
    let tell: (event: Event) => void = () => {};
    const aborted = new Promise<Event>((resolve) => (tell = resolve));
    const { port } = await serve((request) => {
      request.signal.addEventListener('abort', tell);
      return new Promise(() => {});
    });
    const socket = connect(port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    setTimeout(() => socket.destroy(), 50);
    expect((await aborted).type).toBe('abort');
  });

  it('does not abort what was answered', async () => {
    let signal: AbortSignal | undefined;
    const { url } = await serve((request) => {
      signal = request.signal;
      return new Response('x');
    });
    await (await fetch(url, { headers: { connection: 'close' } })).text();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(signal?.aborted).toBe(false);
  });

  it('lets the client see the refusal of a body that is still being sent', async () => {
    const { port } = await serve(async (request) => {
      const error: unknown = await readBody(request, 1000).catch((thrown: unknown) => thrown);
      return new Response(null, { status: error instanceof ProblemError ? error.status : 200 });
    });
    const request = send({ port, method: 'POST' });
    request.on('error', () => {});
    const timer = setInterval(() => request.write('x'.repeat(600)), 5);
    const [response] = (await once(request, 'response')) as [
      { statusCode: number; headers: Record<string, string> },
    ];
    clearInterval(timer);
    request.destroy();
    expect(response.statusCode).toBe(413);
    expect(response.headers['connection']).toBe('close');
  });

  it('answers with a problem that tells nothing when the handler throws', async () => {
    const { url } = await serve(() => {
      throw new Error('sk_test_canary');
    });
    const response = await fetch(url);
    expect(response.status).toBe(500);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const body = await response.text();
    expect(body).toContain('"code":"unexpected_error"');
    expect(body).not.toContain('canary');
  });

  it('survives an answer that breaks off', async () => {
    const { url } = await serve((request) =>
      request.url.endsWith('/broken')
        ? new Response(
            new ReadableStream({
              start(controller) {
                controller.error(new Error('x'));
              },
            }),
          )
        : new Response('well'),
    );
    await expect(fetch(`${url}/broken`).then((response) => response.text())).rejects.toThrow();
    expect(await (await fetch(url)).text()).toBe('well');
  });
});
