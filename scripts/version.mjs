/**
 * Turns the pending changesets into a release: `changeset version` sets the one version of all packages, and their
 * texts become the new entry of `CHANGELOG.md`. What a server rendered names the version, too. Run by `pnpm release:version`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changelogWith, textOf } from './changelog.mjs';
import { runTool } from './run-tool.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.changeset');
const texts = readdirSync(folder)
  .filter((file) => file.endsWith('.md') && file !== 'README.md')
  .toSorted()
  .map((file) => textOf(readFileSync(join(folder, file), 'utf8')))
  .filter((text) => text !== '');
if (texts.length === 0) {
  console.error('There is no changeset. Write one with `pnpm changeset`.');
  process.exit(1);
}

const { status } = runTool('changeset', ['version']);
if (status !== 0) process.exit(status ?? 1);

const { version } = JSON.parse(readFileSync(join(root, 'packages/protocol/package.json'), 'utf8'));
const own = join(root, 'packages/elements/src/ssr/version.ts');
writeFileSync(own, readFileSync(own, 'utf8').replace(/'[\d.]+'/, `'${version}'`));
const changelog = join(root, 'CHANGELOG.md');
const date = new Date().toISOString().slice(0, 10);
writeFileSync(changelog, changelogWith(readFileSync(changelog, 'utf8'), { version, date, texts }));
