/**
 * Sets up whatever this repository needs and is missing, then runs one of its commands:
 *
 *     node scripts/set-up.mjs start | test | test:live
 *
 * Needs Node ≥ 20 with npm and nothing else. A newer Node (where this one is older than 22.19) and pnpm come from the
 * npm registry into `.tools/`, the workspace's packages into `node_modules/`; for the tests a Chromium from Debian's
 * packages where they can be installed. No global install is touched. What is there already is not done again.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';

const commands = {
  start: { script: 'scripts/start.mjs', browser: false },
  test: { script: 'scripts/test.mjs', browser: true },
  'test:live': { script: 'scripts/test-live.mjs', browser: true },
};

const root = fileURLToPath(new URL('..', import.meta.url));
const tools = join(root, '.tools');
const toolsBin = join(tools, 'node_modules', '.bin');
const NODE_NEEDED = [22, 19];
const NODE_BROUGHT = '24';
const PNPM_BROUGHT = '12';

const [name = '', ...rest] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (!command)
  fail(`There is no command “${name}”. Use one of: ${Object.keys(commands).join(', ')}.`);
if (major(process.version) < 20)
  fail(`Node ${process.version} is too old. Install Node 20 or newer.`);

const node = setUpNode();
const environment = setUpEnvironment(node);
setUpPnpm();
setUpPackages();
if (command.browser) setUpBrowser();
run();

/** Path of a Node that the tools can run on: this one, or one brought from the npm registry. */
function setUpNode() {
  if (isAtLeast(process.version, NODE_NEEDED)) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const packageName = `node-${platform}-${process.arch}`;
  const path = join(
    tools,
    'node_modules',
    packageName,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (!existsSync(path)) {
    say(
      `Node ${process.version} runs this script; the tools need ${NODE_NEEDED.join('.')}. Bringing Node ${NODE_BROUGHT} into .tools …`,
    );
    bring(
      `${packageName}@${NODE_BROUGHT}`,
      `Install Node ${NODE_NEEDED.join('.')} or newer yourself.`,
    );
  }
  if (!existsSync(path))
    fail(
      `The package ${packageName} brought no ${path}. Install Node ${NODE_NEEDED.join('.')} or newer.`,
    );
  return path;
}

function setUpEnvironment(nodePath) {
  // npm hands its own settings to scripts; pnpm would take them for ours and warn.
  const kept = Object.entries(process.env).filter(
    ([key]) => !/^npm_(?!config_registry)/i.test(key),
  );
  const path = [dirname(nodePath), toolsBin, process.env.PATH ?? ''].join(delimiter);
  return { ...Object.fromEntries(kept), PATH: path };
}

function setUpPnpm() {
  if (existsSync(join(tools, 'node_modules', 'pnpm', 'package.json'))) return;
  say(`Bringing pnpm ${PNPM_BROUGHT} into .tools …`);
  bring(`pnpm@${PNPM_BROUGHT}`, 'Check that npm reaches its registry.');
}

/** Installs one package into `.tools`, beside what is there. */
function bring(specifier, mend) {
  mkdirSync(tools, { recursive: true });
  const manifest = join(tools, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  const args = [
    'install',
    '--prefix',
    tools,
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    specifier,
  ];
  const { status } = spawnSync('npm', args, {
    cwd: tools,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail(`npm could not install ${specifier}. ${mend}`);
}

/** Installs the workspace's packages, unless the lockfile is the one that was installed last. */
function setUpPackages() {
  const installed = join(root, 'node_modules', '.storetag-lockfile');
  const wanted = hashOf('pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return;
  say('Installing the packages …');
  const pnpm = join(toolsBin, process.platform === 'win32' ? 'pnpm.cmd' : 'pnpm');
  const { status } = spawnSync(pnpm, ['install', '--frozen-lockfile', '--reporter=append-only'], {
    cwd: root,
    env: environment,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail('pnpm could not install the packages. Its message above says why.');
  writeFileSync(installed, wanted);
}

function hashOf(...files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function setUpBrowser() {
  let chromium = findChromium();
  if (!chromium && mayInstallDebianPackages()) {
    say('Installing Chromium from Debian’s packages …');
    aptGet('update', '-qq');
    aptGet(
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      'chromium',
      'fonts-noto-core',
      'fonts-noto-color-emoji',
    );
    chromium = findChromium();
  }
  if (!chromium) {
    fail(
      'The tests need Chromium or Chrome. Install one (Debian, Ubuntu: `sudo apt install chromium`; macOS: `brew install --cask google-chrome`), or set CHROMIUM_PATH to its program.',
    );
  }
  environment.CHROMIUM_PATH = chromium;
}

function aptGet(...args) {
  spawnSync('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function mayInstallDebianPackages() {
  return existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
}

function run() {
  const child = spawn(node, [join(root, command.script), ...rest], {
    cwd: root,
    env: environment,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

function major(version) {
  return Number(version.slice(1).split('.')[0]);
}

function isAtLeast(version, [wantedMajor, wantedMinor]) {
  const [majorPart = 0, minorPart = 0] = version.slice(1).split('.').map(Number);
  return majorPart > wantedMajor || (majorPart === wantedMajor && minorPart >= wantedMinor);
}

function say(sentence) {
  console.log(`\u001B[2m·\u001B[0m ${sentence}`);
}

function fail(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}
