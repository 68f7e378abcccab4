import { inSpan, type Tracer } from '../log/tracing.js';

/** A collection of Stripe's and the id of one of its members. */
const MEMBER = /^(\/v1\/(?:checkout\/\w+|(?!checkout\/)\w+))\/[^/]+/;

/**
 * A `fetch` whose calls to Stripe are spans, each with all its tries: named by method and path, in which ids are `{id}`,
 * so that there are few names and none tells of a customer.
 *
 * @see {@link https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client}
 */
export function tracedFetch(
  fetch: typeof globalThis.fetch,
  tracer: Tracer,
): typeof globalThis.fetch {
  return (input, init) => {
    const { hostname, pathname } = new URL(input instanceof Request ? input.url : input);
    const method = init?.method ?? 'GET';
    const template = pathname.replace(MEMBER, '$1/{id}');
    return inSpan(tracer, `${method} ${template}`, 'client', async (set) => {
      set({ 'http.request.method': method, 'url.template': template, 'server.address': hostname });
      const response = await fetch(input, init);
      set({ 'http.response.status_code': response.status });
      return response;
    });
  };
}
