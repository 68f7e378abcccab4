import { setTimeout as sleep } from 'node:timers/promises';

/** What can go wrong between the store and Stripe. */
const FAULTS = [
  'reset-before',
  'reset-after',
  'half',
  '429',
  '500',
  '500-cached',
  '500-after',
  'delay',
];

/**
 * A `fetch` to a sandbox in this process on which a share of the requests fails: the same faults as the fault proxy
 * has, without sockets, for runs of many thousands.
 *
 * @param random - Which request meets which fault.
 * @param rate - Share of the requests that meet one.
 */
export function faultyFetch(sandbox, random, { rate = 0, kinds = FAULTS } = {}) {
  const counts = Object.fromEntries(kinds.map((kind) => [kind, 0]));
  async function fetch(input, init) {
    const request = new Request(input, init);
    const kind = random.chance(rate) ? random.pick(kinds) : undefined;
    if (kind === undefined) return sandbox.fetch(request);
    counts[kind]++;
    switch (kind) {
      case 'reset-before':
        throw new TypeError('fetch failed');
      case 'reset-after':
        await sandbox.fetch(request);
        throw new TypeError('fetch failed');
      case 'half': {
        const response = await sandbox.fetch(request);
        const body = await response.text();
        return new Response(body.slice(0, body.length / 2), response);
      }
      case '429':
        return failure(429, 'rate_limit');
      case '500':
        return failure(500, 'api_error');
      case '500-after':
        // Executed, but not what the key replays: an error of what stands in front of Stripe.
        await sandbox.fetch(request);
        return failure(502, 'api_error');
      case '500-cached':
        sandbox.faults.add({
          method: request.method,
          path: new URL(request.url).pathname,
          status: 500,
          when: 'after',
        });
        return sandbox.fetch(request);
      default:
        await sleep(random.integer(1, 200));
        return sandbox.fetch(request);
    }
  }
  return Object.assign(fetch, { counts });
}

function failure(status, type) {
  const error = { type, message: 'Made on purpose.' };
  return Response.json({ error }, { status, headers: { 'request-id': 'req_fault' } });
}
