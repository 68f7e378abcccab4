import { describe, expect, it } from 'vitest';
import { idOf, sandboxClient, stripeError } from '../sandbox-client.test.fixture.js';

describe('products', () => {
  it("are created with what is given and Stripe's defaults", async () => {
    const { stripe } = await sandboxClient({ clock: 1_800_000_000_000 });
    const product = await stripe.products.create({
      id: 'mug',
      name: 'Mug <b>🙂</b>',
      images: ['https://shop.test/mug.webp'],
      marketing_features: [{ name: 'Dishwasher safe' }],
      metadata: { category: 'kitchen' },
    });
    expect(product).toMatchObject({
      id: 'mug',
      object: 'product',
      active: true,
      created: 1_800_000_000,
      default_price: null,
      description: null,
      images: ['https://shop.test/mug.webp'],
      livemode: false,
      marketing_features: [{ name: 'Dishwasher safe' }],
      metadata: { category: 'kitchen' },
      name: 'Mug <b>🙂</b>',
      type: 'service',
      updated: 1_800_000_000,
      url: null,
    });
    expect(await stripe.products.retrieve('mug')).toMatchObject({ name: 'Mug <b>🙂</b>' });
  });

  it('get a default price from default_price_data', async () => {
    const { stripe } = await sandboxClient();
    const product = await stripe.products.create({
      name: 'Mug',
      default_price_data: { currency: 'EUR', unit_amount: 900 },
      expand: ['default_price'],
    });
    expect(product.default_price).toMatchObject({
      object: 'price',
      currency: 'eur',
      unit_amount: 900,
      product: product.id,
    });
  });

  it('merge metadata, drop empty keys, and unset what an empty string unsets', async () => {
    const { stripe, sandbox } = await sandboxClient();
    const { id } = await stripe.products.create({
      name: 'Mug',
      description: 'Old',
      metadata: { a: '1', b: '2' },
    });
    const changed = await stripe.products.update(id, {
      description: '',
      metadata: { a: '', c: '3' },
    });
    expect(changed.description).toBeNull();
    expect(changed.metadata).toEqual({ b: '2', c: '3' });
    const { data } = await stripe.events.list({ type: 'product.updated' });
    expect(data[0]?.data.previous_attributes).toEqual({
      description: 'Old',
      metadata: { a: '1', b: '2' },
    });
    expect(sandbox.products.get(id)?.metadata).toEqual({ b: '2', c: '3' });
    expect((await stripe.products.update(id, { metadata: '' })).metadata).toEqual({});
  });

  it('make no event when nothing changes', async () => {
    const { stripe } = await sandboxClient();
    const { id } = await stripe.products.create({ name: 'Mug' });
    await stripe.products.update(id, { name: 'Mug' });
    expect((await stripe.events.list({ type: 'product.updated' })).data).toEqual([]);
  });

  it('are listed by their filters, newest first', async () => {
    const { stripe } = await sandboxClient();
    await stripe.products.create({ id: 'a', name: 'A', shippable: true });
    await stripe.products.create({ id: 'b', name: 'B', active: false });
    await stripe.products.create({ id: 'c', name: 'C', url: 'https://shop.test/c' });
    const ids = async (params: Parameters<typeof stripe.products.list>[0]) =>
      (await stripe.products.list(params)).data.map(({ id }) => id);
    expect(await ids({})).toEqual(['c', 'b', 'a']);
    expect(await ids({ active: true })).toEqual(['c', 'a']);
    expect(await ids({ shippable: true })).toEqual(['a']);
    expect(await ids({ url: 'https://shop.test/c' })).toEqual(['c']);
    expect(await ids({ ids: ['a', 'b', 'nope'] })).toEqual(['b', 'a']);
    expect(await ids({ created: { gt: 4_000_000_000 } })).toEqual([]);
    expect(
      await stripeError(stripe.products.list({ ids: ['a'], starting_after: 'b' })),
    ).toMatchObject({ statusCode: 400, param: 'ids' });
  });

  it('are deleted only while they have no price', async () => {
    const { stripe, price } = await sandboxClient();
    const { product } = await price();
    expect(await stripeError(stripe.products.del(idOf(product)))).toMatchObject({
      statusCode: 400,
      message: 'This product cannot be deleted because it has one or more user-created prices.',
    });
    const { id } = await stripe.products.create({ name: 'Free' });
    expect(await stripe.products.del(id)).toMatchObject({ id, object: 'product', deleted: true });
    expect(await stripeError(stripe.products.retrieve(id))).toMatchObject({
      statusCode: 404,
      type: 'StripeInvalidRequestError',
      code: 'resource_missing',
      param: 'id',
      message: `No such product: '${id}'`,
    });
  });

  it('refuse a taken id, a default price of another product, a ninth image', async () => {
    const { stripe, price } = await sandboxClient();
    await stripe.products.create({ id: 'a', name: 'A' });
    expect(await stripeError(stripe.products.create({ id: 'a', name: 'A' }))).toMatchObject({
      code: 'resource_already_exists',
    });
    const other = await price();
    expect(
      await stripeError(stripe.products.update('a', { default_price: other.id })),
    ).toMatchObject({ param: 'default_price' });
    const images = Array.from({ length: 9 }, (_, index) => `https://shop.test/${index}`);
    expect(await stripeError(stripe.products.update('a', { images }))).toMatchObject({
      param: 'images',
    });
  });
});
