import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

/** Time for the last answers once it is closed, in milliseconds. Browsers hold sockets open on which they say nothing. */
const GRACE = 2000;

/** A server that listens. */
export interface Listening {
  port: number;
  /** Stops accepting, ends idle connections, and settles when the last answer is out, or after two seconds. */
  close(): Promise<void>;
}

/** Serves HTTP on exactly `port`; 0 is any free one. */
export async function listen(
  listener: RequestListener,
  { port, host }: { port: number; host: string },
): Promise<Listening> {
  const server = createServer(listener);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), GRACE).unref();
      await closed;
    },
  };
}
