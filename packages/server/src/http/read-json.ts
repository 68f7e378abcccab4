import { ReadError, type Reader } from '@storetag/protocol';
import { checkJson } from './check-json.js';
import { ProblemError } from './problem-error.js';
import { readBody } from './read-body.js';

/** Largest JSON body, in bytes: 50 lines and an address need about 4 KiB. */
const LIMIT = 16 * 1024;
/** Deepest nesting of a JSON body; a shipping address stands at 3. */
const DEPTH = 6;

/**
 * Reads a JSON body of at most 16 KiB, six levels and no key twice, with a reader of the protocol.
 *
 * Only `application/json` is taken: for a foreign page's request that forces a CORS preflight, which it fails.
 *
 * @throws {ProblemError} 415, 413, 408, or 400 naming the field.
 */
export async function readJson<T>(request: Request, reader: Reader<T>): Promise<T> {
  if (!isJson(request.headers)) {
    throw new ProblemError(
      'unsupported_media_type',
      'The body must be JSON, sent as `content-type: application/json`, in UTF-8 and not compressed.',
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

function isJson(headers: Headers): boolean {
  const [type, ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';');
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset'));
  return (
    type?.trim() === 'application/json' &&
    (charset === undefined || /^charset="?utf-?8"?$/.test(charset)) &&
    (headers.get('content-encoding') ?? 'identity') === 'identity'
  );
}

function parse(body: Uint8Array): unknown {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    value = JSON.parse(text);
  } catch {
    throw new ProblemError('invalid_request', 'The body is not valid JSON in UTF-8.');
  }
  const fault = checkJson(text, DEPTH);
  if (fault === undefined) return value;
  throw new ProblemError('invalid_request', 'The request is not valid.', {
    detail:
      fault === 'nesting'
        ? `The body must not be nested more than ${DEPTH} levels deep.`
        : 'The body must not have a key twice in one object.',
  });
}
