import { expand } from '../core/expansion.js';
import { API_VERSION, type Engine } from '../core/engine.js';
import type { Fault } from '../core/faults.js';
import { fingerprintOf, type StoredAnswer } from '../core/idempotency.js';
import { invalidRequest, notModelled, rateLimited, StripeFailure } from '../core/stripe-failure.js';
import { authenticate, secretKeyRequired } from './authenticate.js';
import { ConnectionLost } from './connection-lost.js';
import { corsHeaders } from './cors.js';
import { delay } from './delay.js';
import type { Operation } from './operation.js';
import { readForm } from './read-form.js';
import { matchPath } from './route.js';

interface Answer extends StoredAnswer {
  readonly headers?: Record<string, string>;
}

/** Answers requests to `/v1/…` as Stripe would. */
export function createApi(engine: Engine, operations: readonly Operation[]) {
  return async function handleApi(request: Request, url: URL): Promise<Response> {
    const requestId = engine.ids.next('req_', 14);
    const key = request.headers.get('idempotency-key');
    const idempotencyKey = request.method === 'POST' ? key : null;
    const answer = await attempt(request, url, requestId, idempotencyKey);
    engine.requests.add({
      id: requestId,
      method: request.method,
      path: url.pathname,
      status: answer.status,
      idempotencyKey,
      replayed: answer.headers?.['idempotent-replayed'] === 'true',
      time: engine.clock.now(),
    });
    if (answer.status === 0) throw new ConnectionLost();
    return new Response(answer.body, {
      status: answer.status,
      headers: {
        'cache-control': 'no-cache, no-store',
        'content-type': 'application/json',
        date: new Date(engine.clock.now()).toUTCString(),
        'request-id': requestId,
        'stripe-version': request.headers.get('stripe-version') ?? API_VERSION,
        ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
        ...corsHeaders,
        ...answer.headers,
      },
    });
  };

  async function attempt(
    request: Request,
    url: URL,
    requestId: string,
    idempotencyKey: string | null,
  ): Promise<Answer> {
    try {
      const { key: keyParameter, ...form } = await readForm(request, url);
      const key = authenticate(
        engine.keys,
        request.headers.get('authorization'),
        typeof keyParameter === 'string' ? keyParameter : undefined,
      );
      // Before the idempotency layer: what is refused here is not kept.
      engine.rateLimit.take();
      checkVersion(request.headers.get('stripe-version'));
      if (request.headers.has('stripe-account')) throw notModelled('connected accounts');
      const fault = engine.faults.strike(request.method, url.pathname);
      const refused = fault && fault.when !== 'after' && fault.status !== undefined;
      if (refused) await suffer(fault);
      const { operation, id } = find(request.method, url.pathname);
      if (key === 'publishable' && !operation.publishable) throw secretKeyRequired();

      const fingerprint = fingerprintOf(form);
      if (idempotencyKey) {
        const stored = engine.idempotency.recall(idempotencyKey, url.pathname, fingerprint);
        if (stored) return replay(stored);
      }
      const call = { engine, id, key, path: url.pathname };
      const { run, expand: paths } = operation.prepare(form, call);
      const finish = idempotencyKey
        ? engine.idempotency.begin(idempotencyKey, url.pathname, fingerprint)
        : undefined;
      // Slow, not refused: a twin that comes meanwhile finds the key in use.
      if (fault?.delay && fault.when !== 'after') await delay(fault.delay);
      const answer = execute(requestId, idempotencyKey, () => {
        const body = engine.wire(run());
        expand(engine.state, body, paths, (record) => engine.wire(record));
        return body;
      });
      const given = fault?.when === 'after' ? await lose(fault, answer) : answer;
      // A lost answer is kept: who asks again with the same key learns what was done.
      finish?.(given.status === 0 ? answer : given);
      return given;
    } catch (error) {
      return failed(error, requestId);
    }
  }

  function find(method: string, path: string): { operation: Operation; id: string } {
    for (const operation of operations) {
      const named = operation.method === method ? matchPath(operation.path, path) : undefined;
      if (named) return { operation, id: named['id'] ?? '' };
    }
    throw notModelled(`the endpoint ${method} ${path}`);
  }

  function execute(id: string, idempotencyKey: string | null, run: () => unknown): Answer {
    engine.cause = { id, idempotency_key: idempotencyKey };
    try {
      return { status: 200, body: JSON.stringify(run(), null, 2), requestId: id };
    } catch (error) {
      return failed(error, id);
    } finally {
      engine.cause = { id: null, idempotency_key: null };
    }
  }

  function failed(error: unknown, requestId: string): Answer {
    const failure = error instanceof StripeFailure ? error : unexpected(error);
    return {
      status: failure.status,
      body: JSON.stringify(failure.body(requestId, engine.origin), null, 2),
      headers: failure.headers,
      requestId,
    };
  }

  async function lose(fault: Fault, answer: Answer): Promise<Answer> {
    if (fault.delay) await delay(fault.delay);
    if (fault.status === undefined) return fault.delay ? answer : { ...answer, status: 0 };
    return failed(faultFailure(fault.status), answer.requestId);
  }
}

/** A stored answer, marked as such. */
function replay(stored: StoredAnswer): Answer {
  const headers = { 'idempotent-replayed': 'true', 'original-request': stored.requestId };
  return { ...stored, headers };
}

async function suffer(fault: Fault): Promise<void> {
  if (fault.delay) await delay(fault.delay);
  if (fault.status !== undefined) throw faultFailure(fault.status);
}

function faultFailure(status: number): StripeFailure {
  if (status === 429) return rateLimited();
  return new StripeFailure(
    status >= 500 ? 'api_error' : 'invalid_request_error',
    'Sorry! There was an error while talking to Stripe. This one was made on purpose by a fault of the sandbox.',
    { status },
  );
}

/** A defect of the sandbox itself: said so, never dressed up as an answer of Stripe's. */
function unexpected(error: unknown): StripeFailure {
  console.error(error);
  return new StripeFailure('api_error', 'The sandbox failed; its log tells more.', { status: 500 });
}

/** The sandbox models one version; another's shapes would be guesses. */
function checkVersion(version: string | null): void {
  if (version === null || version === API_VERSION) return;
  if (!/^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/.test(version)) {
    throw invalidRequest(`Invalid Stripe API version: ${version}`);
  }
  if (!version.endsWith('.endive')) {
    throw notModelled(`API version ${version} (it models ${API_VERSION})`);
  }
}
