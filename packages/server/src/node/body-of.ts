import type { IncomingMessage } from 'node:http';

/**
 * The body of a request as a stream that may be left before its end.
 *
 * `Readable.toWeb` would destroy the socket then, and the client would never see why.
 */
export function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      incoming.pause();
      incoming.on('data', (chunk: Buffer) => {
        controller.enqueue(new Uint8Array(chunk));
        if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
      });
      incoming.once('end', () => controller.close());
      incoming.once('error', (error) => controller.error(error));
      incoming.once('aborted', () => controller.error(new Error('The client went away.')));
    },
    pull() {
      incoming.resume();
    },
    cancel() {
      incoming.pause();
      incoming.removeAllListeners('data');
      incoming.removeAllListeners('end');
    },
  });
}
