import { describe, expect, it } from 'vitest';
import { sandboxClient, stripeError } from '../../sandbox-client.test.fixture.js';

const features = { invoice_history: { enabled: true } };

describe('the customer portal', () => {
  it('has configurations, the first of which is the default', async () => {
    const { stripe, url } = await sandboxClient();
    const first = await stripe.billingPortal.configurations.create({
      features: { ...features, subscription_cancel: { enabled: true } },
      business_profile: { headline: 'Your tea' },
      login_page: { enabled: true },
      default_return_url: 'https://shop.test/',
    });
    expect(first).toMatchObject({
      object: 'billing_portal.configuration',
      active: true,
      is_default: true,
      business_profile: { headline: 'Your tea' },
      features: {
        invoice_history: { enabled: true },
        subscription_cancel: { enabled: true, mode: 'at_period_end' },
        payment_method_update: { enabled: false },
      },
      login_page: { enabled: true, url: expect.stringContaining(`${url}/p/login/`) },
    });
    const second = await stripe.billingPortal.configurations.create({ features });
    expect(second).toMatchObject({ is_default: false, login_page: { enabled: false, url: null } });
    const byDefault = await stripe.billingPortal.configurations.list({ is_default: true });
    expect(byDefault.data.map(({ id }) => id)).toEqual([first.id]);
    expect(await stripeError(stripe.billingPortal.configurations.retrieve('bpc_x'))).toMatchObject({
      statusCode: 404,
    });
  });

  it('switches features and the login page, and leaves the rest', async () => {
    const { stripe } = await sandboxClient();
    const { id, login_page } = await stripe.billingPortal.configurations.create({
      features,
      login_page: { enabled: true },
    });
    const changed = await stripe.billingPortal.configurations.update(id, {
      login_page: { enabled: false },
      features: { payment_method_update: { enabled: true } },
    });
    expect(changed).toMatchObject({
      login_page: { enabled: false, url: null },
      features: { invoice_history: { enabled: true }, payment_method_update: { enabled: true } },
    });
    expect((await fetch(login_page.url ?? '')).status).toBe(404);
  });

  it('asks for an e-mail address on its login page, and tells nobody whose it is', async () => {
    const { stripe } = await sandboxClient();
    const { login_page } = await stripe.billingPortal.configurations.create({
      features,
      business_profile: { headline: 'Your tea' },
      login_page: { enabled: true },
    });
    const address = `${login_page.url}?prefilled_email=ada%40shop.test`;
    const page = await (await fetch(address)).text();
    expect(page).toContain('Your tea');
    expect(page).toContain('value="ada@shop.test"');
    const body = new URLSearchParams({ email: 'nobody@shop.test' });
    const sent = await fetch(login_page.url ?? '', { method: 'POST', body });
    expect(await sent.text()).toContain('Check your e-mail');
  });
});
