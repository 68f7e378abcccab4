import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { invalidRequest, StripeFailure } from '../core/stripe-failure.js';
import { ConnectionLost } from './connection-lost.js';

/** Where to listen. */
export interface ListenOptions {
  /** 0 (default) takes any free port. */
  port?: number;
  /** Default `localhost`: nobody else's business. */
  host?: string;
}

/** A sandbox that listens. */
export interface Listening {
  /** `http://localhost:4243`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and breaks what connections there are. */
  close(): Promise<void>;
}

/** Most bytes of a body. */
const MOST_BYTES = 1_048_576;

/** Puts `node:http` in front of a fetch function. Rejects when the port is taken. */
export async function listen(
  handle: (request: Request) => Promise<Response>,
  { port = 0, host = 'localhost' }: ListenOptions = {},
): Promise<Listening> {
  const server = createServer((incoming, outgoing) => {
    void answer(handle, incoming, outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new TypeError('No port was taken.');
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error) reject(error);
          else resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function answer(
  handle: (request: Request) => Promise<Response>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    const response = await handle(await toRequest(incoming));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(incoming.method === 'HEAD' ? '' : Buffer.from(await response.arrayBuffer()));
  } catch (error) {
    const gone = incoming.destroyed && !incoming.complete;
    if (gone || error instanceof ConnectionLost) incoming.socket.destroy();
    else if (error instanceof StripeFailure) refuse(error, incoming, outgoing);
    else {
      console.error(error);
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(500).end();
    }
  }
}

/** Answers what is no request to the sandbox, in the shape of Stripe's errors. */
function refuse(failure: StripeFailure, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const origin = `http://localhost:${incoming.socket.localPort}`;
  // What was not read of the body would be taken for the next request.
  outgoing.writeHead(failure.status, {
    connection: 'close',
    'content-type': 'application/json',
  });
  outgoing.end(JSON.stringify(failure.body('', origin), null, 2));
  incoming.resume();
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const method = incoming.method ?? 'GET';
  // The one method that `node:http` passes on and no `Request` can have.
  if (method === 'TRACE') throw invalidRequest('Invalid method: TRACE', undefined, undefined, 405);
  const url = `http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`;
  if (!URL.canParse(url)) throw invalidRequest('Invalid URL');
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headersDistinct)) {
    for (const each of value ?? []) headers.append(name, each);
  }
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') {
    return new Request(url, { method, headers });
  }
  return new Request(url, { method, headers, body: await readBody(incoming) });
}

async function readBody(incoming: IncomingMessage): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  // Not destroyed: whoever sends too much is to be told.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    if (!(chunk instanceof Uint8Array)) continue;
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) {
      throw invalidRequest('Request body is too large.', undefined, undefined, 413);
    }
    chunks.push(new Uint8Array(chunk));
  }
  return new Blob(chunks);
}
