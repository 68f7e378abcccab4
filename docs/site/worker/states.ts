type Answer = (request: Request) => Promise<Response>;

/** A store that is in one state for good, for the Style guide: `/api/states/empty/products` never has any. */
export async function stateOf(request: Request, store: Answer): Promise<Response> {
  const url = new URL(request.url);
  const [, state = '', rest = ''] = /^\/api\/states\/([\w-]+)(\/.*)$/.exec(url.pathname) ?? [];
  if (state === 'waiting') return new Promise(() => undefined);
  if (state === 'offline') return Response.error();
  if (state === 'failing') return problem(503, 'stripe_unavailable', 'Stripe cannot be reached.');
  if (state === 'empty' && rest.startsWith('/products')) {
    return Response.json({ products: [], next_cursor: null });
  }
  if (rest.startsWith('/orders/')) return Response.json(order(state));
  if (state === 'sold-since' && request.method === 'POST') return soldSince(request);
  const real = new Request(`${url.origin}/api/store${rest}${url.search}`, request);
  Object.defineProperty(real, 'headers', { value: request.headers });
  const response = await store(real);
  if (!response.ok || !rest.startsWith('/products')) return response;
  if (state === 'old-prices')
    return edited(response, (text) => text.replace(/"unit_amount":\d+/g, dearer));
  if (state === 'few-left')
    return edited(response, (text) => text.replaceAll('"stock":null', '"stock":2'));
  return response;
}

/** An answer whose text is another. */
async function edited(response: Response, edit: (text: string) => string): Promise<Response> {
  return Response.json(JSON.parse(edit(await response.text())));
}

/** What it cost before it was made cheaper, so that the store finds that the page shows an old price. */
function dearer(field: string): string {
  return `"unit_amount":${Math.round(Number(field.split(':')[1]) * 1.25)}`;
}

/** As when the last one was sold between the list and the click. */
async function soldSince(request: Request): Promise<Response> {
  const asked: { line_items: { price: string }[] } = await request.json();
  const line_items = asked.line_items.map(({ price }) => ({ price, quantity: 1, stock: 0 }));
  return problem(409, 'out_of_stock', 'There is not enough left.', { line_items });
}

/** An order in one state. */
function order(status: string): object {
  return {
    id: 'pi_test_example',
    status: status === 'action' ? 'unpaid' : status,
    amount: 8120,
    currency: 'usd',
    line_items: [
      { price: null, name: 'Everyday mug', quantity: 2, amount: 6400 },
      { price: null, name: 'Letterpress cards', quantity: 1, amount: 1800 },
    ],
    totals: { subtotal: 8200, discount: 820, shipping: 740, tax: 0, total: 8120 },
    ...(status === 'action' && { next_action: true }),
    ...(status === 'unpaid' && { url: new URL('/order.html', self.location.origin).href }),
    ...(status === 'paid' && { receipt_url: new URL('/order.html', self.location.origin).href }),
  };
}

function problem(status: number, code: string, title: string, more: object = {}): Response {
  const body = { type: 'about:blank', code, status, title, request_id: 'req_example', ...more };
  return Response.json(body, { status, headers: { 'content-type': 'application/problem+json' } });
}
