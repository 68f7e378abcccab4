/** A store that is in one state, for the Style guide: `/api/states/empty/products` never has any. */
export async function stateOf(
  path: string,
  request: Request,
  store: (request: Request) => Promise<Response>,
): Promise<Response> {
  const [, state = '', rest = ''] = /^\/api\/states\/([\w-]+)(\/.*)$/.exec(path) ?? [];
  if (state === 'waiting') return new Promise(() => undefined);
  if (state === 'failing') return problem(503, 'stripe_unavailable', 'Stripe cannot be reached.');
  if (state === 'empty' && rest.startsWith('/products')) {
    return Response.json({ products: [], next_cursor: null });
  }
  if (rest.startsWith('/orders/')) return Response.json(order(state));
  const url = new URL(request.url);
  return store(new Request(`${url.origin}/api/store${rest}${url.search}`, request));
}

/** An order in one state. */
function order(status: string): object {
  return {
    id: 'cs_test_example',
    status: status === 'action' ? 'unpaid' : status,
    amount: 8900,
    currency: 'usd',
    line_items: [
      { price: null, name: 'Everyday mug', quantity: 2, amount: 6400 },
      { price: null, name: 'Letterpress cards', quantity: 1, amount: 1800 },
    ],
    totals: { subtotal: 8200, discount: 0, shipping: 700, tax: 0, total: 8900 },
    ...(status === 'action' && { next_action: true }),
    ...(status === 'paid' && { receipt_url: `https://example.com/receipt` }),
  };
}

function problem(status: number, code: string, title: string): Response {
  const body = { type: 'about:blank', code, status, title, request_id: 'req_example' };
  return Response.json(body, { status, headers: { 'content-type': 'application/problem+json' } });
}
