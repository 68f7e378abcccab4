import {
  STATUS_CODES,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import serveStatic from 'serve-static';

/** Path under which the ready-made servers answer the store's calls. */
export const STORE_PATH = '/api/store';

const SCRIPT = /^\/storetag(\/[\w.-]+)?\.js(\.map)?$/;

/**
 * Serves a folder of plain files, with the store under {@link STORE_PATH} and the built `storetag.js`, and what it loads,
 * at the root, so that a page works unchanged wherever its script tag points at a neighbour.
 *
 * Files whose name begins with a dot, such as `.env`, are not served.
 *
 * @param folder - Folder with the site's files; `undefined` serves none.
 */
export function siteListener(store: RequestListener, folder: string | undefined): RequestListener {
  const elements = dirname(fileURLToPath(import.meta.resolve('@storetag/elements/storetag.js')));
  const script = serveStatic(elements, { index: false });
  const site = folder === undefined ? undefined : serveStatic(folder);

  return (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '/';
    if (path === STORE_PATH || path.startsWith(`${STORE_PATH}/`)) return store(request, response);
    response.setHeader('x-content-type-options', 'nosniff');
    // A script tag with `crossorigin` and `integrity` needs CORS, even on its own site's other ports.
    if (SCRIPT.test(path)) response.setHeader('access-control-allow-origin', '*');
    const serve = SCRIPT.test(path) ? script : site;
    if (!serve) return refuse(404, request, response);
    return serve(request, response, (error) => refuse(statusOf(error), request, response));
  };
}

/** What serve-static says of a request that it cannot answer, such as 416 for a range that no file has; else 404. */
function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('status' in error)) return 404;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 404;
}

function refuse(status: number, request: IncomingMessage, response: ServerResponse) {
  response.statusCode = status;
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end(`${STATUS_CODES[status] ?? 'Refused'}: ${request.url ?? '/'}\n`);
}
