import type { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { idOf, stripeError } from '../../sandbox-client.test.fixture.js';
import { card, inCountry, paymentPageShop } from '../payment-page/payment-page.test.fixture.js';

const email = 'ada@shop.test';
const standard = (amount = 500, more: object = {}) => ({
  shipping_rate_data: {
    display_name: 'Standard',
    type: 'fixed_amount' as const,
    fixed_amount: { amount, currency: 'usd' },
    ...more,
  },
});

async function shopWithCode(
  coupon: Stripe.CouponCreateParams,
  code: Partial<Stripe.PromotionCodeCreateParams> = {},
) {
  const setup = await paymentPageShop({ allow_promotion_codes: true });
  const { id } = await setup.stripe.coupons.create(coupon);
  const promotion = await setup.stripe.promotionCodes.create({
    promotion: { type: 'coupon', coupon: id },
    code: 'SPRING',
    ...code,
  });
  return { ...setup, coupon: id, promotion };
}

describe('promotion codes', () => {
  it('take off a part, live, whatever their case, and are taken away again', async () => {
    const { create, pageOf, promotion, stripe } = await shopWithCode({
      percent_off: 12.5,
      name: 'Spring sale',
    });
    const session = await create();
    const { page } = await pageOf(session, { promotion_code: ' spring ' });
    expect(page).toMatchObject({
      allow_promotion_codes: true,
      total: { subtotal: 3600, discount: 450, total: 3150 },
      discounts: [
        { amount: 450, display_name: 'Spring sale', promotion_code: 'SPRING', percent_off: 12.5 },
      ],
      line_items: [{ subtotal: 3600, discount: 450, total: 3150 }],
    });
    const kept = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['discounts.promotion_code', 'line_items'],
    });
    expect(kept).toMatchObject({
      amount_subtotal: 3600,
      amount_total: 3150,
      total_details: { amount_discount: 450, amount_shipping: 0, amount_tax: 0 },
      discounts: [{ coupon: null, promotion_code: { id: promotion.id, code: 'SPRING' } }],
      line_items: { data: [{ amount_discount: 450, amount_total: 3150 }] },
    });
    const removed = await pageOf(session, { promotion_code: '' });
    expect(removed.page).toMatchObject({ discounts: [], total: { discount: 0, total: 3600 } });
  });

  it('take an amount off in proportion to the lines, to the last cent', async () => {
    const { create, pageOf, price, stripe } = await shopWithCode({
      amount_off: 1000,
      currency: 'usd',
    });
    const three = [1, 1, 1].map((quantity) => ({ price: price.id, quantity }));
    const session = await create({ line_items: three });
    const { page } = await pageOf(session, { promotion_code: 'SPRING' });
    expect(page.line_items.map(({ discount }) => discount)).toEqual([333, 334, 333]);
    expect(page.total).toMatchObject({ discount: 1000, total: 4400 });
    const euros = await stripe.prices.create({
      currency: 'eur',
      unit_amount: 900,
      product: idOf(price.product),
    });
    const other = await create({ line_items: [{ price: euros.id, quantity: 1 }] });
    expect((await pageOf(other, { promotion_code: 'SPRING' })).error?.code).toBe(
      'promotion_code_invalid',
    );
  });

  it('are only for the products of their coupon', async () => {
    const { create, pageOf, price, stripe } = await paymentPageShop({
      allow_promotion_codes: true,
    });
    const bowl = await stripe.products.create({
      name: 'Bowl',
      default_price_data: { currency: 'usd', unit_amount: 1000 },
    });
    const coupon = await stripe.coupons.create({
      percent_off: 50,
      applies_to: { products: [bowl.id] },
    });
    expect(coupon).not.toHaveProperty('applies_to');
    const shown = await stripe.coupons.retrieve(coupon.id, { expand: ['applies_to'] });
    expect(shown.applies_to).toEqual({ products: [bowl.id] });
    await stripe.promotionCodes.create({
      promotion: { type: 'coupon', coupon: coupon.id },
      code: 'BOWL',
    });
    const both = await create({
      line_items: [
        { price: price.id, quantity: 1 },
        { price: idOf(bowl.default_price), quantity: 1 },
      ],
    });
    const { page } = await pageOf(both, { promotion_code: 'BOWL' });
    expect(page.line_items.map(({ discount }) => discount)).toEqual([0, 500]);
    const session = await create();
    expect((await pageOf(session, { promotion_code: 'BOWL' })).error?.code).toBe(
      'coupon_applies_to_nothing',
    );
  });

  it.each<[string, Partial<Stripe.PromotionCodeCreateParams>, string]>([
    ['inactive', { active: false }, 'promotion_code_invalid'],
    [
      'for more than this',
      { restrictions: { minimum_amount: 3601, minimum_amount_currency: 'usd' } },
      'promotion_code_amount_insufficient',
    ],
  ])('are refused when %s; nothing changes', async (_, params, code) => {
    const { create, pageOf } = await shopWithCode({ percent_off: 10 }, params);
    const session = await create();
    expect(await pageOf(session, { promotion_code: 'SPRING', email })).toMatchObject({
      status: 400,
      error: { code, param: 'promotion_code' },
    });
    expect((await pageOf(session)).page).toMatchObject({ discounts: [], email: null });
  });

  it('are refused where nobody has them, or the session takes none', async () => {
    const { create, pageOf } = await shopWithCode({ percent_off: 10 });
    const session = await create();
    expect((await pageOf(session, { promotion_code: 'WINTER' })).error).toMatchObject({
      code: 'promotion_code_invalid',
      message: 'This code is invalid.',
    });
    const closed = await create({ allow_promotion_codes: false });
    expect((await pageOf(closed, { promotion_code: 'SPRING' })).status).toBe(400);
  });

  it('are counted when paid, and run out', async () => {
    const { coupon, confirm, create, pageOf, promotion, stripe } = await shopWithCode(
      { percent_off: 10 },
      { max_redemptions: 1 },
    );
    const session = await create();
    await pageOf(session, { promotion_code: 'SPRING' });
    expect((await stripe.promotionCodes.retrieve(promotion.id)).times_redeemed).toBe(0);
    const paid = await confirm(session, { email, payment_method_data: card() });
    expect(paid.page.status).toBe('complete');
    expect((await stripe.charges.list()).data[0]?.amount).toBe(3240);
    expect(await stripe.promotionCodes.retrieve(promotion.id)).toMatchObject({
      active: false,
      times_redeemed: 1,
    });
    expect((await stripe.coupons.retrieve(coupon)).times_redeemed).toBe(1);
    const next = await create();
    expect((await pageOf(next, { promotion_code: 'SPRING' })).error?.code).toBe(
      'promotion_code_invalid',
    );
  });

  it('that leave nothing to pay need no card', async () => {
    const { confirm, create, pageOf, stripe, types } = await shopWithCode({ percent_off: 100 });
    const session = await create();
    await pageOf(session, { promotion_code: 'SPRING' });
    const { page } = await confirm(session, { email, expected_amount: 0 });
    expect(page).toMatchObject({ status: 'complete', payment_status: 'no_payment_required' });
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      payment_intent: null,
      payment_status: 'no_payment_required',
    });
    expect(await types()).toContain('checkout.session.completed');
  });

  it('expire with their coupon', async () => {
    const { create, pageOf, sandbox } = await shopWithCode({
      percent_off: 10,
      redeem_by: 1_800_000_100,
    });
    const session = await create();
    sandbox.clock.advance(101_000);
    expect((await pageOf(session, { promotion_code: 'SPRING' })).error?.code).toBe(
      'promotion_code_invalid',
    );
  });
});

describe('discounts of the shop', () => {
  it('are there from the start, and exclude codes', async () => {
    const { create, pageOf, stripe } = await paymentPageShop();
    const { id: coupon } = await stripe.coupons.create({ amount_off: 600, currency: 'usd' });
    const session = await create({ discounts: [{ coupon }] });
    expect(session).toMatchObject({ amount_total: 3000, discounts: [{ coupon }] });
    expect((await pageOf(session)).page.discounts).toMatchObject([{ promotion_code: null }]);
    const both = { discounts: [{ coupon }], allow_promotion_codes: true };
    expect(await stripeError(create(both))).toMatchObject({
      param: 'discounts',
    });
    const unknown = { discounts: [{ coupon: 'nope' }] };
    expect(await stripeError(create(unknown))).toMatchObject({
      param: 'discounts[0][coupon]',
      code: 'resource_missing',
    });
  });
});

describe('shipping options', () => {
  it('begin with the first, and change the total with the choice', async () => {
    const { confirm, create, pageOf, stripe } = await paymentPageShop();
    const express = await stripe.shippingRates.create({
      display_name: 'Express',
      fixed_amount: { amount: 1500, currency: 'usd' },
      delivery_estimate: { maximum: { unit: 'business_day', value: 2 } },
    });
    const session = await create({
      shipping_address_collection: { allowed_countries: ['US'] },
      shipping_options: [standard(), { shipping_rate: express.id }],
    });
    expect(session).toMatchObject({
      amount_subtotal: 3600,
      amount_total: 4100,
      shipping_cost: { amount_total: 500 },
      shipping_options: [
        { shipping_amount: 500 },
        { shipping_amount: 1500, shipping_rate: express.id },
      ],
      total_details: { amount_shipping: 500 },
    });
    const { page } = await pageOf(session, { shipping_rate: express.id });
    expect(page).toMatchObject({
      shipping_rate: express.id,
      total: { shipping: 1500, total: 5100 },
      shipping_options: [
        { display_name: 'Standard', amount: 500, currency: 'usd' },
        {
          id: express.id,
          display_name: 'Express',
          delivery_estimate: { maximum: { unit: 'business_day', value: 2 }, minimum: null },
        },
      ],
    });
    expect(await pageOf(session, { shipping_rate: 'shr_other' })).toMatchObject({
      status: 400,
      error: { param: 'shipping_rate' },
    });
    await confirm(session, { email, shipping: inCountry('US'), payment_method_data: card() });
    expect(
      await stripe.checkout.sessions.retrieve(session.id, {
        expand: ['shipping_cost.shipping_rate'],
      }),
    ).toMatchObject({
      payment_status: 'paid',
      amount_total: 5100,
      shipping_cost: { amount_total: 1500, shipping_rate: { display_name: 'Express' } },
      collected_information: { shipping_details: { address: { country: 'US' } } },
    });
  });

  it('are refused in another currency, or twice', async () => {
    const { create } = await paymentPageShop();
    const euros = {
      shipping_rate_data: { display_name: 'A', fixed_amount: { amount: 1, currency: 'eur' } },
    };
    expect(await stripeError(create({ shipping_options: [euros] }))).toMatchObject({
      param: 'shipping_options[0]',
    });
    const both = { ...standard(), shipping_rate: 'shr_x' };
    expect(await stripeError(create({ shipping_options: [both] }))).toMatchObject({
      param: 'shipping_options[0][shipping_rate]',
    });
  });
});

describe('taxes', () => {
  it('are added by tax rates, or are part of the price', async () => {
    const { create, pageOf, price, stripe } = await paymentPageShop();
    const rate = (inclusive: boolean) =>
      stripe.taxRates.create({ display_name: 'VAT', percentage: 19, inclusive });
    const [on, within] = [await rate(false), await rate(true)];
    const session = await create({
      line_items: [
        { price: price.id, quantity: 1, tax_rates: [on.id] },
        { price: price.id, quantity: 1, tax_rates: [within.id] },
      ],
    });
    expect(session).toMatchObject({
      amount_subtotal: 3600,
      amount_total: 3600 + 342,
      total_details: { amount_tax: 342 + 287 },
    });
    expect((await pageOf(session)).page).toMatchObject({
      total: { tax_exclusive: 342, tax_inclusive: 287, total: 3942 },
      taxes: [
        { display_name: 'VAT', percentage: 19, inclusive: false, amount: 342 },
        { inclusive: true, amount: 287 },
      ],
    });
    const lines = await stripe.checkout.sessions.listLineItems(session.id, {
      expand: ['data.taxes'],
    });
    expect(lines.data[0]?.taxes).toMatchObject([{ amount: 342, rate: { id: on.id } }]);
  });

  it('come by themselves with the address, after discounts, on shipping too', async () => {
    const { create, pageOf, stripe } = await paymentPageShop();
    const { id: coupon } = await stripe.coupons.create({ percent_off: 50 });
    const session = await create({
      automatic_tax: { enabled: true },
      discounts: [{ coupon }],
      shipping_address_collection: { allowed_countries: ['DE', 'US', 'AE'] },
      shipping_options: [standard(1000)],
    });
    expect(session.automatic_tax.status).toBe('requires_location_inputs');
    expect((await pageOf(session)).page.tax.status).toBe('requires_shipping_address');
    const { page } = await pageOf(session, { shipping: inCountry('DE') });
    expect(page).toMatchObject({
      tax: { status: 'ready' },
      taxes: [{ display_name: 'VAT', percentage: 19, amount: 342 + 190 }],
      total: { discount: 1800, shipping: 1000, tax_exclusive: 532, total: 1800 + 1000 + 532 },
    });
    const free = await pageOf(session, { shipping: inCountry('AE') });
    expect(free.page).toMatchObject({
      taxes: [],
      total: { total: 2800 },
      tax: { status: 'ready' },
    });
  });

  it('ask for the billing address where nothing is shipped', async () => {
    const { create, pageOf } = await paymentPageShop();
    const session = await create({ automatic_tax: { enabled: true } });
    expect((await pageOf(session)).page.tax.status).toBe('requires_billing_address');
    const { page } = await pageOf(session, { billing_address: inCountry('US') });
    expect(page.total).toMatchObject({ tax_exclusive: 288, total: 3888 });
  });
});
