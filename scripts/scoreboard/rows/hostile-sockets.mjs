import { connect } from 'node:net';
import { startProcess } from '../../torture/start-process.mjs';

export const name = '1,000 hostile sockets: memory growth, time until freed';
export const target = '< 25 MB, ≤ 6 s';
export const alone = true;
/** Measures time: not in `npm test`, which runs on machines that are busy with something else. */
export const full = true;

const MOST = 25 * 1024 * 1024;
const PATIENCE = 6000;
/** How often a slow client sends one more byte, in milliseconds. */
const DRIP = 200;

/** Clients that connect and say nothing, or too little, or too much, a byte at a time. All are to be gone soon. */
export async function run({ quick, build }) {
  const count = quick ? 200 : 1000;
  const sandbox = await startProcess('sandbox-process.mjs', {});
  const store = await startProcess('store-process.mjs', {
    build,
    sandbox: sandbox.ready,
    ledger: { kind: 'node:sqlite', file: ':memory:' },
  });
  const { port } = store.ready;
  try {
    await (await fetch(`http://127.0.0.1:${port}/api/store/products`)).arrayBuffer();
    const before = sizeOf(await store.call('memory'));
    let most = before;
    const started = performance.now();
    const sampler = setInterval(() => {
      void store.call('memory').then((memory) => (most = Math.max(most, sizeOf(memory))));
    }, 250);
    const ended = await Promise.all(
      Array.from({ length: count }, (_, index) => pester(port, KINDS[index % KINDS.length])),
    );
    clearInterval(sampler);
    const last = Math.max(...ended) - started;
    const answered = await fetch(`http://127.0.0.1:${port}/api/store/config`);
    const grown = most - before;
    return {
      value: `${(grown / 1024 / 1024).toFixed(1)} MB, ${(last / 1000).toFixed(1)} s`,
      passed: grown < MOST && last <= PATIENCE && answered.status === 200,
      detail: `${count} sockets; heap and buffers after collecting what is garbage`,
    };
  } finally {
    for (const each of [store, sandbox]) void each.kill();
  }
}

function sizeOf({ heapUsed, external }) {
  return heapUsed + external;
}

const POST =
  'POST /api/store/checkout-sessions HTTP/1.1\r\nhost: x\r\norigin: https://shop.example\r\ncontent-type: application/json\r\n';

/** What is sent at once, and then byte by byte. */
const KINDS = [
  { begin: '', drip: '' },
  { begin: '', drip: 'GET /api/store/products HTTP/1.1\r\nx: ' },
  { begin: `${POST}content-length: 16000\r\n\r\n{`, drip: ' ' },
  { begin: `${POST}transfer-encoding: chunked\r\n\r\n`, drip: '1\r\n \r\n' },
  {
    begin: `${POST.replace('checkout-sessions', 'webhooks')}content-length: 262144\r\n\r\n`,
    drip: 'x',
  },
  { begin: `${POST}content-length: 99999999\r\n\r\n${'x'.repeat(8000)}`, drip: 'x' },
];

/** Pesters until the server has had enough. Gives the time. */
function pester(port, { begin, drip }) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let at = 0;
    const timer = setInterval(() => {
      if (drip !== '' && socket.writable) socket.write(drip[at++ % drip.length]);
    }, DRIP);
    socket.on('connect', () => begin && socket.write(begin));
    socket.resume();
    socket.on('error', () => {});
    socket.setTimeout(30_000, () => socket.destroy());
    socket.on('close', () => {
      clearInterval(timer);
      resolve(performance.now());
    });
  });
}
