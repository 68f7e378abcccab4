import type { ProblemCode } from '@storetag/protocol';
import { newAttempt } from '../store-on-sandbox.test.fixture.js';

/** A price of the demo catalogue, 32.00 USD. */
const MUG = 'price_1pTXFJMgDh5Rc9GDaAYlKVyq';

/** A request that must be refused. */
export interface BadRequest {
  /** As the documentation's table says it. */
  what: string;
  /** Rows of one place stand together there. */
  where: string;
  code: ProblemCode;
  method?: string;
  path: string;
  body?: unknown;
  headers?: Record<string, string | undefined>;
  /** What the detail says, where another rule refuses the same. */
  says?: string;
}

type Row = [what: string, code: ProblemCode, request: Omit<BadRequest, 'what' | 'where' | 'code'>];

const PURCHASES = 'Both purchases';
const SESSIONS = '`POST checkout-sessions`';

const line = (fields: object = {}) => ({ price: MUG, quantity: 1, ...fields });

/** A purchase that would be made, but for `fields`. */
export const purchase = (route: string, fields: object = {}) => ({
  attempt_id: newAttempt(),
  line_items: [line()],
  ...(route === 'checkout-sessions' && { ui_mode: 'hosted_page' }),
  ...fields,
});

function purchaseRows(route: string): Row[] {
  const body = (fields: object = {}, headers = {}): Row[2] => ({
    method: 'POST',
    path: route,
    body: purchase(route, fields),
    headers,
  });
  const lines = (...line_items: unknown[]) => body({ line_items });
  const total = (fields: object) =>
    body({ expected_total: { amount: 3200, currency: 'usd', ...fields } });
  const good = JSON.stringify(purchase(route));
  const text = (written: string): Row[2] => ({
    method: 'POST',
    path: route,
    body: written,
    headers: { 'content-type': 'application/json' },
  });
  const typed = (headers: Record<string, string>): Row[2] => ({ ...text(good), headers });
  return [
    ['Another method', 'method_not_allowed', { method: 'GET', path: route }],
    [
      'A page of another origin',
      'origin_not_allowed',
      body({}, { origin: 'https://evil.example' }),
    ],
    ['The origin `null`', 'origin_not_allowed', body({}, { origin: 'null' })],
    ['No origin', 'origin_not_allowed', body({}, { origin: undefined })],
    ['A form, or text', 'unsupported_media_type', typed({ 'content-type': 'text/plain' })],
    [
      'A compressed body',
      'unsupported_media_type',
      typed({ 'content-type': 'application/json', 'content-encoding': 'gzip' }),
    ],
    [
      'Another charset than UTF-8',
      'unsupported_media_type',
      typed({ 'content-type': 'application/json; charset=utf-16' }),
    ],
    ['More than 16 KiB', 'body_too_large', text(good.padEnd(16 * 1024 + 1))],
    ['No body, or no JSON', 'invalid_request', text('')],
    ['No object', 'invalid_request', text('[1]')],
    [
      'Nesting of more than 6 levels',
      'invalid_request',
      {
        ...text(good.replace('{', `{"x":${'['.repeat(6)}${']'.repeat(6)},`)),
        says: 'more than 6 levels',
      },
    ],
    ['The same key twice', 'invalid_request', text(good.replace('{', '{"attempt_id":"another",'))],
    [
      'The same key twice, written in two ways',
      'invalid_request',
      text(good.replace('"quantity":1', '"quantity":1,"\\u0071uantity":9')),
    ],
    ['An unknown key', 'invalid_request', body({ coupon: 'x' })],
    ['An amount, a currency or a price of its own', 'invalid_request', body({ amount: 1 })],
    [
      'A line with an amount or a price of its own',
      'invalid_request',
      lines(line({ price_data: { unit_amount: 1 } })),
    ],
    ['`__proto__` as a key', 'invalid_request', text(good.replace('{', '{"__proto__":{"a":1},'))],
    ['`constructor` as a key', 'invalid_request', body({ constructor: { prototype: {} } })],
    [
      'No `attempt_id`, or another than 16 to 64 letters',
      'invalid_request',
      body({ attempt_id: 'x' }),
    ],
    ['No lines', 'invalid_request', lines()],
    [
      'More than 50 lines',
      'invalid_request',
      lines(...Array.from({ length: 51 }, (_, index) => line({ price: `price_${index}` }))),
    ],
    ['Lines that are no list', 'invalid_request', body({ line_items: { 0: line(), length: 1 } })],
    ['An id of another kind', 'invalid_request', lines(line({ price: 'prod_demo_mug' }))],
    ['An id that is a path', 'invalid_request', lines(line({ price: 'price_1/../../charges' }))],
    [
      'An id of more than 255 characters',
      'invalid_request',
      lines(line({ price: `price_${'1'.repeat(300)}` })),
    ],
    ['A quantity of 0', 'invalid_request', lines(line({ quantity: 0 }))],
    ['A negative quantity', 'invalid_request', lines(line({ quantity: -1 }))],
    ['A fraction', 'invalid_request', lines(line({ quantity: 1.5 }))],
    ['A quantity of more than 99', 'invalid_request', lines(line({ quantity: 100 }))],
    [
      'More than 99 in several lines of one price',
      'invalid_request',
      lines(line({ quantity: 50 }), line({ quantity: 50 })),
    ],
    [
      'A number that is too large for JSON',
      'invalid_request',
      text(good.replace('"quantity":1', '"quantity":1e999')),
    ],
    ['A number as text', 'invalid_request', lines(line({ quantity: '1' }))],
    ['`null`', 'invalid_request', lines(line({ quantity: null }))],
    ['An expected total that is no integer', 'invalid_request', total({ amount: 3200.5 })],
    ['An expected total below 0', 'invalid_request', total({ amount: -3200 })],
    ['An expected total past 2⁵³', 'invalid_request', total({ amount: 2 ** 53 })],
    ['A currency that is no lowercase code', 'invalid_request', total({ currency: 'USD' })],
    ['An e-mail address that is none', 'invalid_request', body({ email: 'ada' })],
    ['A total that is not the price', 'price_changed', total({ amount: 1 })],
    ['A price that is not sold here', 'price_not_sold', lines(line({ price: 'price_another' }))],
  ];
}

const sessionRows: Row[] = (
  [
    ['An address to return to, not a path', { success_path: 'https://shop.example/thanks' }],
    ['A path that leads elsewhere', { cancel_path: '//evil.example' }],
    ['An unknown `ui_mode`', { ui_mode: 'popup' }],
    ['A `locale` that is no language tag', { locale: '../../x' }],
    [
      'A `reference` of more than 200 characters, or with others than letters, digits, `-` and `_`',
      { reference: 'a b' },
    ],
    ['Something else than true or false', { adjustable_quantity: 'yes' }],
  ] as const
).map(([what, fields]) => [
  what,
  'invalid_request',
  { method: 'POST', path: 'checkout-sessions', body: purchase('checkout-sessions', fields) },
]);

const productRows: Row[] = (
  [
    ['A limit of 0, below 0 or past 100', 'limit=0'],
    ['A fraction', 'limit=1.5'],
    ['A word for a number', 'limit=many'],
    ['A parameter twice', 'limit=1&limit=2'],
    ['An unknown order', 'sort=__proto__'],
    ['Ids that are none', 'ids=a,../b'],
    ['More than 100 ids', `ids=${Array.from({ length: 101 }, (_, index) => `p${index}`).join()}`],
    ['An id of another kind', 'price=prod_demo_mug'],
    ['A currency that is no code', 'currency=dollars'],
    ['Words of more than 200 characters', `search=${'x'.repeat(201)}`],
    ['A cursor that is none', 'cursor=x'],
    ['A cursor of another version', `cursor=${btoa('{"v":0,"order":"name","key":["a"]}')}`],
    [
      'A cursor of another order',
      `sort=name&cursor=${btoa('{"v":1,"order":"price","key":[1,"a"]}')}`,
    ],
  ] as const
).map(([what, query]) => [what, 'invalid_request', { path: `products?${query}` }]);

const notFound = (paths: readonly (readonly [string, string])[]): Row[] =>
  paths.map(([what, path]) => [what, 'not_found', { path }]);

const productIdRows = notFound([
  ['An unknown id', 'products/prod_none'],
  ['An id of another kind', `products/${MUG}`],
  ['The name of a part of every object', 'products/__proto__'],
  ['A path', 'products/%2e%2e%2fcharges'],
]);

const orderRows = notFound([
  ['An unknown id', 'orders/cs_test_none'],
  ['An id of another kind', 'orders/ch_1'],
  ['No id', 'orders/'],
  ['A path', 'orders/cs_%2f..%2f..%2fcharges'],
  ['An id of more than 255 characters', `orders/pi_${'1'.repeat(300)}`],
]);

const webhookRows: Row[] = [
  ['Another method', 'method_not_allowed', { path: 'webhooks' }],
  ['No signature', 'signature_invalid', { method: 'POST', path: 'webhooks', body: '{}' }],
  [
    'A signature that is wrong, too old or from the future',
    'signature_invalid',
    {
      method: 'POST',
      path: 'webhooks',
      body: '{}',
      headers: { 'stripe-signature': `t=1,v1=${'0'.repeat(64)}` },
    },
  ],
  [
    'More than 256 KiB',
    'body_too_large',
    { method: 'POST', path: 'webhooks', body: 'x'.repeat(256 * 1024 + 1) },
  ],
];

const rowsOf = (where: string, rows: readonly Row[]): BadRequest[] =>
  rows.map(([what, code, request]) => ({ where, what, code, ...request }));

/** Every kind of bad input, for every route. */
export const badRequests: readonly BadRequest[] = [
  ...rowsOf('Any address', [
    ['An unknown path', 'not_found', { path: 'nothing' }],
    ['The name of a part of every object', 'not_found', { path: 'constructor' }],
  ]),
  ...rowsOf('`GET config`', [
    ['Another method', 'method_not_allowed', { method: 'POST', path: 'config' }],
  ]),
  ...rowsOf('`GET products`', [
    ['Another method', 'method_not_allowed', { method: 'DELETE', path: 'products' }],
    ...productRows,
  ]),
  ...rowsOf('`GET products/{id}`', productIdRows),
  ...rowsOf(PURCHASES, purchaseRows('payment-intents')),
  ...rowsOf(PURCHASES, purchaseRows('checkout-sessions')),
  ...rowsOf(SESSIONS, sessionRows),
  ...rowsOf('`POST payment-intents`', [
    [
      'An address with unknown fields',
      'invalid_request',
      {
        method: 'POST',
        path: 'payment-intents',
        body: purchase('payment-intents', {
          shipping: { name: 'Ada', address: { line1: 'x', country: 'DE', planet: 'Earth' } },
        }),
      },
    ],
  ]),
  ...rowsOf('`GET orders/{id}`', [
    ['Another method', 'method_not_allowed', { method: 'POST', path: 'orders/cs_1' }],
    [
      'A page of another origin',
      'origin_not_allowed',
      { path: 'orders/cs_1', headers: { origin: 'https://evil.example' } },
    ],
    [
      'An image or a frame of a foreign page',
      'origin_not_allowed',
      { path: 'orders/cs_1', headers: { 'sec-fetch-site': 'cross-site' } },
    ],
    ...orderRows,
  ]),
  ...rowsOf('`POST webhooks`', webhookRows),
];
