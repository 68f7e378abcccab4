import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

export interface SiteOptions {
  /** Folder with the site's files. */
  folder: string;
  /** Written into each page's `data-endpoint`. */
  endpoint: string;
  /** Further pages of the test, by path. */
  pages?: Readonly<Record<string, string>>;
  /** Content Security Policy of a path. */
  policy?: (path: string) => string;
}

export interface Site {
  /** Origin of the site. */
  url: string;
  close(): Promise<void>;
}

/** A static host as any other: it sends files, knows nothing of the store, and storetag.js and the folder beside it are some of them. */
export async function serveSite({
  folder,
  endpoint,
  pages = {},
  policy,
}: SiteOptions): Promise<Site> {
  const scripts = dirname(fileURLToPath(import.meta.resolve('@storetag/elements/storetag.js')));

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const headers = {
      // As the hosts of scripts do.
      'access-control-allow-origin': '*',
      ...(policy && { 'content-security-policy': policy(pathname) }),
    };
    void answer(pathname).then(
      ({ body, type }) => response.writeHead(200, { ...headers, 'content-type': type }).end(body),
      () => response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found'),
    );
  });

  async function answer(path: string) {
    const file = path.endsWith('/') ? `${path}index.html` : path;
    const type = types[extname(file)] ?? 'application/octet-stream';
    const body = pages[path] ?? (await readFile(fileOf(file)));
    return { type, body: type.startsWith('text/html') ? pointAt(String(body)) : body };
  }

  function fileOf(path: string) {
    const isScript = /^\/storetag(\.js$|\/)/.test(path);
    return join(isScript ? scripts : folder, normalize(decodeURIComponent(path)));
  }

  function pointAt(html: string) {
    return html.replaceAll(/data-endpoint="[^"]*"/g, `data-endpoint="${endpoint}"`);
  }

  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    url: `http://localhost:${portOf(server.address())}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Port of a listening server. */
export function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (typeof address !== 'object' || address === null)
    throw new Error('The server does not listen.');
  return address.port;
}
