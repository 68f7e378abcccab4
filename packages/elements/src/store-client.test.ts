import { expect } from '@esm-bundle/chai';
import {
  FakeStore,
  json,
  mug,
  offline,
  page,
  price,
  problem,
  product,
} from './fake-store.test.support.js';
import { configureStore } from './configure-store.js';
import { StoreClient, storeClient } from './store-client.js';
import { StoreError } from './store-error.js';
import {
  createCheckoutSession,
  createPaymentIntent,
  findOrder,
  readConfig,
} from './payment-calls.js';
import { productWith } from './product-with.js';

const config = {
  publishable_key: 'pk_test_1',
  flows: ['payment-intent'],
  currency: null,
  shipping_countries: [],
};
const lines = [{ price: 'price_mug', quantity: 1 }];
const request = { attempt_id: 'a'.repeat(16), line_items: lines, ui_mode: 'hosted_page' } as const;

async function failureOf(promise: Promise<unknown>): Promise<StoreError> {
  const thrown: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown).to.be.instanceOf(StoreError);
  return thrown as StoreError;
}

describe('StoreClient', () => {
  let store: FakeStore;
  let client: StoreClient;

  beforeEach(() => {
    store = new FakeStore();
    client = new StoreClient('https://shop.test/api/store');
  });
  afterEach(() => store.restore());

  it('is one per endpoint', () => {
    expect(storeClient('https://a.test')).to.equal(storeClient('https://a.test'));
    expect(storeClient('https://a.test')).not.to.equal(storeClient('https://b.test'));
  });

  it('sends the proof that no robot buys with purchases, and with nothing else', async () => {
    const guards = () => store.made.map(({ headers }) => headers.get('guard-token'));
    store.on('POST /checkout-sessions', json({ id: 'cs_1', url: 'https://checkout.test' }));
    store.on(
      'POST /payment-intents',
      json({ id: 'pi_1', client_secret: 'pi_1_x', amount: 1, currency: 'usd' }),
    );
    store.on('GET /products', page());
    const { ui_mode: _, ...intent } = request;
    const buy = async () => {
      await createCheckoutSession(client, request);
      await createPaymentIntent(client, intent);
      await client.products({});
    };
    const field = document.createElement('input');
    field.name = 'cf-turnstile-response';
    field.value = 'from the field';
    document.body.append(field);
    try {
      await buy();
      configureStore({ guard: field.name });
      await buy();
      configureStore({ guard: () => Promise.resolve('from the function') });
      await buy();
    } finally {
      field.remove();
      configureStore({ guard: '' });
    }
    const [a, b] = ['from the field', 'from the function'];
    expect(guards()).to.deep.equal([null, null, null, a, a, null, b, b, null]);
  });

  it('asks for the configuration once, and again after a failure', async () => {
    store.on('GET /config', offline, json(config));
    expect((await failureOf(readConfig(client))).code).to.equal('network_error');
    await Promise.all([readConfig(client), readConfig(client)]);
    await readConfig(client);
    expect(store.made).to.have.length(2);
  });

  it('sends of a query only what is there', async () => {
    store.on('GET /products', page(mug));
    await client.products({ ids: 'a,b', category: 'cups & jugs', limit: 24, cursor: '' });
    expect(store.made[0]?.path).to.equal('/products?ids=a%2Cb&category=cups+%26+jugs&limit=24');
  });

  it('looks for a price through all pages', async () => {
    const cup = product('prod_cup', [price('price_cup', 100)]);
    store.on('GET /products?limit=100&cursor=2', page(cup));
    store.on('GET /products?limit=100', json({ products: [mug], next_cursor: '2' }));
    // The second page is asked for by a longer path, so it must be looked up first.
    store.on('GET /products?limit=100&cursor=2', page(cup));
    expect(await productWith(client, ({ id }) => id === 'price_cup')).to.deep.equal(cup);
    expect(await productWith(client, ({ id }) => id === 'price_none')).to.equal(undefined);
  });

  it('does not let an id climb out of its path', async () => {
    store.on('GET /products/', json(mug));
    await client.product('../config?x#y');
    expect(store.made[0]?.path).to.equal('/products/..%2Fconfig%3Fx%23y');
  });

  it('proves ownership by a header, never in the address', async () => {
    store.on('GET /orders/', problem(404, 'not_found'));
    await failureOf(findOrder(client, 'pi_1', 'pi_1_secret_x'));
    expect(store.made[0]?.path).to.equal('/orders/pi_1');
    expect(store.made[0]?.headers.get('authorization')).to.equal('Bearer pi_1_secret_x');
  });

  it('hands on what the server said', async () => {
    const total = { amount: 1500, currency: 'usd' };
    store.on('POST /checkout-sessions', problem(409, 'price_changed', { total }));
    const error = await failureOf(createCheckoutSession(client, request));
    expect(error.code).to.equal('price_changed');
    expect(error.problem?.total).to.deep.equal(total);
  });

  it('keeps a code that it does not know', async () => {
    store.on('POST /payment-intents', problem(422, 'newer_than_this'));
    const error = await failureOf(createPaymentIntent(client, request));
    expect(error.code).to.equal('newer_than_this');
  });

  for (const [what, answer] of [
    ['a page of HTML', new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['HTML that claims to be well', new Response('<h1>Hi</h1>')],
    ['another shape', json({ products: [{ id: 1 }], next_cursor: null })],
    ['an error of another shape', json({ error: 'no' }, 500)],
  ] as const) {
    it(`calls ${what} an invalid answer`, async () => {
      store.on('GET /products', answer);
      expect((await failureOf(client.products({}))).code).to.equal('answer_invalid');
    });
  }

  it('gives up at a deadline', async () => {
    const { timeout } = AbortSignal;
    let milliseconds = 0;
    AbortSignal.timeout = (time) => {
      milliseconds = time;
      return timeout.call(AbortSignal, 1);
    };
    globalThis.fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'TimeoutError')));
      });
    const error = await failureOf(findOrder(client, 'pi_1'));
    AbortSignal.timeout = timeout;
    expect(error.code).to.equal('network_error');
    expect(milliseconds).to.be.within(10_000, 30_000);
  });

  for (const act of [
    (): Promise<unknown> => readConfig(new StoreClient('https://sk_live_1@shop.test')),
    (): Promise<unknown> => client.product('sk_live_1'),
    (): Promise<unknown> => createCheckoutSession(client, { ...request, reference: 'whsec_1' }),
  ]) {
    it(`sends no secret key: ${String(act).slice(25, 90)}`, async () => {
      expect((await failureOf(act())).code).to.equal('secret_in_page');
      expect(store.made).to.have.length(0);
    });
  }
});
