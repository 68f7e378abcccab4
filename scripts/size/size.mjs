/**
 * `pnpm size`: what a page loads, beside our targets, Lit alone, and what others ask for; all measured in this run.
 * Exits with 1 when a target is missed.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipOf, gzipOfBundle } from './gzip-of.mjs';
import { installedPeers } from './peers.mjs';

const dist = fileURLToPath(new URL('../../packages/elements/dist', import.meta.url));
const main = join(dist, 'storetag.js');
if (!existsSync(main)) throw new Error('There is no storetag.js yet. Run `pnpm build`.');
const locales = new Set(readdirSync(join(dist, 'words/locales')).map((file) => file.split('.')[0]));
const folder = join(dist, 'storetag');
const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
const isLocale = (file) => locales.has(file.replace(/\.js$/, ''));
const parts = files.filter((file) => !isLocale(file)).map((file) => join(folder, file));
const largest = files
  .filter(isLocale)
  .map((file) => ({ file, size: gzipOf([join(folder, file)]) }))
  .toSorted((a, b) => b.size - a.size)[0];

const lit = await gzipOfBundle(
  "export { LitElement, html, css, nothing } from 'lit';\n",
  join(dist, 'index.js'),
);
const list = gzipOf([main]);
const all = gzipOf([main, ...parts]) + (largest?.size ?? 0);
const button = await gzipOfBundle(join(dist, 'buy-button/buy-button.define.js'));
const peers = (installedPeers() ?? []).map((peer) => ({ ...peer }));
for (const peer of peers) {
  // One after the other: each bundling takes a core.
  // oxlint-disable-next-line no-await-in-loop
  peer.size = peer.files ? gzipOf(peer.files) : await gzipOfBundle(peer.entry);
}

let missed = 0;
console.log('Bytes, gzip -9\n');
row('Lit alone', lit);
row('storetag.js: a list, before it shows products', list, 14_000);
row('  … × Lit alone', list / lit, 2.2);
for (const file of parts) row(`  ${file.slice(dist.length + 1)}`, gzipOf([file]));
if (largest) row(`  largest locale, ${largest.file}`, largest.size, 1500);
row('everything, with one locale', all, 25_000);
row('buy-button alone from npm, with Lit', button, 9000);
for (const { name, version, what, size } of peers) {
  row(`${name} ${version}: ${what}`, size);
  row('  … storetag.js is', list / size, 1);
  row('  … everything of ours is', all / size, 1);
}
if (peers.length === 0) {
  console.log('\nThe peers could not be installed from npm: nothing is compared with them.');
}
process.exitCode = missed > 0 ? 1 : 0;

function row(name, value, limit) {
  const isRatio = value < 100;
  const number = isRatio ? value.toFixed(2) : String(Math.round(value));
  const isMissed = limit !== undefined && value > limit;
  if (isMissed) missed += 1;
  const target = limit === undefined ? '' : `${isMissed ? '✗' : '✓'} at most ${limit}`;
  console.log(`${name.padEnd(78)} ${number.padStart(7)}  ${target}`);
}
