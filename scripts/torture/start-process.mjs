import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { monotonic } from './effects.mjs';

/**
 * Starts `<file>` of this folder in a process of its own, and waits until it says that it is ready.
 *
 * @param config - What it reads from `process.env.TORTURE`, as JSON.
 * @returns `ready`: what it said; `call(name, given)`; `kill()`: SIGKILL; `stop()`; `gone`: when it died, by the
 *   monotonic clock. Calls of a process that dies reject.
 */
export async function startProcess(file, config, { execPath = process.execPath } = {}) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    execPath,
    execArgv: ['--disable-warning=ExperimentalWarning', '--expose-gc'],
    env: { ...process.env, TORTURE: JSON.stringify(config) },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk) => (complaints = (complaints + chunk).slice(-2000)));
  const waiting = new Map();
  let next = 0;
  const gone = new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      const at = monotonic();
      for (const { reject } of waiting.values()) reject(new ProcessDied(file, signal, complaints));
      waiting.clear();
      resolve({ at, code, signal, complaints });
    });
  });
  const ready = new Promise((resolve, reject) => {
    waiting.set('ready', { resolve, reject });
  });
  child.on('message', ({ call, result, error }) => {
    const waiter = waiting.get(call);
    waiting.delete(call);
    if (error) waiter?.reject(new Error(error));
    else waiter?.resolve(result);
  });
  const call = (name, given) =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve, reject });
      if (!child.connected) {
        waiting.delete(id);
        reject(new ProcessDied(file, 'gone', complaints));
        return;
      }
      child.send({ call: id, name, given }, (error) => {
        if (error) reject(new ProcessDied(file, 'gone', complaints));
      });
    });
  const kill = () => {
    child.kill('SIGKILL');
    return gone;
  };
  return { ready: await ready, pid: child.pid, call, kill, gone };
}

/** The process was killed, or broke off by itself. */
export class ProcessDied extends Error {
  constructor(file, signal, complaints) {
    super(`${file} has died (${signal}). ${complaints}`);
    this.name = 'ProcessDied';
  }
}
