import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failpointsOf } from './torture/failpoints-of.mjs';
import { stripFailpoints } from './strip-failpoints.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'storetag-failpoints-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('stripFailpoints', () => {
  it('leaves neither call, import nor file, and every line where it was', () => {
    writeFileSync(join(folder, 'failpoint.js'), 'export function failpoint() {}');
    writeFileSync(join(folder, 'failpoint.d.ts'), 'export declare function failpoint(): void;');
    const source =
      "import { failpoint } from './failpoint.js';\na();\n    failpoint('x:y');\nb();\n";
    writeFileSync(join(folder, 'settle.js'), source);
    stripFailpoints(folder);
    expect(readdirSync(folder)).toEqual(['settle.js']);
    expect(readFileSync(join(folder, 'settle.js'), 'utf8')).toBe('\na();\n\nb();\n');
  });

  it('refuses a call that it cannot take out', () => {
    writeFileSync(join(folder, 'settle.js'), "const x = failpoint('x:y');\n");
    expect(() => stripFailpoints(folder)).toThrow('line of its own');
  });
});

describe('the published server', () => {
  const dist = fileURLToPath(new URL('../packages/server/dist', import.meta.url));
  const published = readdirSync(dist, { recursive: true }).filter(
    (file) => /\.(js|ts|map)$/.test(file) && !/\.test\./.test(file),
  );

  it('has no failpoint, nor the name of any', () => {
    const names = failpointsOf();
    expect(names.length).toBeGreaterThan(5);
    expect(published.length).toBeGreaterThan(50);
    const found = published.filter((file) => {
      const text = readFileSync(join(dist, file), 'utf8');
      if (/storetag\.failpoint/.test(text) || /(^|[\\/])failpoint\./.test(file)) return true;
      return file.endsWith('.js') && ['failpoint', ...names].some((name) => text.includes(name));
    });
    expect(found).toEqual([]);
  });
});
