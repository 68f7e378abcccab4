import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newAttempt, storeOnSandbox } from '../store-on-sandbox.test.fixture.js';
import type { GuardHook, LimitHook } from './limit-options.js';

const MUG = 'price_1pTXFJMgDh5Rc9GDaAYlKVyq';
const documentation = readFileSync(new URL('../../../../docs/limits.md', import.meta.url), 'utf8');

/** The module that stands in docs/limits.md under a file name. */
async function moduleOf(name: string): Promise<unknown> {
  const [, after = ''] = documentation.split(`\`\`\`js\n// ${name}\n`);
  const [source = ''] = after.split('```');
  return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(source)}`);
}

const buy = ({ call }: ReturnType<typeof storeOnSandbox>, headers: Record<string, string> = {}) =>
  call('POST', 'payment-intents', {
    body: { attempt_id: newAttempt(), line_items: [{ price: MUG, quantity: 1 }] },
    headers,
  });

/** As much of a Redis as the example needs. */
function fakeRedis(counts: Map<string, number>) {
  return {
    multi() {
      let name = '';
      const commands = {
        incr(key: string) {
          name = key;
          return commands;
        },
        pExpire: (key: string, milliseconds: number) => {
          expect(key).toBe(name);
          expect(milliseconds).toBeGreaterThan(0);
          return commands;
        },
        exec() {
          counts.set(name, (counts.get(name) ?? 0) + 1);
          return Promise.resolve([counts.get(name), 1]);
        },
      };
      return commands;
    },
  };
}

afterEach(() => vi.unstubAllGlobals());
afterEach(() => vi.unstubAllEnvs());

describe('docs/limits.md', () => {
  it('limits two machines together by Redis', async () => {
    const { redisLimit } = (await moduleOf('limit.js')) as {
      redisLimit: (redis: object) => LimitHook;
    };
    vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 });
    const counts = new Map<string, number>();
    const machines = [1, 2].map(() =>
      storeOnSandbox({
        limits: {},
        clientIp: () => '203.0.113.7',
        limit: redisLimit(fakeRedis(counts)),
      }),
    );
    let made = 0;
    for (const machine of [...machines, ...machines, ...machines, ...machines]) {
      // oxlint-disable-next-line no-await-in-loop -- in turn
      if ((await buy(machine)).status === 201) made++;
    }
    vi.useRealTimers();
    expect(made).toBe(5);
    expect([...counts.keys()].map((key) => key.replace(/:\d+$/, ''))).toEqual([
      'storetag:checkout:203.0.113.7',
      'storetag:creates',
    ]);
  });

  it('keeps robots out by Turnstile', async () => {
    const { turnstile } = (await moduleOf('guard.js')) as { turnstile: GuardHook };
    vi.stubEnv('TURNSTILE_SECRET', 'turnstile-secret');
    const asked: Record<string, string>[] = [];
    vi.stubGlobal('fetch', (address: string, { body }: { body: URLSearchParams }) => {
      expect(address).toBe('https://challenges.cloudflare.com/turnstile/v0/siteverify');
      const fields = Object.fromEntries(body);
      asked.push(fields);
      const hostname = fields['response'] === 'elsewhere' ? 'evil.example' : 'shop.example';
      return Promise.resolve(Response.json({ success: fields['response'] !== 'robot', hostname }));
    });
    const setup = storeOnSandbox({ guard: turnstile, clientIp: () => '203.0.113.7' });
    const statusOf = async (token: string) =>
      (await buy(setup, token ? { 'guard-token': token } : {})).status;
    expect(await statusOf('')).toBe(403);
    expect(await statusOf('robot')).toBe(403);
    expect(await statusOf('elsewhere')).toBe(403);
    expect(await statusOf('human')).toBe(201);
    expect(await statusOf('human')).toBe(201);
    const keys = asked.map(({ idempotency_key: key = '' }) => key);
    for (const key of keys) {
      expect(key).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
    }
    expect(new Set(keys).size).toBe(3);
    expect(asked[0]).toMatchObject({ secret: 'turnstile-secret', remoteip: '203.0.113.7' });
  });
});
