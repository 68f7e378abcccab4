import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newAttempt, storeOnSandbox } from '../store-on-sandbox.test.fixture.js';

const MUG = 'price_1pTXFJMgDh5Rc9GDaAYlKVyq';
const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });

// What an app does that is traced: spans find their parents by the calls that they are made in.
beforeAll(() => {
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});
afterAll(() => {
  trace.disable();
  context.disable();
});

/** The spans that ended since the last time this was asked. */
function spans() {
  const ended = exporter.getFinishedSpans();
  exporter.reset();
  return ended.map((span) => ({
    name: span.name,
    kind: span.kind,
    attributes: span.attributes,
    status: span.status.code,
    id: span.spanContext().spanId,
    parent: span.parentSpanContext?.spanId,
  }));
}

const buy = ({ call }: ReturnType<typeof storeOnSandbox>, fields: object = {}) =>
  call('POST', 'payment-intents', {
    body: { attempt_id: newAttempt(), line_items: [{ price: MUG, quantity: 1 }], ...fields },
  });

describe('`tracing`', () => {
  it.each([
    ['the API', trace],
    ['a tracer', provider.getTracer('mine')],
  ])(
    'takes %s, and makes a span for the request and below it for each call to Stripe',
    async (_, tracing) => {
      const setup = storeOnSandbox({ tracing });
      const { id } = (await (await buy(setup)).json()) as { id: string };
      const made = spans();
      const root = made.find(({ parent }) => parent === undefined);
      expect(root).toMatchObject({
        name: 'POST payment-intents',
        kind: SpanKind.SERVER,
        status: SpanStatusCode.UNSET,
        attributes: {
          'http.request.method': 'POST',
          'http.route': 'payment-intents',
          'http.response.status_code': 201,
        },
      });
      const calls = made.filter(({ kind }) => kind === SpanKind.CLIENT);
      expect(calls.map(({ name }) => name)).toContain('POST /v1/payment_intents');
      expect(calls.map(({ name }) => name)).toContain('GET /v1/products');
      for (const call of calls) expect(call.parent).toBe(root?.id);
      expect(JSON.stringify(made)).not.toContain(id);
      expect(JSON.stringify(made)).not.toMatch(/_secret_|attempt-|sk_test/);
    },
  );

  it('tells which problem it was', async () => {
    const setup = storeOnSandbox({ tracing: trace });
    await buy(setup, { line_items: [] });
    expect(spans()).toMatchObject([
      {
        name: 'POST payment-intents',
        status: SpanStatusCode.UNSET,
        attributes: { 'http.response.status_code': 400, 'storetag.problem': 'invalid_request' },
      },
    ]);
  });

  it('marks what is the server’s fault, or Stripe’s, as failed', async () => {
    const setup = storeOnSandbox({ tracing: trace });
    setup.sandbox.faults.add({ status: 500, times: 100 });
    await buy(setup);
    const [root] = spans().filter(({ parent }) => parent === undefined);
    expect(root).toMatchObject({
      status: SpanStatusCode.ERROR,
      attributes: { 'storetag.problem': 'stripe_unavailable' },
    });
  });

  it('has few names, whatever is asked for', async () => {
    const setup = storeOnSandbox({ tracing: trace });
    await setup.call('GET', 'orders/cs_test_one');
    await setup.call('GET', 'products/one');
    await setup.call('PROPFIND', 'some/where');
    const names = spans().map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'GET order',
        'GET /v1/checkout/sessions/{id}',
        'GET product',
        '_OTHER unknown',
      ]),
    );
    expect(names.join()).not.toMatch(/one|PROPFIND|where/);
  });

  it('makes a span for a settlement', async () => {
    const setup = storeOnSandbox({ tracing: trace });
    const { id } = (await (await buy(setup)).json()) as { id: string };
    await setup.dashboard.paymentIntents.confirm(id, {
      payment_method: 'pm_card_visa',
      return_url: 'https://shop.example',
    });
    spans();
    await setup.store.settle(id);
    const made = spans();
    const root = made.find(({ name }) => name === 'settle');
    expect(root).toMatchObject({
      kind: SpanKind.INTERNAL,
      parent: undefined,
      attributes: { 'storetag.settlement': 'settled' },
    });
    expect(made.some(({ parent }) => parent === root?.id)).toBe(true);
  });
});
