import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { nodeServerOptions } from '@storetag/server/node';

/** Time for the last answers once it is closed, in milliseconds. Browsers hold sockets open on which they say nothing. */
const GRACE = 2000;

/** A server that listens. */
export interface Listening {
  port: number;
  /** Stops accepting, ends idle connections, and settles when the last answer is out, or when the grace is over. */
  close(): Promise<void>;
}

/**
 * Serves HTTP on exactly `port`; 0 is any free one.
 *
 * @param grace - Milliseconds for the last answers once it is closed.
 */
export async function listen(
  listener: RequestListener,
  { port, host, grace = GRACE }: { port: number; host: string; grace?: number },
): Promise<Listening> {
  const server = createServer(nodeServerOptions, listener);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      // A connection whose last answer is out stays open for more, and would hold the server up.
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      setTimeout(() => server.closeAllConnections(), grace).unref();
      await closed;
      clearInterval(idle);
    },
  };
}
