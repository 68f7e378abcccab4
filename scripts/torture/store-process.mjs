// A store on node:http in a process of its own. It can be told to die at a failpoint.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { noteEffect } from './effects.mjs';
import { openLedger } from './open-ledger.mjs';
import { NO_LIMITS, ORIGIN, WEBHOOK_SECRET } from './open-shop.mjs';
import { serveCalls } from './serve-calls.mjs';
import { warpClock } from './warped-clock.mjs';

const config = JSON.parse(process.env.TORTURE);
const { build, sandbox, ledger, effects, callback = 0, clock, crash, options = {} } = config;
const realNow = Date.now.bind(Date);
let { ahead = 0 } = config;
warpClock({ ...clock, ahead: () => ahead });

const hits = {};
globalThis[Symbol.for('storetag.failpoint')] = (name) => {
  hits[name] = (hits[name] ?? 0) + 1;
  if (name === crash?.name && hits[name] === crash.hit) process.kill(process.pid, 'SIGKILL');
};

const { createStore } = await import(new URL('index.js', build).href);
const { nodeServerOptions, toNodeListener } = await import(new URL('node/index.js', build).href);
const logs = [];
const log = (message, details) => void (logs.length < 100 && logs.push([message, details]));

const run = async ({ id }, { idempotencyKey: key, attempt, late }) => {
  noteEffect(effects, { what: 'begin', id, key, attempt, late });
  if (callback > 0) await sleep(callback * (0.5 + Math.random()));
  noteEffect(effects, { what: 'end', id });
};
const opened = await openLedger(build, ledger);
const store = createStore({
  stripe: {
    secretKey: sandbox.keys.secret,
    publishableKey: sandbox.keys.publishable,
    webhookSecrets: config.webhookSecrets ?? [WEBHOOK_SECRET],
    sandbox: { url: sandbox.url },
  },
  origins: [ORIGIN],
  siteUrl: ORIGIN,
  ledger: opened,
  onPaid: run,
  limits: NO_LIMITS,
  // Signatures are made by the clock on the wall, whatever time the store believes it is.
  now: () => realNow() + Math.max(-120_000, Math.min(120_000, clock?.skew ?? 0)),
  logger: { debug() {}, info() {}, warn: log, error: log },
  ...options,
});
const server = createServer(nodeServerOptions, toNodeListener(store));
await new Promise((resolve) => {
  server.listen(config.port ?? 0, '127.0.0.1', resolve);
});
serveCalls({
  settle: ({ id }) => store.settle(id).catch((error) => `threw: ${error.message}`),
  /** @param ahead - Moves the store's clock to so many milliseconds after the wall's, for good. */
  async reconcile({ ahead: milliseconds = 0 } = {}) {
    ahead = Math.max(ahead, milliseconds);
    return (await store.reconcile?.()) ?? null;
  },
  stock: ({ name, given }) => store.stock[name](...given),
  hits: () => hits,
  logs: () => logs.map(([message, details]) => `${message} ${JSON.stringify(details)}`),
  memory() {
    globalThis.gc();
    return process.memoryUsage();
  },
});
process.send({ call: 'ready', result: { port: server.address().port } });
