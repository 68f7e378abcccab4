import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sources = fileURLToPath(new URL('../../packages/server/src', import.meta.url));

/** The names of all failpoints in the server's sources, in order. */
export function failpointsOf() {
  const names = readdirSync(sources, { recursive: true })
    .filter((file) => file.endsWith('.ts') && !/\.test\./.test(file))
    .flatMap((file) => {
      const source = readFileSync(join(sources, file), 'utf8');
      return [...source.matchAll(/^\s*failpoint\('([^']+)'\);$/gm)].map(([, name]) => name);
    });
  return [...new Set(names)].toSorted();
}
