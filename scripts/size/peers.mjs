import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../.peers', import.meta.url));

/** What other shops and card forms ask a page to load, in the versions that we compare with. */
const peers = [
  {
    name: '@shopify/buy-button-js',
    version: '3.0.6',
    what: 'shows products, cart; pays on Shopify',
    files: () => ['dist/buybutton.min.js'],
  },
  {
    name: '@commercelayer/drop-in.js',
    version: '2.27.0',
    what: 'cart; pays on Commerce Layer',
    files: (path) => scripts(path, 'dist/drop-in'),
  },
  {
    name: 'stripe-pwa-elements',
    version: '3.2.0',
    what: 'takes cards; shows no products',
    files: (path) => scripts(path, 'dist/stripe-elements'),
  },
  {
    name: '@power-elements/stripe-elements',
    version: '3.3.0',
    what: 'takes cards by the Card Element; shows no products',
    entry: 'index.js',
  },
];

/**
 * The peers, installed from npm into the ignored folder `.peers`, where they are not there yet.
 *
 * @returns For each its `name`, `version`, `what` it does, and the absolute paths of the `files` that a page loads, or
 * of the `entry` that is to be bundled; `undefined` where they cannot be installed.
 */
export function installedPeers() {
  const wanted = Object.fromEntries(peers.map(({ name, version }) => [name, version]));
  const list = join(folder, 'package.json');
  const asked = JSON.stringify({ private: true, dependencies: wanted });
  if (
    !existsSync(list) ||
    readFileSync(list, 'utf8') !== asked ||
    !existsSync(join(folder, 'done'))
  ) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(list, asked);
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
    const { status } = spawnSync('npm', ['install', '--silent', ...options], {
      cwd: folder,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    if (status !== 0) return undefined;
    writeFileSync(join(folder, 'done'), '');
  }
  return peers.map(({ name, version, what, files, entry }) => {
    const path = join(folder, 'node_modules', name);
    return {
      name,
      version,
      what,
      ...(entry && { entry: join(path, entry) }),
      ...(files && { files: files(path).map((file) => join(path, file)) }),
    };
  });
}

function scripts(path, below) {
  return readdirSync(join(path, below))
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(below, file));
}
