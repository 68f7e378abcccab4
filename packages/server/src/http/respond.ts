import type { Problem } from '@storetag/protocol';
import type { ProblemError } from './problem-error.js';

/** Set on every answer: none is a document, none may be cached unless its route says so. */
const defaults = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  // Routes that any page may read say otherwise; see `corsHeaders`.
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** A JSON answer with the headers that every answer carries. */
export function respond(
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...defaults, ...headers },
  });
}

/** A JSON answer that was rendered before. Tells its length, which spares every server between here and there chunks. */
export function respondBytes(
  bytes: Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
): Response {
  const length = { 'content-length': String(bytes.byteLength) };
  return new Response(bytes, {
    headers: { 'content-type': 'application/json', ...defaults, ...headers, ...length },
  });
}

/** An answer without a body: 204 or 304. */
export function respondEmpty(status: 204 | 304, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...defaults, ...headers } });
}

/**
 * A problem document.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9457}
 */
export function respondProblem(error: ProblemError, requestId: string): Response {
  const { retryAfter, allow, cause: _private, ...told } = error.details;
  const problem: Problem = {
    code: error.code,
    status: error.status,
    title: error.message,
    ...told,
    request_id: requestId,
  };
  return respond(problem, {
    status: error.status,
    headers: {
      'content-type': 'application/problem+json',
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      ...(allow === undefined ? {} : { allow }),
    },
  });
}
