import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TLSSocket } from 'node:tls';
import { ProblemError } from '../http/problem-error.js';
import { respondProblem } from '../http/respond.js';
import { bodyOf } from './body-of.js';

/** Answers requests, as a store does. */
export interface FetchHandler {
  fetch(request: Request, connection: NodeConnection): Promise<Response> | Response;
}

/** What `fetch` gets beside a request that came through `node:http`. */
export interface NodeConnection {
  /** Address at the other end of the connection: the client's, or that of a proxy before this server. */
  remoteAddress: string | undefined;
}

/** A name, an IPv4 or a bracketed IPv6 address, with an optional port: nothing that could move the path. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;
/** Methods that `Request` takes for nobody. https://fetch.spec.whatwg.org/#methods */
const FORBIDDEN = /^(?:connect|trace|track)$/i;
const ALLOWED = 'GET, HEAD, POST, OPTIONS';

/** Largest answer that is sent in one piece, in bytes. */
const AT_ONCE = 256 * 1024;

/** How long the rest of a refused body is read, so that the client gets to see the answer. In milliseconds. */
const DRAIN = 500;

/**
 * Makes a listener for `node:http` out of a store, or of anything with `fetch`.
 *
 * Bodies stream both ways. When the client goes away, the request's `signal` aborts.
 *
 * @example
 * ```ts
 * import { createServer } from 'node:http';
 * createServer(toNodeListener(store)).listen(4242);
 * ```
 */
export function toNodeListener(handler: FetchHandler | FetchHandler['fetch']): RequestListener {
  const fetch: FetchHandler['fetch'] =
    typeof handler === 'function' ? handler : (...call) => handler.fetch(...call);
  return (incoming, outgoing) => {
    // Whatever went wrong here went wrong after the headers, or with the socket: cutting it off is the only answer.
    answer(fetch, incoming, outgoing).catch(() => outgoing.destroy());
  };
}

async function answer(
  fetch: FetchHandler['fetch'],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const method = incoming.method ?? 'GET';
  const url = urlOf(incoming);
  if (url === undefined || FORBIDDEN.test(method)) {
    outgoing.setHeader('connection', 'close');
    await send(refusalOf(url), outgoing);
    return;
  }
  const controller = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) controller.abort();
  });
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const request = new Request(url, {
    method,
    headers: headersOf(incoming),
    signal: controller.signal,
    ...(hasBody && { body: bodyOf(incoming), duplex: 'half' }),
  });
  const { remoteAddress } = incoming.socket;
  const response = await Promise.resolve(request)
    .then((each) => fetch(each, { remoteAddress }))
    .catch(() => refuse(new ProblemError('unexpected_error', 'Something went wrong.')));
  // A body that was not read to its end would stand in the way of the next request on this connection.
  if (!incoming.complete) closeSoon(incoming, outgoing);
  await send(response, outgoing);
}

/** What a request is told that no `Request` can be made of. */
function refusalOf(url: string | undefined): Response {
  const problem =
    url === undefined
      ? new ProblemError('invalid_request', 'The `Host` of the request is not valid.')
      : new ProblemError('method_not_allowed', 'This method is never allowed.', { allow: ALLOWED });
  return refuse(problem);
}

function refuse(problem: ProblemError): Response {
  return respondProblem(problem, `req_${crypto.randomUUID()}`);
}

/**
 * The address of the request, with what the client says of the host checked: `undefined` when it cannot be one.
 *
 * Put together as text. `new URL('//evil/x', base)` would take the path `//evil/x` for another host.
 */
function urlOf({ url = '/', headers, socket }: IncomingMessage): string | undefined {
  const host = headers.host ?? 'localhost';
  if (!HOST.test(host)) return undefined;
  const scheme = socket instanceof TLSSocket ? 'https' : 'http';
  // `*` of an OPTIONS request, or the absolute form that only proxies are sent.
  const path = url.startsWith('/') ? url : pathOf(url);
  const address = `${scheme}://${host}${path}`;
  return URL.canParse(address) ? address : undefined;
}

function pathOf(url: string): string {
  if (!URL.canParse(url)) return '/';
  const { pathname, search } = new URL(url);
  return pathname + search;
}

function headersOf({ headers }: IncomingMessage): Headers {
  const result = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const each of [value ?? []].flat()) result.append(name, each);
  }
  return result;
}

function closeSoon(incoming: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.setHeader('connection', 'close');
  outgoing.once('finish', () => {
    incoming.resume();
    setTimeout(() => incoming.destroy(), DRAIN).unref();
  });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const { status, headers, body } = response;
  outgoing.statusCode = status;
  for (const [name, value] of headers) outgoing.appendHeader(name, value);
  if (body === null) {
    outgoing.end();
    return;
  }
  // What tells its length is there as a whole, most of the time, and a stream of it only takes longer.
  const length = Number(headers.get('content-length') ?? Infinity);
  if (length <= AT_ONCE) outgoing.end(new Uint8Array(await response.arrayBuffer()));
  else await pipeline(Readable.from(body), outgoing);
}
