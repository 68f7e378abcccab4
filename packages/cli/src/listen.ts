import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';

/** A server that listens. */
export interface Listening {
  server: Server;
  port: number;
  /** Stops accepting, ends idle connections, and settles when the last answer is out. */
  close(): Promise<void>;
}

/**
 * Listens on `port`; where it is taken, on the next free one of the twenty after it.
 *
 * @param taken - Told of each port that was taken.
 */
export async function listenOnFreePort(
  listener: RequestListener,
  { port, host }: { port: number; host: string },
  taken: (port: number) => void,
): Promise<Listening> {
  for (let candidate = port; ; candidate += 1) {
    try {
      return await listen(listener, { port: candidate, host });
    } catch (error) {
      if (!isTaken(error) || port === 0 || candidate >= port + 20) throw error;
      taken(candidate);
    }
  }
}

/** Listens on exactly `port`; 0 is any free one. */
export async function listen(
  listener: RequestListener,
  { port, host }: { port: number; host: string },
): Promise<Listening> {
  const server = createServer(listener);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return {
    server,
    port: typeof address === 'object' && address !== null ? address.port : port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}

/** Whether listening failed because the port is another program's. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
