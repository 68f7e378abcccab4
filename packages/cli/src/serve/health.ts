import type { RequestListener, ServerResponse } from 'node:http';

/** What a server's health is told from. */
export interface Health {
  /** Why it cannot serve customers right now, in one sentence; `undefined` when it can. */
  trouble(): Promise<string | undefined>;
}

/**
 * Answers what whoever runs the server asks:
 *
 * - `GET /healthz`: 200 as long as the process answers. Otherwise it is to be restarted.
 * - `GET /readyz`: 200 when it can serve customers, 503 and the reason when not. It is then to get no requests.
 *
 * All else goes to `listener`.
 *
 * @see {@link https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/}
 */
export function withHealth(listener: RequestListener, health: Health): RequestListener {
  return (request, response) => {
    const path = request.url?.split('?', 1)[0];
    if (path !== '/healthz' && path !== '/readyz') return listener(request, response);
    if (path === '/healthz') return say(response, 200, 'ok');
    return void health.trouble().then(
      (trouble) => say(response, trouble === undefined ? 200 : 503, trouble ?? 'ready'),
      () => say(response, 503, 'It could not be found out.'),
    );
  };
}

function say(response: ServerResponse, status: number, words: string) {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(`${words}\n`);
}
