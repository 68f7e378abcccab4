import { describe, expect, it } from 'vitest';
import { idOf, sandboxClient, stripeError } from '../sandbox-client.test.fixture.js';

describe('expand', () => {
  it('walks lists and objects', async () => {
    const { stripe, price } = await sandboxClient();
    const { id, product } = await price();
    await stripe.products.update(idOf(product), { default_price: id });
    const { data } = await stripe.prices.list({ expand: ['data.product.default_price.product'] });
    expect(data[0]).toMatchObject({
      product: { name: 'Mug', default_price: { id, product: { object: 'product' } } },
    });
  });

  it('shows refunds of a charge only when asked', async () => {
    const { stripe } = await sandboxClient();
    const { latest_charge, id } = await stripe.paymentIntents.create({
      amount: 500,
      currency: 'usd',
      confirm: true,
      payment_method: 'pm_card_visa',
      return_url: 'https://shop.test/',
    });
    const refund = await stripe.refunds.create({ payment_intent: id, expand: ['charge'] });
    expect(refund.charge).toMatchObject({ refunded: true });
    expect(await stripe.charges.retrieve(idOf(latest_charge))).not.toHaveProperty('refunds');
    const charge = await stripe.charges.retrieve(idOf(latest_charge), {
      expand: ['refunds', 'payment_intent'],
    });
    expect(charge).toMatchObject({
      payment_intent: { id },
      refunds: { object: 'list', data: [{ id: refund.id }] },
    });
  });

  it('leaves null alone', async () => {
    const { stripe } = await sandboxClient();
    const intent = await stripe.paymentIntents.create({
      amount: 500,
      currency: 'usd',
      expand: ['latest_charge', 'customer'],
    });
    expect(intent).toMatchObject({ latest_charge: null, customer: null });
  });

  it.each([
    ['nope', 'This property cannot be expanded (nope).'],
    ['name', 'This property cannot be expanded (name).'],
    ['constructor', 'This property cannot be expanded (constructor).'],
    ['__proto__', 'This property cannot be expanded (__proto__).'],
    ['metadata.__proto__', 'This property cannot be expanded (metadata.__proto__).'],
    ['default_price.toString', 'This property cannot be expanded (default_price.toString).'],
    [
      'default_price.product.default_price.product.default_price',
      'You cannot expand more than 4 levels of a property. (property: default_price.product.default_price.product.default_price)',
    ],
  ])('refuses %s', async (path, message) => {
    const { stripe } = await sandboxClient();
    const { id } = await stripe.products.create({
      name: 'Mug',
      default_price_data: { currency: 'usd', unit_amount: 100 },
    });
    expect(await stripeError(stripe.products.retrieve(id, { expand: [path] }))).toMatchObject({
      statusCode: 400,
      param: 'expand',
      message,
    });
  });

  it('hints at data in lists', async () => {
    const { stripe, price } = await sandboxClient();
    await price();
    expect(await stripeError(stripe.prices.list({ expand: ['product'] }))).toMatchObject({
      message:
        "This property cannot be expanded (product). You may want to try expanding 'data.product' instead.",
    });
  });
});
