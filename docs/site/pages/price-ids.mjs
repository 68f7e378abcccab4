import { createSandbox } from '@storetag/sandbox';

/**
 * Ids of the demo's prices by lookup key: a sandbox gives them the same ids wherever it runs, in the reader's browser, too.
 *
 * @returns {Promise<Map<string, string>>}
 */
export async function priceIds(fillShop) {
  const sandbox = createSandbox();
  const call = async (path, init = {}) => {
    const request = new Request(`http://sandbox/v1/${path}`, {
      headers: { authorization: `Bearer ${sandbox.keys.secret}` },
      ...init,
    });
    return (await sandbox.fetch(request)).json();
  };
  await fillShop((path, params) =>
    call(path, { method: 'POST', body: new URLSearchParams(params) }),
  );
  const { data } = await call('prices?limit=100');
  return new Map(data.map(({ id, lookup_key: key }) => [key, id]));
}
