import { readFileSync } from 'node:fs';
import { readProblem } from '@storetag/protocol';
import { describe, expect, it } from 'vitest';
import { newAttempt, storeOnSandbox } from '../store-on-sandbox.test.fixture.js';
import { badRequests, purchase } from './bad-input.test.fixture.js';
import { statuses } from './problem-error.js';

const documentation = readFileSync(
  new URL('../../../../docs/problems.md', import.meta.url),
  'utf8',
);

describe('bad input', () => {
  it.each(badRequests.map((each) => [each.where, each.what, each] as const))(
    'T1 T20 T22 BUG-35 BUG-44: %s: %s',
    async (_, __, { method = 'GET', path, body, headers, code, says = '' }) => {
      const setup = storeOnSandbox();
      // The catalogue is at hand, as in any store that is open.
      await setup.call('GET', 'products');
      setup.calls();
      const response = await setup.call(method, path, {
        ...(body !== undefined && { body }),
        ...(headers && { headers }),
      });
      const problem = readProblem(await response.json());
      expect(problem).toMatchObject({ code, status: statuses[code] });
      expect(problem.detail ?? '').toContain(says);
      expect(response.status).toBe(statuses[code]);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(problem.request_id).toBe(response.headers.get('request-id'));
      const calls = setup.calls();
      expect(calls.filter((call) => !call.startsWith('GET '))).toEqual([]);
      // Only what could be true is looked up.
      const isLookedUp =
        code === 'price_changed' || code === 'price_not_sold' || path === 'orders/cs_test_none';
      if (!isLookedUp) expect(calls).toEqual([]);
      expect(setup.logs).toEqual([]);
      expect(Reflect.get({}, 'a')).toBeUndefined();
    },
  );

  it.each(['payment-intents', 'checkout-sessions'])(
    'stands beside %s that are good',
    async (path) => {
      const { call } = storeOnSandbox();
      expect((await call('POST', path, { body: purchase(path) })).status).toBe(201);
    },
  );

  it('T28: tells unknown orders, those of others and malformed ids in the same words', async () => {
    const { call, dashboard } = storeOnSandbox();
    const foreign = await dashboard.paymentIntents.create({
      amount: 100,
      currency: 'usd',
      metadata: { storetag_shop: 'another', storetag_flow: 'payment-intent' },
    });
    const answers = await Promise.all(
      [foreign.id, 'pi_none', 'cs_none', 'nonsense'].map(async (id) => {
        const response = await call('GET', `orders/${id}`, {
          headers: { authorization: `Bearer ${newAttempt()}` },
        });
        const { request_id: _, ...problem } = readProblem(await response.json());
        return problem;
      }),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });
});

describe('docs/problems.md', () => {
  it('has a row for each bad input, and no other', () => {
    const rows = badRequests.map(({ where, what, code }) => {
      return `| ${where} | ${what} | ${statuses[code]} \`${code}\` |`;
    });
    const table = [...new Set(rows)].join('\n');
    expect(tableAfter('## Bad input')).toBe(table);
  });

  it('tells every code with its status', () => {
    const told = tableAfter('## Codes')
      .split('\n')
      .map((row) => row.split('|').slice(1, 3).join().replaceAll(/[` ]/g, ''));
    const codes = Object.entries(statuses).map(([code, status]) => `${code},${status}`);
    expect(told.toSorted()).toEqual(codes.toSorted());
  });
});

/** The rows of the first table below a heading, without the spaces that line them up. */
function tableAfter(heading: string): string {
  const [, after = ''] = documentation.split(`${heading}\n`);
  const lines = after.split('\n');
  const begin = lines.findIndex((each) => each.startsWith('| -'));
  const rows = lines.slice(begin + 1);
  const end = rows.findIndex((each) => !each.startsWith('|'));
  return rows
    .slice(0, end)
    .map((row) => row.replaceAll(/ +\|/g, ' |'))
    .join('\n');
}
