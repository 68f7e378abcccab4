import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Runs a row in a process of its own. One that dies or says nothing has missed its target.
 *
 * @param build - URL of a copy of the server; one is made of the sources when left out.
 * @returns `{ value, passed, detail, seconds }`, or `{ skipped }`.
 */
export function runRow(file, { seed, quick, build }) {
  const args = [
    '--expose-gc',
    '--disable-warning=ExperimentalWarning',
    fileURLToPath(new URL('run-row.mjs', import.meta.url)),
    file,
    `--seed=${seed}`,
    ...(quick ? ['--quick'] : []),
    ...(build ? [`--build=${build}`] : []),
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaints = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (complaints = (complaints + chunk).slice(-4000)));
  return new Promise((resolve) => {
    child.on('close', () => {
      try {
        resolve(JSON.parse(said.trim().split('\n').at(-1)));
      } catch {
        resolve({ value: 'broke off', passed: false, detail: lastError(complaints), complaints });
      }
    });
  });
}

function lastError(text) {
  return text.split('\n').find((line) => /Error/.test(line)) ?? '';
}
