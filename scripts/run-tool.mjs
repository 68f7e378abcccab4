import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs one of the repository's tools to its end: `node`, or a program of `node_modules/.bin`.
 *
 * @param options - As of `spawnSync`; the working folder is the repository's, and what it prints is shown.
 */
export function runTool(
  name,
  args,
  { bins = join(root, 'node_modules', '.bin'), ...options } = {},
) {
  const given = { cwd: root, stdio: 'inherit', ...options };
  if (name === 'node') return spawnSync(process.execPath, args, given);
  if (process.platform !== 'win32') return spawnSync(join(bins, name), args, given);
  // There a program of npm's is a batch file, which only a shell can run, and which has to be quoted for it.
  const [program, ...rest] = [join(bins, `${name}.cmd`), ...args].map((word) => `"${word}"`);
  return spawnSync(program, rest, { ...given, shell: true });
}
