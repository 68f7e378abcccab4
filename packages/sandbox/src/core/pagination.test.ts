import { describe, expect, it } from 'vitest';
import { sandboxClient, stripeError } from '../sandbox-client.test.fixture.js';

async function products(count: number) {
  const { stripe } = await sandboxClient();
  const made: string[] = [];
  for (let index = 0; index < count; index += 1) {
    // One after the other: their order is what is tested.
    // oxlint-disable-next-line no-await-in-loop
    made.push(
      (await stripe.products.create({ id: `p${index}`, name: 'P', active: index % 2 === 0 })).id,
    );
  }
  return { stripe, newestFirst: made.toReversed() };
}

describe('lists', () => {
  it('have ten entries unless told otherwise', async () => {
    const { stripe, newestFirst } = await products(11);
    const page = await stripe.products.list();
    expect(page).toMatchObject({ object: 'list', has_more: true, url: '/v1/products' });
    expect(page.data.map(({ id }) => id)).toEqual(newestFirst.slice(0, 10));
    expect((await stripe.products.list({ limit: 11 })).has_more).toBe(false);
  });

  it('go on after a cursor, and back before one', async () => {
    const { stripe, newestFirst } = await products(7);
    const next = await stripe.products.list({ limit: 3, starting_after: newestFirst[2] ?? '' });
    expect(next.data.map(({ id }) => id)).toEqual(newestFirst.slice(3, 6));
    expect(next.has_more).toBe(true);
    const back = await stripe.products.list({ limit: 2, ending_before: newestFirst[3] ?? '' });
    expect(back.data.map(({ id }) => id)).toEqual(newestFirst.slice(1, 3));
    expect(back.has_more).toBe(true);
    const first = await stripe.products.list({ limit: 3, ending_before: newestFirst[3] ?? '' });
    expect(first.has_more).toBe(false);
  });

  it('go on after a cursor that the filter leaves out', async () => {
    const { stripe } = await products(5);
    const { data } = await stripe.products.list({ active: true, starting_after: 'p3' });
    expect(data.map(({ id }) => id)).toEqual(['p2', 'p0']);
  });

  it("are read whole by the client's own paging", async () => {
    const { stripe, newestFirst } = await products(25);
    const all: string[] = [];
    for await (const { id } of stripe.products.list({ limit: 10 })) all.push(id);
    expect(all).toEqual(newestFirst);
  });

  it.each([
    [{ limit: 0 }, { param: 'limit' }],
    [{ limit: 101 }, { param: 'limit', message: 'This value must be less than or equal to 100.' }],
    [{ starting_after: 'nope' }, { param: 'starting_after', code: 'resource_missing' }],
    [{ starting_after: 'p0', ending_before: 'p0' }, { param: 'starting_after' }],
  ])('refuse %o', async (params, error) => {
    const { stripe } = await products(1);
    expect(await stripeError(stripe.products.list(params))).toMatchObject({
      statusCode: 400,
      ...error,
    });
  });
});
