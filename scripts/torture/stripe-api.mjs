/** Calls the sandbox's API as Stripe.js, the Dashboard or a test would: without the faults that the store meets. */
export function stripeApi(fetch, key, base = 'http://sandbox.test') {
  return async function call(method, path, parameters = {}) {
    const form = new URLSearchParams(flat(parameters));
    const isRead = method === 'GET';
    const query = isRead && form.size > 0 ? `?${form}` : '';
    const response = await fetch(`${base}/v1/${path}${query}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(!isRead && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(!isRead && { body: form.toString() }),
    });
    const body = await response.json();
    if (response.ok) return body;
    throw Object.assign(new Error(body.error?.message ?? `HTTP ${response.status}`), {
      status: response.status,
      code: body.error?.code,
      declineCode: body.error?.decline_code,
    });
  };
}

/** Every object of a list, page by page. */
export async function listAll(call, path, parameters = {}) {
  const found = [];
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a page tells where the next begins
    const { data, has_more: hasMore } = await call('GET', path, {
      limit: 100,
      ...parameters,
      ...(found.length > 0 && { starting_after: found.at(-1).id }),
    });
    found.push(...data);
    if (!hasMore) return found;
  }
}

/** Stripe's bracketed form. */
function flat(value, prefix = '') {
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = prefix ? `${prefix}[${key}]` : key;
    if (inner === undefined) return [];
    return typeof inner === 'object' && inner !== null
      ? flat(inner, name)
      : [[name, String(inner)]];
  });
}
