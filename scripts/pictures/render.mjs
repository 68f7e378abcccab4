/**
 * Makes the demo catalogue's pictures anew: `node scripts/pictures/render.mjs [name …] [--width=1200] [--passes=3] [--out=folder]`.
 * Every picture is path-traced by Chromium's software WebGL, which takes about a minute. `--width=480 --passes=1` drafts.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromiumArguments, findChromium } from '../chromium.mjs';
import { pictures } from './pictures.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '1200' },
    out: { type: 'string', default: 'packages/sandbox/assets/pictures' },
    passes: { type: 'string', default: '3' },
  },
});
const names = positionals.length > 0 ? positionals : Object.keys(pictures);
const width = Number(values.width);
const shot = { width, height: width * 1.25, passes: values.passes };
const chromium = findChromium();
if (!chromium) throw new Error('No Chromium found: install it, or set CHROMIUM_PATH.');

const types = { '.js': 'text/javascript', '.glsl': 'text/plain' };
let finished = () => {};
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method === 'POST') {
    const body = Buffer.concat(await request.toArray());
    response.end();
    finished(pathname === '/done' ? { body } : { error: body.toString() });
  } else if (pathname === '/') {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><script type="module" src="/studio.js"></script>');
  } else {
    const file = await readFile(new URL(`.${pathname}`, import.meta.url)).catch(() => null);
    response.statusCode = file ? 200 : 404;
    response.setHeader('content-type', types[extname(pathname)] ?? 'application/octet-stream');
    response.end(file);
  }
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

/** One picture in a browser of its own, because software WebGL is happiest with a fresh process. */
async function photograph(name) {
  const profile = await mkdtemp(join(tmpdir(), 'pictures-'));
  const query = new URLSearchParams({ name, ...shot });
  const browser = spawn(
    chromium,
    [
      ...chromiumArguments.filter((argument) => argument !== '--disable-gpu'),
      '--headless',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      `--user-data-dir=${profile}`,
      `http://127.0.0.1:${server.address().port}/?${query}`,
    ],
    { stdio: 'ignore' },
  );
  const result = await new Promise((resolve) => {
    finished = resolve;
    browser.once('exit', () => resolve({ error: 'Chromium ended early.' }));
  });
  if (browser.exitCode === null) {
    browser.kill();
    await once(browser, 'exit');
  }
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  if (result.error) throw new Error(`${name}: ${result.error}`);
  return result.body;
}

await mkdir(values.out, { recursive: true });
for (const name of names) {
  if (!pictures[name]) throw new Error(`No picture is called "${name}"; see pictures.js.`);
  const start = Date.now();
  const webp = await photograph(name);
  await writeFile(join(values.out, `${name}.webp`), webp);
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  console.log(`${name}  ${(webp.length / 1024).toFixed(0)} kB  ${seconds} s`);
}
server.close();
