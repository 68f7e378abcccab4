import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { findProgram } from './find-program.mjs';
import { openSession } from './web-driver.mjs';

/**
 * The programs of an installed WebKitGTK: its WebDriver, its browser and an X server without a screen to show it on;
 * `undefined` when one is missing. On Debian and Ubuntu: `webkit2gtk-driver` and `xvfb`.
 */
export function findWebKit() {
  const driver = findProgram(['WebKitWebDriver']);
  const browser = miniBrowsers().at(-1);
  const xvfb = findProgram(['Xvfb']);
  return driver && browser && xvfb ? { driver, browser, xvfb } : undefined;
}

/** Each is in a folder as `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1`; the newest of the library's versions is last. */
function miniBrowsers() {
  const found = foldersOf('/usr/lib').concat('/usr/lib', '/usr/libexec').flatMap(foldersOf);
  return found
    .filter((folder) => /webkit2?gtk-[\d.]+$/.test(folder))
    .map((folder) => join(folder, 'MiniBrowser'))
    .filter((file) => existsSync(file))
    .toSorted();
}

function foldersOf(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));
}

/**
 * Starts a WebKitGTK with an empty profile, on a screen of its own.
 *
 * @returns `session`, its WebDriver session, and `close`, which ends the session and every program.
 */
export async function launchWebKit() {
  const programs = findWebKit();
  if (!programs) throw new Error('There is no WebKitGTK. Install webkit2gtk-driver and xvfb.');
  const screen = spawn(
    programs.xvfb,
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const [display] = await once(screen.stdio[3], 'data');
  const port = await freePort();
  const driver = spawn(programs.driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: `:${String(display).trim()}`,
      GDK_BACKEND: 'x11',
      LC_ALL: 'en_US.UTF-8',
    },
  });
  const kill = () => {
    driver.kill();
    screen.kill();
  };
  process.once('exit', kill);
  const session = await openSession(`http://127.0.0.1:${port}`, {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: programs.browser, args: ['--automation'] },
  });
  return {
    session,
    async close() {
      await session.send('DELETE', '').catch(() => undefined);
      process.off('exit', kill);
      kill();
    },
  };
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
