import { within } from './within.js';
import { ProblemError } from './problem-error.js';

/** How long a body may take to arrive, in milliseconds. */
const ARRIVAL = 5000;

/**
 * Reads a body of at most `limit` bytes, counted while it streams: a `Content-Length` may lie or be missing.
 *
 * @throws {ProblemError} 413 `body_too_large` or 408 `request_timeout`. The rest of the body is not read.
 */
export async function readBody(
  request: Request,
  limit: number,
  arrival = ARRIVAL,
): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new ProblemError('body_too_large', `The body must be at most ${limit} bytes.`);
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  if (request.body === null) return new Uint8Array();

  const reader = request.body.getReader();
  // One buffer that grows, not a list of chunks: a body that comes byte by byte would take a hundredfold of its size.
  let buffer = new Uint8Array(Math.min(limit, 1024));
  let length = 0;
  const readAll = async () => {
    for (;;) {
      // One chunk after the other is what a stream is.
      // oxlint-disable-next-line no-await-in-loop
      const { done, value } = await reader.read();
      if (done) return;
      const end = length + value.byteLength;
      if (end > limit) throw tooLarge();
      if (end > buffer.byteLength) {
        const larger = new Uint8Array(Math.min(limit, Math.max(end, buffer.byteLength * 2)));
        larger.set(buffer.subarray(0, length));
        buffer = larger;
      }
      buffer.set(value, length);
      length = end;
    }
  };
  try {
    await within(arrival, readAll(), () => {
      throw new ProblemError('request_timeout', 'The body did not arrive in time.');
    });
  } catch (error) {
    reader.cancel().catch(() => {});
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('invalid_request', 'The body broke off.', { cause: error });
  }
  return buffer.subarray(0, length);
}
