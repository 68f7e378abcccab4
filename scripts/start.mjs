/** What `npm start` runs once everything is set up: builds, then the demo shop with its sandbox. */
import { fileURLToPath } from 'node:url';
import { runTool } from './run-tool.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

console.log('· Building …');
const { status } = runTool('node', ['scripts/build.mjs']);
if (status !== 0) process.exit(status ?? 1);

process.argv.splice(2, Infinity, 'dev', `${root}examples/static-site`, ...process.argv.slice(2));
await import('../packages/cli/dist/storetag.js');
