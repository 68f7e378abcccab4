/**
 * Sets up whatever this repository needs and is missing, then runs one of its commands:
 *
 *     node scripts/set-up.mjs start | docs | test | test:browsers | test:live | scoreboard | torture
 *
 * Needs Node ≥ 20 with npm and nothing else. A newer Node (where this one is older than 22.19) and pnpm come from the
 * npm registry into `.tools/`, the workspace's packages into `node_modules/`; for the tests Chromium, Firefox and
 * WebKitGTK from Debian's packages where they can be installed, and PostgreSQL likewise, and the runtimes that the server is
 * tested on. No global install is touched. What is there already is not done again.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engines } from './browsers/engines.mjs';
import { findPostgres } from './postgres/start-cluster.mjs';
import { runTool } from './run-tool.mjs';
import { bringRuntimes, hasRuntimes } from './runtimes/bring-runtimes.mjs';

const commands = {
  start: { script: 'scripts/start.mjs', browser: false },
  docs: { script: 'scripts/docs.mjs', browser: false },
  test: { script: 'scripts/test.mjs', browser: true, runtimes: true, postgres: true },
  'test:browsers': { script: 'scripts/test-browsers.mjs', browser: true },
  'test:live': { script: 'scripts/test-live.mjs', browser: true },
  scoreboard: {
    script: 'scripts/scoreboard/scoreboard.mjs',
    browser: false,
    runtimes: true,
    postgres: true,
  },
  torture: { script: 'scripts/torture/torture.mjs', browser: false, postgres: true },
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
if (command.browser) setUpBrowsers();
if (command.postgres) setUpPostgres();
if (command.runtimes) setUpRuntimes();
run();

/** Path of a Node that the tools can run on: this one, or one brought from the npm registry. */
function setUpNode() {
  if (isAtLeast(process.version, NODE_NEEDED)) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const packageName = `node-${platform}-${process.arch}`;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = join(tools, 'node_modules', packageName, 'bin', program);
  const mend = `Install Node ${NODE_NEEDED.join('.')} or newer yourself.`;
  bring(packageName, NODE_BROUGHT, mend);
  // A Linux without glibc, say, cannot run it.
  const { status } = spawnSync(path, ['--version'], { stdio: 'ignore' });
  if (status !== 0) fail(`The Node that npm brought, ${path}, does not run here. ${mend}`);
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
  bring('pnpm', PNPM_BROUGHT, 'Check that npm reaches its registry.');
}

/**
 * Installs one package into `.tools`, beside what is there. A stamp says that it was installed to the end: without it,
 * as after an interrupted run or for another version, it is installed anew.
 */
function bring(packageName, version, mend) {
  const stamp = join(tools, `${packageName}@${version}`);
  if (existsSync(stamp)) return;
  say(`Bringing ${packageName} ${version} into .tools …`);
  mkdirSync(tools, { recursive: true });
  rmSync(join(tools, 'node_modules', packageName), { recursive: true, force: true });
  for (const old of brought()) {
    if (old.startsWith(`${packageName}@`)) rmSync(join(tools, old));
  }
  writeFileSync(join(tools, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = npm([...args, ...brought(), `${packageName}@${version}`]);
  if (status !== 0) fail(`npm could not install ${packageName}@${version}. ${mend}`);
  writeFileSync(stamp, '');
}

/** What was brought before, as `name@version`. npm removes what it is not told of. */
function brought() {
  return readdirSync(tools).filter((file) => file.includes('@'));
}

/** Runs npm in `folder`: the one that runs this script, where npm does. */
function npm(args, folder = tools) {
  const options = { cwd: folder, stdio: 'inherit' };
  const { npm_execpath: script } = process.env;
  return script && /npm-cli\.c?js$/.test(script)
    ? spawnSync(process.execPath, [script, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** Installs the workspace's packages, unless the lockfile is the one that was installed last. */
function setUpPackages() {
  const installed = join(root, 'node_modules', '.storetag-lockfile');
  // What was installed for one system is of no use to another that shares the folder.
  const wanted = `${hashOf('pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json')} ${process.platform} ${process.arch}`;
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return;
  say('Installing the packages …');
  const args = ['install', '--frozen-lockfile', '--reporter=append-only'];
  const { status, error } = runTool('pnpm', args, { bins: toolsBin, env: environment });
  if (error) fail(`pnpm does not run: ${error.message} Delete .tools and try again.`);
  if (status !== 0) fail('pnpm could not install the packages. Its message above says why.');
  writeFileSync(installed, wanted);
}

function hashOf(...files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Without Chromium nothing is tested; without another engine, all but what is tested in it, and the tests say so. */
function setUpBrowsers() {
  const missing = engines.filter(({ find }) => !find());
  if (missing.length > 0 && mayInstallDebianPackages()) {
    say(`Installing ${missing.map((engine) => engine.name).join(', ')} from Debian’s packages …`);
    aptGet('update', '-qq');
    // One by one: a system may know some of them only.
    for (const { debian } of missing) {
      aptGet('install', '-y', '-qq', '--no-install-recommends', ...debian);
    }
  }
  for (const engine of missing) {
    if (engine.find()) continue;
    if (engine.key === 'chromium') fail(`The tests need Chromium. ${engine.mend}`);
    say(`There is no ${engine.name}: nothing will be tested in it. ${engine.mend}`);
  }
}

/** Without it nothing is tested on PostgreSQL, and the tests say so too. */
function setUpPostgres() {
  if (findPostgres() !== undefined) return;
  if (mayInstallDebianPackages()) {
    say('Installing PostgreSQL from Debian’s packages …');
    aptGet('update', '-qq');
    aptGet('install', '-y', '-qq', '--no-install-recommends', 'postgresql');
  }
  if (findPostgres() !== undefined) return;
  say(
    'There is no PostgreSQL: nothing will be tested on it. Install it (Debian: apt-get install postgresql; macOS: `brew install postgresql`), or set POSTGRES_BIN to the folder of its programs.',
  );
}

/** What is missing in the end is named, there and by its tests. */
function setUpRuntimes() {
  if (hasRuntimes()) return;
  say('Bringing Node 22, 24 and 26, Bun, Deno and workerd into .tools …');
  if (!bringRuntimes(npm))
    say('npm could not install them all: the server is tested in what is there.');
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
  child.on('error', (error) => fail(`${node} does not run: ${error.message}`));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  // Ctrl+C reaches every program of a terminal by itself; a second one would stop the child at once.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
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
