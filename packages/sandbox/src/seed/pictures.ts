import { readFile } from 'node:fs/promises';
import type { Route } from '../http/route.js';

const TYPES: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/** The pictures of the demo, shipped with the package: `/pictures/<file>`. */
export const pictureRoute: Route = {
  method: 'GET',
  path: '/pictures/:file',
  async handle({ path }) {
    const file = path['file'] ?? '';
    const type = TYPES[/^[\w-]+\.(\w+)$/.exec(file)?.[1] ?? ''];
    if (!type) return new Response(null, { status: 404 });
    try {
      // Beside `dist` and beside `src` alike.
      const bytes = await readFile(new URL(`../../assets/pictures/${file}`, import.meta.url));
      return new Response(bytes, {
        headers: {
          'access-control-allow-origin': '*',
          'cache-control': 'public, max-age=3600',
          'content-type': type,
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  },
};
