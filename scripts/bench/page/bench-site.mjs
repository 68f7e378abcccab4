import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const dist = join(root, 'packages/elements/dist');

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * A site on a host that compresses, as all do, with the demo store behind `/api/store` and `storetag.js` at the root.
 *
 * @param pages - Further pages, by path.
 * @param folder - Folder of further files.
 * @returns `url`, and `close()`.
 */
export async function benchSite({ pages = {}, folder }) {
  const store = spawn(
    process.execPath,
    [join(root, 'packages/cli/dist/storetag.js'), 'dev', '--port', '0', '--json'],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const endpoint = await new Promise((resolve, reject) => {
    createInterface(store.stdout).on('line', (line) => {
      const { event, url } = JSON.parse(line);
      if (event === 'listening') resolve(url);
    });
    store.once('exit', () => reject(new Error('The store did not start. Run `pnpm build` first.')));
  });

  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://site').pathname;
    const answering = path.startsWith('/api/') ? proxy(request, response) : file(path, response);
    answering.catch((error) => response.writeHead(404).end(String(error)));
  });

  async function file(path, response) {
    const body = pages[path] ?? (await readFile(placeOf(path)));
    const type = types[extname(path)] ?? types['.html'];
    send(response, 200, { 'content-type': type, 'cache-control': 'no-cache' }, Buffer.from(body));
  }

  function placeOf(path) {
    if (/^\/storetag(\.js|\/)/.test(path)) return join(dist, path);
    return join(folder ?? dist, path.endsWith('/') ? `${path}index.html` : path);
  }

  async function proxy(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const answer = await fetch(endpoint + request.url, {
      method: request.method,
      headers: {
        'content-type': request.headers['content-type'] ?? 'text/plain',
        origin: endpoint,
      },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
      redirect: 'manual',
    });
    const headers = { 'content-type': answer.headers.get('content-type') ?? 'text/plain' };
    send(response, answer.status, headers, Buffer.from(await answer.arrayBuffer()));
  }

  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    url: `http://localhost:${server.address().port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      store.kill();
      await once(store, 'exit');
    },
  };
}

function send(response, status, headers, body) {
  response.writeHead(status, { ...headers, 'content-encoding': 'gzip' }).end(gzipSync(body));
}
