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
  const chunks: Uint8Array[] = [];
  let length = 0;
  const readAll = async () => {
    for (;;) {
      // One chunk after the other is what a stream is.
      // oxlint-disable-next-line no-await-in-loop
      const { done, value } = await reader.read();
      if (done) return;
      length += value.byteLength;
      if (length > limit) throw tooLarge();
      chunks.push(value);
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
  const body = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return body;
}
