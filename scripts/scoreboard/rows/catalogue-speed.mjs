import { load } from '../../torture/load.mjs';
import { startProcess } from '../../torture/start-process.mjs';

export const name =
  'GET /products (100 products, cached): share of a bare node:http server’s requests per second';
export const target = '≥ 0.8';
export const alone = true;
/** Measures time: not in `npm test`, which runs on machines that are busy with something else. */
export const full = true;

const PATH = '/api/store/products?limit=100';

/** Both send the same bytes, in turns; the median of the rounds. */
export async function run({ quick, build }) {
  const sandbox = await startProcess('sandbox-process.mjs', { products: 'none' });
  for (let made = 0; made < 100; made++) {
    // oxlint-disable-next-line no-await-in-loop -- once each
    await sandbox.call('api', {
      method: 'POST',
      path: 'prices',
      parameters: {
        currency: 'usd',
        unit_amount: 1800 + made,
        product_data: { name: `Mug ${made}`, metadata: { category: 'Mugs' } },
      },
    });
  }
  const store = await startProcess('store-process.mjs', {
    build,
    sandbox: sandbox.ready,
    ledger: { kind: 'node:sqlite', file: ':memory:' },
  });
  const address = `http://127.0.0.1:${store.ready.port}${PATH}`;
  const response = await fetch(address);
  const body = await response.text();
  const headers = Object.fromEntries(
    [...response.headers].filter(([each]) => !['connection', 'keep-alive', 'date'].includes(each)),
  );
  headers['content-length'] = String(Buffer.byteLength(body));
  const bare = await startProcess('bare-server.mjs', { headers, body });
  try {
    const time = quick ? 800 : 3000;
    await load(store.ready.port, PATH, { time });
    await load(bare.ready.port, PATH, { time });
    const rounds = [];
    for (let round = 0; round < (quick ? 3 : 7); round++) {
      // oxlint-disable-next-line no-await-in-loop -- in turns
      const ours = await load(store.ready.port, PATH, { time });
      // oxlint-disable-next-line no-await-in-loop -- as above
      const theirs = await load(bare.ready.port, PATH, { time });
      rounds.push({ share: ours / theirs, ours, theirs });
    }
    const { share, ours, theirs } = rounds.toSorted((a, b) => a.share - b.share)[
      Math.floor(rounds.length / 2)
    ];
    return {
      value: share.toFixed(2),
      passed: share >= 0.8,
      detail: `${Math.round(ours)} and ${Math.round(theirs)} a second, ${Buffer.byteLength(body)} bytes each`,
    };
  } finally {
    for (const each of [store, bare, sandbox]) void each.kill();
  }
}
