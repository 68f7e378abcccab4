import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { createSandbox } from '@storetag/sandbox';
import { afterEach, describe, expect, it } from 'vitest';
import { createStore } from '../index.js';
import { nodeServerOptions, toNodeListener } from './index.js';

const ORIGIN = 'https://shop.example';
const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

async function serve() {
  const sandbox = createSandbox();
  const store = createStore({
    stripe: {
      secretKey: sandbox.keys.secret,
      publishableKey: sandbox.keys.publishable,
      webhookSecrets: ['whsec_canary'],
      sandbox: { url: 'http://sandbox.test' },
      fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    },
    origins: [ORIGIN],
    siteUrl: ORIGIN,
  });
  const server = createServer(nodeServerOptions, toNodeListener(store)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const count = () =>
    new Promise<number>((resolve, reject) => {
      server.getConnections((error, connections) => (error ? reject(error) : resolve(connections)));
    });
  return { port: address.port, count };
}

/** Says `opening`, then `drop` every now and then, for as long as it is listened to. Gives what was answered. */
function drip(port: number, opening: string, drop: string): Promise<string> {
  return new Promise((resolve) => {
    const socket: Socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('error', () => {});
    socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk));
    socket.write(opening);
    const timer = setInterval(() => socket.write(drop), 200);
    socket.once('close', () => {
      clearInterval(timer);
      resolve(answer);
    });
    stops.push(() => socket.destroy());
  });
}

const head = (length: string) =>
  `POST /payment-intents HTTP/1.1\r\nhost: x\r\norigin: ${ORIGIN}\r\ncontent-type: application/json\r\n${length}\r\n\r\n`;

describe('a socket that', () => {
  it.each([
    ['sends headers byte by byte', 'GET /config HTTP/1.1\r\nhost: x\r\nx-slow: ', 'x', ''],
    ['says nothing', '', '', ''],
    ['sends a body byte by byte', head('content-length: 5000'), ' ', '408'],
    ['sends a body in chunks of a byte', head('transfer-encoding: chunked'), '1\r\n \r\n', '408'],
    ['promises more than is taken', head('content-length: 999999'), ' ', '413'],
    [
      'sends no end of chunks',
      head('transfer-encoding: chunked'),
      `1000\r\n${' '.repeat(4096)}\r\n`,
      '413',
    ],
  ])('T15: %s is let go of', async (_, opening, drop, status) => {
    const { port, count } = await serve();
    const answer = await drip(port, opening, drop);
    if (status) {
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(answer).toContain('application/problem+json');
    } else expect(answer).not.toContain('200 OK');
    // Its end was seen here a moment before it was there.
    await expect.poll(count).toBe(0);
  });

  it.each([
    ['a length twice', 'content-length: 2\r\ncontent-length: 3'],
    ['a length and chunks', 'content-length: 2\r\ntransfer-encoding: chunked'],
    ['a negative length', 'content-length: -1'],
    ['a length in words', 'content-length: many'],
    ['another coding', 'transfer-encoding: gzip'],
  ])('gives %s is refused, and the next is served', async (_, length) => {
    const { port } = await serve();
    const answer = await drip(port, `${head(length)}{}`, '');
    expect(answer).toMatch(/^HTTP\/1.1 (?:400|501)/);
    expect((await fetch(`http://127.0.0.1:${port}/config`)).status).toBe(200);
  });
});
