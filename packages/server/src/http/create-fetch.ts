import type { KeepAlive } from '../catalog/catalog.js';
import type { ClientOf } from '../limits/client-of.js';
import type { Gate } from '../limits/gate.js';
import type { Logger } from '../log/logger.js';
import { inSpan, type Tracer } from '../log/tracing.js';
import { stripeFailure } from '../stripe/stripe-failure.js';
import { checkOrigin, corsHeaders, preflightHeaders } from './cors.js';
import { ProblemError } from './problem-error.js';
import { respondEmpty, respondProblem } from './respond.js';
import { matchRoute, routes, type Route, type RouteName } from './route.js';

/** What a handler gets: a request whose route, method and origin are checked. */
export interface Call {
  request: Request;
  url: URL;
  /** Last segment of the path, where the route has one. Not yet checked. */
  id: string;
  keepAlive: KeepAlive;
  /** What stands for the client, on routes that limit clients; `undefined` where nobody knows. */
  client: string | undefined;
  /**
   * Lets a purchase begin: called once the body is read and before Stripe is asked for anything.
   *
   * @throws {ProblemError} when it may not.
   */
  begin: () => Promise<void>;
}

/** Answers the calls of one route. What it throws becomes a problem document. */
export type Handler = (call: Call) => Promise<Response>;

/** Where requests come from, apart from what they say. */
interface Arrival {
  keepAlive: KeepAlive;
  /** What the runtime passed beside the request. */
  platform: unknown;
}

/** What all requests go through. */
interface Surroundings {
  basePath: string | undefined;
  origins: ReadonlySet<string>;
  logger: Logger;
  tracer: Tracer | undefined;
  gate: Gate;
  clientOf: ClientOf;
}

/**
 * Makes the function that all requests go through: routing, methods, CORS, limits, problems, spans. It never rejects.
 */
export function createFetch(
  surroundings: Surroundings,
  handlers: Readonly<Record<RouteName, Handler>>,
): (request: Request, arrival: Arrival) => Promise<Response> {
  const { basePath, origins, logger, tracer } = surroundings;
  return async function fetch(request, arrival) {
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
      return admit({ request, url, route, arrival }, surroundings, handlers[route.name]);
    };
    // The methods that there are, lest somebody fills the traces with names.
    const name = `${knownMethod(request.method)} ${route?.name ?? 'unknown'}`;
    const response = await inSpan(tracer, name, 'server', async (set) => {
      const answer = await respondOrThrow().catch((error: unknown) => {
        const problem = toProblem(error, requestId, logger);
        set({ 'storetag.problem': problem.code });
        return respondProblem(problem, requestId);
      });
      set({
        'http.request.method': knownMethod(request.method),
        'http.route': route?.name ?? 'unknown',
        'http.response.status_code': answer.status,
        'storetag.request_id': requestId,
      });
      return answer;
    });
    const cors = corsHeaders(request, audience, origins);
    for (const [header, value] of Object.entries(cors)) response.headers.set(header, value);
    response.headers.set('request-id', requestId);
    if (request.method !== 'HEAD') return response;
    const { status, headers } = response;
    return new Response(null, { status, headers });
  };
}

/** Hands a request on that does not ask too often. */
async function admit(
  { request, url, route, arrival }: { request: Request; url: URL; route: Route; arrival: Arrival },
  { gate, clientOf }: Surroundings,
  handler: Handler,
): Promise<Response> {
  const { limit } = routes[route.name];
  const caller = { request, client: limit && clientOf(request, arrival.platform) };
  if (limit === 'checkout' || limit === 'orders') await gate.enter(limit, caller);
  if (limit === 'forged') gate.hear(caller);
  const { keepAlive } = arrival;
  const begin = () => gate.begin(caller);
  try {
    return await handler({ request, url, id: route.id, keepAlive, client: caller.client, begin });
  } catch (error) {
    const isForged = error instanceof ProblemError && error.code === 'signature_invalid';
    if (isForged) gate.noteForged(caller);
    throw error;
  }
}

function knownMethod(method: string): string {
  return ['GET', 'HEAD', 'POST', 'OPTIONS'].includes(method) ? method : '_OTHER';
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
