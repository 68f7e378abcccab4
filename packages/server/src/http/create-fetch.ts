import type { KeepAlive } from '../catalog/catalog.js';
import type { Logger } from '../log/logger.js';
import { stripeFailure } from '../stripe/stripe-failure.js';
import { checkOrigin, corsHeaders, preflightHeaders } from './cors.js';
import { ProblemError } from './problem-error.js';
import { respondEmpty, respondProblem } from './respond.js';
import { matchRoute, routes, type RouteName } from './route.js';

/** What a handler gets: a request whose route, method and origin are checked. */
interface Call {
  request: Request;
  url: URL;
  /** Last segment of the path, where the route has one. Not yet checked. */
  id: string;
  keepAlive: KeepAlive;
}

/** Answers the calls of one route. What it throws becomes a problem document. */
export type Handler = (call: Call) => Promise<Response>;

/** Makes the function that all requests go through: routing, methods, CORS, problems. It never rejects. */
export function createFetch(
  {
    basePath,
    origins,
    logger,
  }: { basePath: string | undefined; origins: ReadonlySet<string>; logger: Logger },
  handlers: Readonly<Record<RouteName, Handler>>,
): (request: Request, keepAlive: KeepAlive) => Promise<Response> {
  return async function answer(request, keepAlive) {
    const requestId = `req_${crypto.randomUUID()}`;
    const url = new URL(request.url);
    const route = matchRoute(url.pathname, basePath);
    const audience = route ? routes[route.name].audience : 'store';

    const respondOrThrow = async () => {
      if (!route) throw new ProblemError('not_found', 'There is no such address here.');
      const { method } = routes[route.name];
      const methods = method === 'GET' ? 'GET, HEAD, OPTIONS' : `${method}, OPTIONS`;
      if (request.method === 'OPTIONS') {
        checkOrigin(request, audience, origins);
        return respondEmpty(204, { allow: methods, ...preflightHeaders(audience, methods) });
      }
      if (request.method !== method && !(request.method === 'HEAD' && method === 'GET')) {
        throw new ProblemError('method_not_allowed', `Use ${method} here.`, { allow: methods });
      }
      checkOrigin(request, audience, origins);
      return handlers[route.name]({ request, url, id: route.id, keepAlive });
    };

    const response = await respondOrThrow().catch((error: unknown) =>
      respondProblem(toProblem(error, requestId, logger), requestId),
    );
    const cors = corsHeaders(request, audience, origins);
    for (const [name, value] of Object.entries(cors)) response.headers.set(name, value);
    response.headers.set('request-id', requestId);
    if (request.method !== 'HEAD') return response;
    const { status, headers } = response;
    return new Response(null, { status, headers });
  };
}

/** What is told of a failure. What is our fault or Stripe's is logged, with the id that the page was given. */
function toProblem(error: unknown, requestId: string, logger: Logger): ProblemError {
  const problem =
    error instanceof ProblemError
      ? error
      : (stripeFailure(error) ??
        new ProblemError('unexpected_error', 'Something went wrong.', { cause: error }));
  if (problem.status >= 500 && problem.cause !== undefined) {
    logger.error(problem.message, {
      request_id: requestId,
      code: problem.code,
      cause: problem.cause,
    });
  }
  return problem;
}
