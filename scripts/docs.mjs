/**
 * Builds the documentation, packages first, and says where it is. With `--serve` shows what was built, on
 * http://localhost:4173.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTool } from './run-tool.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const site = join(root, 'docs/site');
const vite = { cwd: site, bins: join(site, 'node_modules/.bin') };

if (process.argv.includes('--serve')) {
  run('vite', ['preview'], vite);
  process.exit();
}
run('node', [join(root, 'scripts/build.mjs')]);
run('vite', ['build'], vite);
run('vite', ['build', '--config', 'vite.worker.config.ts'], vite);
console.log(`
The documentation is in ${root}docs/site/dist: plain files for any static host that serves them from the root of an
origin, over HTTPS or on localhost. \`npm run docs:serve\` shows them here.
`);

function run(command, args, options) {
  const { status } = runTool(command, args, options);
  if (status !== 0) process.exit(status ?? 1);
}
