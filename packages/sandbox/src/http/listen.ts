import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
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
    if (error instanceof ConnectionLost) {
      incoming.socket.destroy();
      return;
    }
    if (!(error instanceof BadRequest)) console.error(error);
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(error instanceof BadRequest ? error.status : 500).end();
  }
}

class BadRequest extends Error {
  override readonly name = 'BadRequest';
  readonly status: number;

  constructor(status: number) {
    super(`Refused with ${status}.`);
    this.status = status;
  }
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const method = incoming.method ?? 'GET';
  const url = `http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`;
  if (!URL.canParse(url)) throw new BadRequest(400);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headersDistinct)) {
    for (const each of value ?? []) headers.append(name, each);
  }
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') {
    return new Request(url, { method, headers });
  }
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    if (!(chunk instanceof Uint8Array)) continue;
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new BadRequest(413);
    chunks.push(new Uint8Array(chunk));
  }
  return new Request(url, { method, headers, body: new Blob(chunks) });
}
