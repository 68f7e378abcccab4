import { connect } from 'node:net';
import { createServer } from 'node:http';
import { inParallel } from '../../torture/in-parallel.mjs';
import { ORIGIN, openShop, WEBHOOK_SECRET } from '../../torture/open-shop.mjs';
import { createRandom } from '../../torture/random.mjs';
import { foreignWish, randomCall } from '../../torture/random-call.mjs';

export const name = 'fuzzed requests: unexpected 5xx / hangs over 6 s / secrets seen';
export const target = '0 / 0 / 0 of 500,000';

const HANG = 6000;
/** A product of the account that this store does not sell. */
const HIDDEN = 'prod_demo_mug';
const SECRETS = /sk_test_|whsec_|_secret_[A-Za-z0-9]{6}/;

/**
 * Requests that make little or no sense, most through `fetch`, some as bytes on a socket. None may be answered by a 5xx,
 * hang, or see a secret in an answer or the log; and no wish of another site, or for what is not sold, may be granted.
 */
export async function run({ seed, quick, build }) {
  const random = createRandom(seed);
  const count = quick ? 6000 : 490_000;
  const sockets = quick ? 200 : 10_000;
  const sums = { broken: 0, hung: 0, secrets: 0, granted: 0, worst: '' };
  const shop = await openShop({ build, random, catalog: { sells: ({ id }) => id !== HIDDEN } });
  const hidden = (
    await shop.dashboard('GET', 'prices', { product: HIDDEN, active: true })
  ).data.find(({ recurring, unit_amount: amount }) => amount && !recurring);
  const { body } = await shop.call('GET', 'products?limit=100');
  const note = ({ status, text, took, what }) => {
    if (status >= 500) {
      sums.broken++;
      sums.worst ||= `${status} for ${what}`;
    }
    if (took > HANG) sums.hung++;
    if (SECRETS.test(text)) {
      sums.secrets++;
      sums.worst ||= `a secret for ${what}`;
    }
  };
  await inParallel(count, 30, async (index) => {
    const isForeign = index % 50 === 0;
    const call = isForeign
      ? foreignWish(random, body.products, hidden)
      : randomCall(random, body.products);
    const started = performance.now();
    const { status, text } = await send(shop.store, call);
    // Its own client secret is what whoever asks for a purchase in the right way is given.
    const isGiven = status === 201;
    const took = performance.now() - started;
    note({ status, text: isGiven ? '' : text, took, what: describe(call) });
    if (isForeign && status < 400) sums.granted++;
  });
  await onSockets(shop.store, build, random, sockets, note);
  if (SECRETS.test(JSON.stringify(shop.logs))) {
    sums.secrets++;
    sums.worst ||= 'a secret in the log';
  }
  const { broken, hung, secrets, granted, worst } = sums;
  return {
    value: `${broken} / ${hung} / ${secrets} of ${count + sockets}`,
    passed: broken + hung + secrets + granted === 0,
    detail: `${sockets} of them as bytes on sockets; wishes that must not be granted and were: ${granted}${worst && `; ${worst}`}`,
  };
}

async function send(store, { method, path, headers, body }) {
  const request = new Request(`https://api.example/api/store/${path}`, {
    method,
    headers: { origin: ORIGIN, ...headers },
    ...(body !== undefined && method !== 'GET' && method !== 'HEAD' && { body }),
  });
  const response = await store.fetch(request);
  const text = (await response.text()) + [...response.headers].join();
  return { status: response.status, text };
}

function describe({ method, path, body }) {
  return `${method} ${path.slice(0, 80)} ${String(body).slice(0, 120)}`;
}

/** Bytes that are hardly HTTP. What is answered must be a status below 500; silence must end. */
async function onSockets(store, build, random, count, note) {
  const { nodeServerOptions, toNodeListener } = await import(new URL('node/index.js', build).href);
  const server = createServer(nodeServerOptions, toNodeListener(store));
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address();
  await inParallel(count, 20, async () => {
    const bytes = hardlyHttp(random);
    const started = performance.now();
    const text = await say(port, bytes);
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 400);
    const took = performance.now() - started;
    note({ status, text, took, what: JSON.stringify(bytes.slice(0, 120)) });
  });
  server.closeAllConnections();
  server.close();
}

function say(port, bytes) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => (text += chunk));
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
    socket.end(bytes);
  });
}

const LINE = '\r\n';

function hardlyHttp(random) {
  const junk = () =>
    Array.from({ length: random.integer(0, 60) }, () =>
      String.fromCharCode(random.integer(1, 255)),
    ).join('');
  const begin = `POST /api/store/${random.pick(['webhooks', 'checkout-sessions', 'payment-intents', junk()])} HTTP/1.1${LINE}host: x${LINE}origin: ${ORIGIN}${LINE}`;
  const json = `content-type: application/json${LINE}`;
  return random.pick([
    () => junk(),
    () => `GET ${junk()} HTTP/1.1${LINE}host: x${LINE}${LINE}`,
    () => `${begin}${json}content-length: -1${LINE}${LINE}{}`,
    () => `${begin}${json}content-length: 5${LINE}content-length: 6${LINE}${LINE}{}   `,
    () =>
      `${begin}${json}transfer-encoding: chunked${LINE}content-length: 4${LINE}${LINE}2${LINE}{}${LINE}0${LINE}${LINE}`,
    () => `${begin}${json}transfer-encoding: chunked${LINE}${LINE}zz${LINE}${junk()}`,
    () => `${begin}${json}transfer-encoding: ${junk()}${LINE}${LINE}`,
    () => `${begin}x: ${'y'.repeat(random.integer(1, 20_000))}${LINE}${LINE}`,
    () =>
      `${begin}stripe-signature: t=1,v1=${WEBHOOK_SECRET}${LINE}content-length: 2${LINE}${LINE}{}`,
    () => `GET //evil/products HTTP/1.1${LINE}host: x${LINE}${LINE}`,
    () =>
      `GET /api/store/products HTTP/1.1${LINE}host: ${junk().replaceAll(/[\r\n]/g, '')}${LINE}${LINE}`,
    () =>
      `${random.pick(['CONNECT', 'TRACE', 'PRI', 'OPTIONS'])} * HTTP/1.1${LINE}host: x${LINE}${LINE}`,
  ])();
}
