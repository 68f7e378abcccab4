import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the runtimes that the server is tested on are put, each from its npm package. */
export const runtimesFolder = fileURLToPath(new URL('../../.tools/runtimes', import.meta.url));

const { platform, arch } = process;

/** npm's names of what is installed there. */
export const runtimePackages = [
  `node22@npm:node-${platform}-${arch}@22`,
  `node24@npm:node-${platform}-${arch}@24`,
  `node26@npm:node-${platform}-${arch}@26`,
  'bun@1',
  'deno@2',
  'workerd@1',
];

/** Each runtime by key: its name, and its program where that is installed. */
export const runtimes = {
  node22: runtime('Node 22', 'node22/bin/node'),
  node24: runtime('Node 24', 'node24/bin/node'),
  node26: runtime('Node 26', 'node26/bin/node'),
  bun: runtime('Bun', '.bin/bun'),
  deno: runtime('Deno', '.bin/deno'),
  workerd: runtime('workerd', '.bin/workerd'),
};

function runtime(name, path) {
  const program = join(runtimesFolder, 'node_modules', path);
  return { name, program: existsSync(program) ? program : undefined };
}
