/** What `npm start` runs once everything is set up: builds, then the demo shop with its sandbox. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

console.log('· Building …');
const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

process.argv.splice(2, Infinity, 'dev', `${root}examples/static-site`, ...process.argv.slice(2));
await import('../packages/cli/dist/storetag.js');
