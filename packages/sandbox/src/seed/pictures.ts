import { packageFile } from '../http/package-file.js';
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
    const bytes = type && (await packageFile(`assets/pictures/${file}`));
    if (!type || !bytes) return new Response(null, { status: 404 });
    return new Response(bytes, {
      headers: {
        'access-control-allow-origin': '*',
        'cache-control': 'public, max-age=3600',
        'content-type': type,
        'x-content-type-options': 'nosniff',
      },
    });
  },
};
