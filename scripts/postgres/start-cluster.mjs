import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where Debian and Homebrew keep what `PATH` does not have. */
const elsewhere = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'];

/** Folder with PostgreSQL's programs; `POSTGRES_BIN` wins; `undefined` when it is not installed. */
export function findPostgres() {
  const { POSTGRES_BIN: named, PATH = '' } = process.env;
  const versions = elsewhere.flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => /^(?:postgresql@)?\d+$/.test(name))
          .toSorted((a, b) => Number(b.replace(/\D+/, '')) - Number(a.replace(/\D+/, '')))
          .map((name) => join(folder, name, 'bin'))
      : [],
  );
  const folders = named ? [named] : [...versions, ...PATH.split(delimiter)];
  return folders.find((folder) =>
    ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))),
  );
}

/** Whether PostgreSQL is installed. Where it is not, standard error says so: nothing is skipped in silence. */
export function hasPostgres() {
  if (findPostgres() !== undefined) return true;
  process.stderr.write(
    'PostgreSQL is NOT INSTALLED: nothing is tested on it. Install it (Debian: apt-get install postgresql).\n',
  );
  return false;
}

/**
 * Starts a PostgreSQL of its own: a new cluster in a temporary folder, on a free port of this machine, durable as one
 * in earnest. `undefined` when it is not installed, with a line on standard error that says so.
 *
 * Its programs refuse to run as root; there they run as the user `postgres`, else as `nobody`.
 */
export async function startCluster() {
  const programs = findPostgres();
  if (programs === undefined) {
    hasPostgres();
    return undefined;
  }
  const user = process.getuid?.() === 0 ? (idOf('postgres') ?? idOf('nobody')) : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'storetag-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder, env: { ...process.env, HOME: folder } };
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'storetag', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C'],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const port = await freePort();
  let server = await run();

  async function run() {
    const child = spawn(
      join(programs, 'postgres'),
      // Sockets of its own, else it wants the system's folder for them.
      ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'],
      { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    const ready = Promise.withResolvers();
    child.stderr.setEncoding('utf8').on('data', (text) => {
      if (said.length < 20_000) said += text;
      if (text.includes('ready to accept connections')) ready.resolve();
    });
    child.once('error', ready.reject);
    child.once('exit', () =>
      ready.reject(new Error(`PostgreSQL ended while it started:\n${said}`)),
    );
    await ready.promise;
    return child;
  }

  async function end(signal) {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  }
  // A test that ends in a hurry leaves no server behind.
  const abandon = () => server.kill('SIGQUIT');
  process.once('exit', abandon);

  return {
    /** For `new pg.Pool({ connectionString })`. */
    url: `postgres://storetag@127.0.0.1:${port}/postgres`,
    /** Ends it, its clients cut off: `SIGINT` as an owner would, `SIGQUIT` as a crash does. `start` goes on. */
    stop: (signal = 'SIGINT') => end(signal),
    /** Starts it again after {@link stop}, with the same data on the same port. */
    async start() {
      server = await run();
    },
    /** Ends it and removes its data. */
    async remove() {
      process.off('exit', abandon);
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function idOf(name) {
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] })),
    );
    return { uid, gid };
  } catch {
    return undefined;
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
