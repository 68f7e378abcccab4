/** Imports every built module of the elements and the protocol in plain Node: none may throw or leave a trace. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const before = Object.getOwnPropertyNames(globalThis);

let count = 0;
for (const name of ['protocol', 'elements']) {
  const folder = join(root, 'packages', name, 'dist');
  for (const file of readdirSync(folder, { recursive: true })) {
    if (!file.endsWith('.js') || file.includes('.test.')) continue;
    await import(pathToFileURL(join(folder, file)).href);
    count += 1;
  }
}

// Lit's build for Node keeps these, by design.
const ofLit =
  /^(lit|reactiveElement)\w*Versions$|^lit(IssuedWarnings|PropertyMetadata|ServerRoot)$|^customElements$/;
const left = Object.getOwnPropertyNames(globalThis).filter(
  (key) => !before.includes(key) && !ofLit.test(key),
);
if (left.length > 0) {
  console.error(`Importing the packages left globals behind: ${left.join(', ')}.`);
  process.exit(1);
}
console.log(`${count} modules imported in Node ${process.version} without a side effect.`);
