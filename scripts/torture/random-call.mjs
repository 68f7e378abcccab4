/** A call of the store that makes little sense, or almost makes some. */
export function randomCall(random, products) {
  const path = random.pick(PATHS)(random, products);
  const method = random.chance(0.15)
    ? random.pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'])
    : path.startsWith('products') || path.startsWith('orders') || path === 'config'
      ? 'GET'
      : 'POST';
  return { method, path, headers: headersOf(random), body: bodyOf(random, products) };
}

/** A wish that must not be granted, well-formed: of another site, for what is not sold, for another's money. @param hidden - A price that is not sold. */
export function foreignWish(random, products, hidden) {
  const { price, currency, amount } = somePrice(random, products);
  const wish = {
    attempt_id: random.uuid(),
    line_items: [{ price, quantity: 1 }],
    expected_total: { amount, currency },
  };
  const json = { 'content-type': 'application/json' };
  const call = (change, headers = {}) => ({
    method: 'POST',
    path: 'payment-intents',
    headers: { ...json, ...headers },
    body: JSON.stringify({ ...wish, ...change }),
  });
  return random.pick([
    () =>
      call(
        {},
        { origin: random.pick(['https://evil.example', 'null', 'https://shop.example.evil']) },
      ),
    () => call({}, { origin: 'http://shop.example' }),
    () => call({ line_items: [{ price: 'price_not_listed', quantity: 1 }] }),
    () =>
      call({
        line_items: [{ price: hidden.id, quantity: 1 }],
        expected_total: { amount: hidden.unit_amount, currency: hidden.currency },
      }),
    () => call({ expected_total: { amount: amount + 1, currency } }),
    () => call({ line_items: [{ price, quantity: random.pick([0, -1, 1.5, 100, '1', null]) }] }),
    () => call({ amount: 1 }),
    () => call({}, { 'content-type': 'text/plain' }),
    () => ({
      ...call({}),
      path: 'checkout-sessions',
      body: JSON.stringify({
        ...wish,
        ui_mode: 'hosted_page',
        success_path: random.pick(REDIRECTS),
      }),
    }),
  ])();
}

/** What is not a path of the shop's own. */
const REDIRECTS = [
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\thttps://evil.example',
  'https://shop.example@evil.example',
  'https://shop.example.evil',
  'javascript:alert(1)',
];

const PATHS = [
  () => 'config',
  () => 'checkout-sessions',
  () => 'payment-intents',
  () => 'webhooks',
  (random) =>
    `products?${random.pick(['ids', 'limit', 'cursor', 'currency', 'sort', 'search', 'category', 'x'])}=${encodeURIComponent(junk(random))}`,
  (random) => `products/${encodeURIComponent(junk(random))}`,
  (random) =>
    `orders/${encodeURIComponent(random.pick(['../charges', 'cs_%2f', 'pi_', 'cs_test_1', junk(random)]))}`,
  (random) => encodeURIComponent(junk(random)),
];

function somePrice(random, products) {
  const sold = products.flatMap(({ stock, prices }) =>
    stock === 0 ? [] : prices.filter(({ recurring, unit_amount: amount }) => amount && !recurring),
  );
  const { id: price, currency, unit_amount: amount } = random.pick(sold);
  return { price, currency, amount };
}

function headersOf(random) {
  return {
    ...(random.chance(0.9) && {
      'content-type': random.pick([
        'application/json',
        'application/json; charset=utf-8',
        'text/plain',
        'application/x-www-form-urlencoded',
        'application/problem+json',
      ]),
    }),
    ...(random.chance(0.2) && { authorization: `Bearer ${ascii(random)}` }),
    ...(random.chance(0.2) && { 'stripe-signature': ascii(random) }),
    ...(random.chance(0.1) && { 'sec-fetch-site': 'cross-site' }),
    ...(random.chance(0.1) && { 'content-encoding': 'gzip' }),
    ...(random.chance(0.1) && { 'if-none-match': ascii(random) }),
    ...(random.chance(0.1) && { 'x-forwarded-for': ascii(random) }),
  };
}

function bodyOf(random, products) {
  if (random.chance(0.1)) return junk(random);
  const { price, currency, amount } = somePrice(random, products);
  const wish = {
    attempt_id: random.chance(0.8) ? random.uuid() : value(random, 3),
    line_items: random.chance(0.7)
      ? [{ price, quantity: random.chance(0.6) ? random.integer(1, 5) : value(random, 1) }]
      : value(random, 4),
    ...(random.chance(0.4) && {
      expected_total: random.chance(0.5) ? { amount, currency } : value(random, 3),
    }),
    ...(random.chance(0.5) && {
      ui_mode: random.chance(0.7)
        ? random.pick(['hosted_page', 'embedded_page', 'elements'])
        : value(random, 2),
    }),
    ...(random.chance(0.2) && { [random.pick(KEYS)]: value(random, 3) }),
  };
  const text = JSON.stringify(wish);
  if (random.chance(0.1)) return text.slice(0, random.integer(0, text.length));
  if (random.chance(0.05)) return '['.repeat(random.integer(1, 8000));
  if (random.chance(0.05)) return text.replace('{', '{"attempt_id":1,');
  return text;
}

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'email',
  'shipping',
  'success_path',
  'cancel_path',
  'reference',
  'locale',
  'toString',
  'adjustable_quantity',
  'replaces',
];

function value(random, depth) {
  return random.pick([
    () => null,
    () => random.chance(0.5),
    () => random.pick([0, -1, 1.5, 1e21, -0, 99_999_999_999, Number.MAX_SAFE_INTEGER]),
    () => junk(random),
    () =>
      depth > 0
        ? Array.from({ length: random.integer(0, 60) }, () => value(random, depth - 2))
        : [],
    () =>
      depth > 0
        ? { [random.pick(KEYS)]: value(random, depth - 1), a: value(random, depth - 1) }
        : {},
  ])();
}

function ascii(random) {
  return Array.from({ length: random.integer(0, 80) }, () =>
    String.fromCharCode(random.integer(32, 126)),
  )
    .join('')
    .trim();
}

function junk(random) {
  const length = random.chance(0.02) ? random.integer(1000, 20_000) : random.integer(0, 40);
  return Array.from({ length }, () => {
    const code = random.chance(0.8) ? random.integer(32, 126) : random.integer(0, 0xffff);
    // Half of a pair is nothing that a request could carry.
    return code >= 0xd800 && code <= 0xdfff ? '?' : String.fromCharCode(code);
  }).join('');
}
