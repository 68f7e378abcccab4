import type { ServerOptions } from 'node:http';

/**
 * Options for `createServer` of `node:http`, under which a client that sends headers byte by byte, or says nothing, is
 * cut off after some five seconds, where Node would wait for a minute.
 *
 * @example
 * ```ts
 * import { createServer } from 'node:http';
 * createServer(nodeServerOptions, toNodeListener(store)).listen(4242);
 * ```
 * @see {@link https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener}
 */
export const nodeServerOptions = {
  /** For the headers, in milliseconds. */
  headersTimeout: 5000,
  /** For the whole request, in milliseconds: a body has five seconds from where it begins to be read. */
  requestTimeout: 11_000,
  /** How often Node looks for those who are late, in milliseconds. */
  connectionsCheckingInterval: 500,
  /** In bytes; Node's own limit, so that it does not change. */
  maxHeaderSize: 16 * 1024,
} satisfies ServerOptions;
