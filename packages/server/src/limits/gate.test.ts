import { readProblem } from '@storetag/protocol';
import { describe, expect, it } from 'vitest';
import { newAttempt, ORIGIN, storeOnSandbox } from '../store-on-sandbox.test.fixture.js';

type Setup = ReturnType<typeof storeOnSandbox>;

const MUG = 'price_1pTXFJMgDh5Rc9GDaAYlKVyq';
const NOW = 1_800_000_000_000;
const CREATE = 'POST /v1/payment_intents';

/** A store whose clients say who they are, with a clock that stands still until it is moved. */
function setUp(options: Parameters<typeof storeOnSandbox>[0] = {}) {
  let now = NOW;
  const setup = storeOnSandbox({
    limits: {},
    clientIp: ({ headers }) => headers.get('x-client'),
    now: () => now,
    ...options,
  });
  return { ...setup, pass: (milliseconds: number) => (now += milliseconds) };
}

const buy = ({ call }: Pick<Setup, 'call'>, client = '203.0.113.7', headers = {}) =>
  call('POST', 'payment-intents', {
    body: { attempt_id: newAttempt(), line_items: [{ price: MUG, quantity: 1 }] },
    headers: { 'x-client': client, ...headers },
  });
const look = ({ call }: Pick<Setup, 'call'>, client = '203.0.113.7') =>
  call('GET', 'orders/cs_none', { headers: { 'x-client': client } });
const codeOf = async (response: Response) => readProblem(await response.json()).code;

/** How many of so many requests were let through. */
async function through(times: number, ask: (index: number) => Promise<Response>): Promise<number> {
  let count = 0;
  // One after the other, so that the count does not hang on how they meet.
  // oxlint-disable-next-line no-await-in-loop
  for (let index = 0; index < times; index++) if ((await ask(index)).status !== 429) count++;
  return count;
}

describe('a client', () => {
  it('T15: begins five purchases at once and ten a minute', async () => {
    const setup = setUp();
    expect(await through(10, () => buy(setup))).toBe(5);
    setup.pass(6000);
    expect(await through(3, () => buy(setup))).toBe(1);
    setup.pass(60_000);
    expect(await through(10, () => buy(setup))).toBe(5);
  });

  it('is told when it may ask again, in a way that our pages can read', async () => {
    const setup = setUp();
    await through(5, () => buy(setup));
    setup.calls();
    const response = await buy(setup);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('6');
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(await codeOf(response)).toBe('rate_limited');
    expect(setup.calls()).toEqual([]);
  });

  it('is not kept from buying by another, but by one of the same network', async () => {
    const setup = setUp();
    await through(5, () => buy(setup, '2001:db8:1:2::1'));
    expect((await buy(setup, '2001:db8:1:2:ffff::9')).status).toBe(429);
    expect((await buy(setup, '2001:db8:1:3::1')).status).toBe(201);
    expect((await buy(setup, '203.0.113.8')).status).toBe(201);
  });

  it('is counted on both ways to buy together, whatever it sends', async () => {
    const setup = setUp();
    const headers = { 'x-client': '203.0.113.7' };
    await through(3, () => setup.call('POST', 'checkout-sessions', { body: '{', headers }));
    await through(2, () => buy(setup));
    const response = await setup.call('POST', 'checkout-sessions', { body: '{', headers });
    expect(response.status).toBe(429);
  });

  it('asks for orders sixty times a minute', async () => {
    const setup = setUp();
    expect(await through(70, () => look(setup))).toBe(60);
    setup.pass(1000);
    expect(await through(5, () => look(setup))).toBe(1);
    expect((await buy(setup)).status).toBe(201);
  });

  it('may look at the shop as often as it likes', async () => {
    const setup = setUp();
    const headers = { 'x-client': '203.0.113.7' };
    expect(await through(200, () => setup.call('GET', 'products', { headers }))).toBe(200);
    expect(await through(100, () => setup.call('GET', 'config', { headers }))).toBe(100);
  });

  it('is not counted where the limit is turned off', async () => {
    const setup = setUp({ limits: { checkout: false, createsPerSecond: false, orders: false } });
    expect(await through(30, () => buy(setup))).toBe(30);
    expect(await through(70, () => look(setup))).toBe(70);
  });
});

describe('all clients together', () => {
  it('T14: begin at most 20 purchases in any second', async () => {
    const setup = setUp();
    setup.calls();
    const client = (index: number) => `203.0.${index >> 8}.${index & 255}`;
    expect(await through(100, (index) => buy(setup, client(index)))).toBe(20);
    expect(setup.calls().filter((call) => call === CREATE)).toHaveLength(20);
    setup.pass(999);
    expect(await through(5, (index) => buy(setup, client(index + 100)))).toBe(0);
    setup.pass(1);
    expect(await through(30, (index) => buy(setup, client(index + 200)))).toBe(20);
  });

  it('are not counted by what is refused before', async () => {
    const setup = setUp({ limits: { createsPerSecond: 1, checkout: false } });
    for (let index = 0; index < 3; index++) {
      // oxlint-disable-next-line no-await-in-loop
      const response = await setup.call('POST', 'payment-intents', { body: {} });
      expect(response.status).toBe(400);
    }
    expect((await buy(setup)).status).toBe(201);
    expect((await buy(setup)).status).toBe(429);
  });
});

describe('webhooks', () => {
  const product = { id: 'prod_1', metadata: {} };
  const forge = ({ call }: Pick<Setup, 'call'>, client = '198.51.100.1') =>
    call('POST', 'webhooks', {
      body: '{}',
      headers: { 'x-client': client, 'stripe-signature': 't=1,v1=00' },
    });

  it('are taken without limit while their signatures are good', async () => {
    const setup = setUp({ clientIp: () => '198.51.100.1' });
    // Signed with the real clock.
    setup.pass(Date.now() - NOW);
    expect(await through(120, () => setup.webhook('product.updated', product))).toBe(120);
  });

  it('T7: of a forger are looked at fifty times a second, and those of others still are', async () => {
    const setup = setUp();
    expect(await through(80, () => forge(setup))).toBe(50);
    setup.pass(100);
    expect(await through(10, () => forge(setup))).toBe(5);
    expect((await forge(setup, '198.51.100.2')).status).toBe(400);
  });
});

describe('`limit`', () => {
  it('is asked for what the machine let pass, with a key that tells whom', async () => {
    const asked: unknown[] = [];
    const setup = setUp({ limit: (...what) => asked.push(what) > 0 });
    await buy(setup, '2001:db8::1');
    await look(setup);
    expect(asked).toEqual([
      ['checkout:2001:db8:0:0', { burst: 5, perMinute: 10 }],
      ['creates', { burst: 20, perMinute: 1200 }],
      ['orders:203.0.113.7', { burst: 60, perMinute: 60 }],
    ]);
    await through(10, () => buy(setup, '203.0.113.9'));
    expect(asked.filter((each) => String(each).startsWith('checkout:203.0.113.9'))).toHaveLength(5);
  });

  it.each(['checkout:203.0.113.7', 'creates'])('refuses %s with 429', async (key) => {
    const setup = setUp({ limit: (asked) => Promise.resolve(asked !== key) });
    setup.calls();
    const response = await buy(setup);
    expect(await codeOf(response)).toBe('rate_limited');
    expect(response.headers.get('retry-after')).toBe(key === 'creates' ? '1' : '6');
    expect(setup.calls()).toEqual([]);
  });

  it.each<[string, () => Promise<boolean>]>([
    ['fails', () => Promise.reject(new Error('no Redis'))],
    ['never answers', () => new Promise(() => {})],
  ])('does not close the shop when it %s: the machine’s own limits hold', async (_, limit) => {
    const setup = setUp({ limit, limits: { checkout: { burst: 2, perMinute: 1 } } });
    expect(await through(4, () => buy(setup))).toBe(2);
    expect(setup.logs).toHaveLength(1);
    expect(setup.logs[0]).toContain('`limit` failed');
  });
});

describe('`guard`', () => {
  it('is asked before Stripe is, with headers, method and address', async () => {
    const asked: unknown[] = [];
    const setup = setUp({
      guard: (request, { clientIp }) => {
        asked.push([request.method, request.headers.get('guard-token'), request.body, clientIp]);
        return request.headers.get('guard-token') === 'human';
      },
    });
    setup.calls();
    const refused = await buy(setup, '203.0.113.7', { 'guard-token': 'robot' });
    expect(refused.status).toBe(403);
    expect(await codeOf(refused)).toBe('guard_refused');
    expect(setup.calls()).toEqual([]);
    const taken = await buy(setup, '203.0.113.7', { 'guard-token': 'human' });
    expect(taken.status).toBe(201);
    expect(asked).toEqual([
      ['POST', 'robot', null, '203.0.113.7'],
      ['POST', 'human', null, '203.0.113.7'],
    ]);
  });

  it('is not asked of what is not a purchase', async () => {
    const setup = setUp({ guard: () => false });
    expect((await setup.call('GET', 'products')).status).toBe(200);
    expect((await look(setup)).status).toBe(404);
    expect((await setup.call('POST', 'payment-intents', { body: {} })).status).toBe(400);
    expect((await setup.call('POST', 'checkout-sessions', { body: {} })).status).toBe(400);
  });

  it.each<[string, () => unknown]>([
    ['throws', () => Promise.reject(new Error('sk_test_canary'))],
    ['forgets to answer', () => {}],
    ['answers in words', () => 'yes'],
  ])('lets nobody in when it %s', async (_, guard) => {
    const setup = setUp({ guard: guard as () => boolean });
    setup.calls();
    expect((await buy(setup)).status).toBeGreaterThanOrEqual(400);
    expect(setup.calls()).toEqual([]);
  });

  it('lets nobody in when it never answers', async () => {
    const setup = setUp({ guard: () => new Promise(() => {}) });
    setup.calls();
    expect(await codeOf(await buy(setup))).toBe('unexpected_error');
    expect(setup.calls()).toEqual([]);
    expect(setup.logs.join()).toContain('`guard` took longer than 5000 ms');
  });
});

describe('`limits.minimumAmount`', () => {
  it('T14: refuses totals too small to be worth more than a test of a card', async () => {
    const setup = setUp({ limits: { minimumAmount: { usd: 3201 } } });
    setup.calls();
    const response = await buy(setup);
    expect(response.status).toBe(422);
    const problem = readProblem(await response.json());
    expect(problem.code).toBe('not_sellable');
    expect(problem.detail).toContain('$32.01');
    expect(setup.calls().filter((call) => call.startsWith('POST'))).toEqual([]);
    const exact = setUp({ limits: { minimumAmount: { usd: 3200, eur: 9999 } } });
    expect((await buy(exact)).status).toBe(201);
  });

  it('holds for Checkout Sessions too', async () => {
    const setup = setUp({ limits: { minimumAmount: { usd: 3201 } } });
    const body = {
      attempt_id: newAttempt(),
      ui_mode: 'hosted_page',
      line_items: [{ price: MUG, quantity: 1 }],
    };
    const response = await setup.call('POST', 'checkout-sessions', { body });
    expect(await codeOf(response)).toBe('not_sellable');
  });
});
