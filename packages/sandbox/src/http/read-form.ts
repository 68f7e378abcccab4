import { decodeForm, type FormHash } from '../core/form.js';
import { invalidRequest } from '../core/stripe-failure.js';

/** Most bytes of a body. Stripe's own limit is not published; real requests stay far below this. */
const MOST_BYTES = 1_048_576;

/** Reads the parameters of a request: of its query, and of its form-encoded body. */
export async function readForm(request: Request, url: URL): Promise<FormHash> {
  const query = decodeForm(url.searchParams);
  if (request.method === 'GET' || request.method === 'DELETE') return query;
  const body = await request.text();
  if (body === '') return query;
  if (body.length > MOST_BYTES) {
    throw invalidRequest('Request body is too large.', undefined, undefined, 413);
  }
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') {
    throw invalidRequest(
      `Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.`,
    );
  }
  return { ...query, ...decodeForm(body) };
}
