import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../packages/server/dist', import.meta.url));

/** Lines that are a call of a failpoint, or import it. */
const LINE = /^[ \t]*(?:failpoint\('[^'\n]*'\);|import \{ failpoint \} from '[^'\n]*';)[ \t]*$/gm;

/**
 * Takes the failpoints out of the compiled server: the published build cannot be told to fail. Lines stay where they
 * are, for the source maps.
 *
 * @throws {Error} where one would be left.
 */
export function stripFailpoints(folder = dist) {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder, { recursive: true })) {
    const path = join(folder, file);
    if (/(^|[\\/])failpoint\.(js|d\.ts)(\.map)?$/.test(file)) rmSync(path);
    else if (file.endsWith('.js') && !/\.test\./.test(file)) strip(path);
  }
}

function strip(path) {
  const source = readFileSync(path, 'utf8');
  if (!source.includes('failpoint')) return;
  const stripped = source.replaceAll(LINE, '');
  if (stripped.includes('failpoint')) {
    throw new Error(`${path} uses a failpoint other than as a line of its own: failpoint('name');`);
  }
  writeFileSync(path, stripped);
}
