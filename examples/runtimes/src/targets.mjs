import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorker } from './bundle-worker.mjs';
import { runtimes } from '../../../scripts/runtimes/runtimes.mjs';

const example = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * What the HTTP suite is run against: an example, and the runtime that runs it. `start` gives the arguments of the
 * runtime's program; the store's settings are in the environment.
 */
export const targets = [
  ...['node22', 'node24', 'node26'].map((key) => ({
    name: `examples/node on ${runtimes[key].name}`,
    program: runtimes[key].program,
    start: () => [example('node/server.js')],
  })),
  {
    name: 'examples/hono on Bun',
    program: runtimes.bun.program,
    start: () => ['run', example('hono/app.js')],
  },
  {
    name: 'examples/hono on Deno',
    program: runtimes.deno.program,
    start: ({ port }) => [
      'serve',
      '--no-config',
      '--node-modules-dir=manual',
      '--allow-net',
      '--allow-env',
      '--allow-read',
      `--port=${port}`,
      '--host=127.0.0.1',
      example('hono/app.js'),
    ],
  },
  {
    name: 'examples/cloudflare-worker on workerd',
    program: runtimes.workerd.program,
    start: startWorkerd,
  },
  {
    name: 'examples/express',
    program: process.execPath,
    start: () => [example('express/server.js')],
  },
  {
    name: 'Fastify',
    program: process.execPath,
    start: () => [here('fastify-server.mjs')],
  },
  {
    name: 'examples/aws-lambda',
    program: process.execPath,
    // The gateway hands over whole bodies.
    buffers: true,
    start: () => [here('lambda-gateway.mjs'), example('aws-lambda/index.js')],
  },
  {
    name: 'examples/netlify',
    program: process.execPath,
    start: () => [here('function-server.mjs'), example('netlify/netlify/functions/store.js')],
  },
];

/** workerd takes one bundled module, and its settings from a file. */
async function startWorkerd({ port, env }) {
  const folder = mkdtempSync(join(tmpdir(), 'storetag-workerd-'));
  writeFileSync(
    join(folder, 'worker.js'),
    await bundleWorker(example('cloudflare-worker/worker.js')),
  );
  const bindings = Object.entries(env).map(
    ([name, text]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(text)})`,
  );
  const config = join(folder, 'config.capnp');
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "store", worker = .store),
    # The sandbox is on this machine.
    (name = "internet", network = (allow = ["public", "private", "local"]))
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "store")]
);
const store :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.js")],
  compatibilityDate = "2026-11-01",
  bindings = [${bindings.join(', ')}]
);
`,
  );
  return ['serve', config];
}
