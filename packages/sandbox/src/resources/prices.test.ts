import { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { idOf, sandboxClient, stripeError } from '../sandbox-client.test.fixture.js';

describe('prices', () => {
  it('are one-time or recurring, with amounts as given', async () => {
    const { stripe, price } = await sandboxClient();
    const once = await price({ unit_amount: 1500, currency: 'jpy', nickname: 'inner' });
    expect(once).toMatchObject({
      object: 'price',
      active: true,
      billing_scheme: 'per_unit',
      currency: 'jpy',
      nickname: 'inner',
      recurring: null,
      type: 'one_time',
      unit_amount: 1500,
      tax_behavior: 'unspecified',
    });
    expect(String(once.unit_amount_decimal)).toBe('1500');
    const monthly = await price({ recurring: { interval: 'month' } });
    expect(monthly).toMatchObject({
      type: 'recurring',
      recurring: { interval: 'month', interval_count: 1, usage_type: 'licensed', meter: null },
    });
    expect(await stripe.prices.retrieve(monthly.id)).toEqual(
      expect.objectContaining({ id: monthly.id, product: monthly.product }),
    );
  });

  it('have no unit_amount when fractional or chosen by the customer', async () => {
    const { price } = await sandboxClient();
    const fraction = await price(
      withoutAmount({ unit_amount_decimal: Stripe.Decimal.from('0.5') }),
    );
    expect(fraction.unit_amount).toBeNull();
    expect(String(fraction.unit_amount_decimal)).toBe('0.5');
    const chosen = await price(
      withoutAmount({ custom_unit_amount: { enabled: true, minimum: 500, preset: 1000 } }),
    );
    expect(chosen).toMatchObject({
      unit_amount: null,
      unit_amount_decimal: null,
      custom_unit_amount: { minimum: 500, maximum: null, preset: 1000 },
    });
  });

  it('make their product from product_data', async () => {
    const { stripe } = await sandboxClient();
    const price = await stripe.prices.create({
      currency: 'usd',
      unit_amount: 100,
      product_data: { name: 'Sticker' },
      expand: ['product'],
    });
    expect(price.product).toMatchObject({ object: 'product', name: 'Sticker' });
  });

  it('are listed by every filter', async () => {
    const { stripe, price } = await sandboxClient();
    const a = await price({ lookup_key: 'a' });
    const b = await price({ currency: 'eur', recurring: { interval: 'year' } });
    const c = await price({ active: false });
    const ids = async (params: Stripe.PriceListParams) =>
      (await stripe.prices.list(params)).data.map(({ id }) => id);
    expect(await ids({})).toEqual([c.id, b.id, a.id]);
    expect(await ids({ active: true })).toEqual([b.id, a.id]);
    expect(await ids({ active: false })).toEqual([c.id]);
    expect(await ids({ currency: 'eur' })).toEqual([b.id]);
    expect(await ids({ type: 'recurring' })).toEqual([b.id]);
    expect(await ids({ type: 'one_time' })).toEqual([c.id, a.id]);
    expect(await ids({ recurring: { interval: 'year' } })).toEqual([b.id]);
    expect(await ids({ recurring: { interval: 'month' } })).toEqual([]);
    expect(await ids({ lookup_keys: ['a', 'zzz'] })).toEqual([a.id]);
    expect(await ids({ product: idOf(c.product) })).toEqual([c.id]);
  });

  it('keep a lookup key until another price takes it over', async () => {
    const { stripe, price } = await sandboxClient();
    const first = await price({ lookup_key: 'mug' });
    const refused = await stripeError(price({ lookup_key: 'mug' }));
    expect(refused).toMatchObject({
      param: 'lookup_key',
      message: `A price (\`${first.id}\`) already uses that lookup key.`,
    });
    const second = await price({ lookup_key: 'mug', transfer_lookup_key: true });
    expect(second.lookup_key).toBe('mug');
    expect((await stripe.prices.retrieve(first.id)).lookup_key).toBeNull();
  });

  it('can be archived, unless they are the default', async () => {
    const { stripe, price } = await sandboxClient();
    const { id, product } = await price();
    expect((await stripe.prices.update(id, { active: false })).active).toBe(false);
    await stripe.prices.update(id, { active: true });
    await stripe.products.update(idOf(product), { default_price: id });
    expect(await stripeError(stripe.prices.update(id, { active: false }))).toMatchObject({
      message: 'This price cannot be archived because it is the default price of its product.',
    });
  });

  it.each([
    [{ currency: 'xxq' }, { param: 'currency' }],
    [{ unit_amount: -1 }, { param: 'unit_amount', code: 'parameter_invalid_integer' }],
    [{ unit_amount: 1.5 }, { param: 'unit_amount', code: 'parameter_invalid_integer' }],
    [{ currency: 'kwd', unit_amount: 1234 }, { param: 'unit_amount' }],
    [{ currency: 'isk', unit_amount: 50 }, { param: 'unit_amount' }],
    [{ product: 'prod_nope' }, { param: 'product', code: 'resource_missing', statusCode: 400 }],
    [{ recurring: { interval: 'decade' } }, { param: 'recurring[interval]' }],
  ])('refuse %o', async (params, error) => {
    const { price } = await sandboxClient();
    expect(await stripeError(price(params))).toMatchObject({ statusCode: 400, ...error });
  });

  it('refuse no amount, and two', async () => {
    const { price } = await sandboxClient();
    expect(await stripeError(price(withoutAmount({})))).toMatchObject({ param: 'unit_amount' });
    expect(
      await stripeError(price({ unit_amount_decimal: Stripe.Decimal.from('5') })),
    ).toMatchObject({ param: 'unit_amount' });
  });
});

/** Takes away the amount that the fixture gives. */
function withoutAmount(
  params: Partial<Stripe.PriceCreateParams>,
): Partial<Stripe.PriceCreateParams> {
  return { ...params, ...({ unit_amount: undefined } as object) };
}

describe('tiered prices', () => {
  const tiers: Stripe.PriceCreateParams.Tier[] = [
    { up_to: 10, unit_amount: 500 },
    { up_to: 'inf', unit_amount: 300, flat_amount: 100 },
  ];

  it.each<['graduated' | 'volume', number, number]>([
    ['graduated', 10, 5000],
    ['graduated', 12, 5000 + 100 + 600],
    ['volume', 10, 5000],
    ['volume', 12, 100 + 3600],
  ])('%s: %i cost %i', async (tiers_mode, quantity, amount) => {
    const { stripe } = await sandboxClient();
    const { id } = await stripe.products.create({ name: 'Nail' });
    const price = await stripe.prices.create({
      product: id,
      currency: 'usd',
      billing_scheme: 'tiered',
      tiers_mode,
      tiers,
      expand: ['tiers'],
    });
    expect(price).toMatchObject({
      billing_scheme: 'tiered',
      tiers_mode,
      unit_amount: null,
      tiers: [
        { up_to: 10, unit_amount: 500, flat_amount: null },
        { up_to: null, unit_amount: 300, flat_amount: 100 },
      ],
    });
    expect(await stripe.prices.retrieve(price.id)).not.toHaveProperty('tiers');
    const session = await stripe.checkout.sessions.create({
      mode: 'payment',
      success_url: 'https://shop.test/',
      line_items: [{ price: price.id, quantity }],
    });
    expect(session.amount_total).toBe(amount);
  });

  it.each<[Partial<Stripe.PriceCreateParams>, string]>([
    [{ tiers: [{ up_to: 10, unit_amount: 1 }] }, 'tiers[0][up_to]'],
    [{ tiers: [{ up_to: 'inf' }] }, 'tiers[0][unit_amount]'],
    [{ unit_amount: 1 }, 'unit_amount'],
    [{ billing_scheme: 'per_unit', unit_amount: 1 }, 'tiers'],
  ])('are refused with %o', async (params, param) => {
    const { stripe } = await sandboxClient();
    const { id } = await stripe.products.create({ name: 'Nail' });
    const create = stripe.prices.create({
      product: id,
      currency: 'usd',
      billing_scheme: 'tiered',
      tiers_mode: 'volume',
      tiers,
      ...params,
    });
    expect(await stripeError(create)).toMatchObject({ statusCode: 400, param });
  });
});
