import { ReadError, type Reader } from '@storetag/protocol';
import { ProblemError } from './problem-error.js';
import { readBody } from './read-body.js';

/** Largest JSON body, in bytes: 50 lines and an address need about 4 KiB. */
const LIMIT = 16 * 1024;

/**
 * Reads a JSON body of at most 16 KiB with a reader of the protocol.
 *
 * Only `application/json` is taken: for a foreign page's request that forces a CORS preflight, which it fails.
 *
 * @throws {ProblemError} 415, 413, 408, or 400 naming the field.
 */
export async function readJson<T>(request: Request, reader: Reader<T>): Promise<T> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new ProblemError(
      'unsupported_media_type',
      'The body must be JSON, sent as `content-type: application/json`.',
    );
  }
  return readWith(reader, parse(await readBody(request, LIMIT)));
}

/** Reads `value`; what the reader finds wrong becomes a 400 that names it. */
export function readWith<T>(reader: Reader<T>, value: unknown, path?: string): T {
  try {
    return reader(value, path);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    throw new ProblemError('invalid_request', 'The request is not valid.', {
      detail: error.message,
    });
  }
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new ProblemError('invalid_request', 'The body is not valid JSON in UTF-8.');
  }
}
