import type { Page } from 'playwright-core';
import type Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { frameOf, watchDigits } from './testing/payment-frame.test.fixture.js';
import { eventually, openShop, type Shop, violations } from './testing/shop.test.fixture.js';

describe('createEmbeddedCheckoutPage', { timeout: 30_000 }, () => {
  let shop: Shop;
  let page: Page;
  let price: Stripe.Price;

  beforeAll(async () => {
    shop = await openShop();
    price = await shop.stripe.prices.create({
      currency: 'usd',
      unit_amount: 1800,
      product_data: { name: 'Mug' },
    });
  }, 30_000);
  afterAll(() => shop.close());
  afterEach(() => page.context().close());

  const createSession = (params: Stripe.Checkout.SessionCreateParams = {}) =>
    shop.stripe.checkout.sessions.create({
      mode: 'payment',
      ui_mode: 'embedded_page',
      line_items: [{ price: price.id, quantity: 1 }],
      return_url: `${shop.shopUrl}/thanks?session_id={CHECKOUT_SESSION_ID}`,
      ...params,
    });

  /** Opens the shop with the session's page in it. */
  async function embed({ client_secret }: Stripe.Checkout.Session): Promise<void> {
    page = await shop.visit();
    await page.evaluate(
      async ([key, secret]) => {
        const { shop: own } = window;
        await own.load(key);
        const embedded = await own.stripe.createEmbeddedCheckoutPage({
          fetchClientSecret: () => Promise.resolve(secret),
          onComplete: () => own.events.push({ type: 'complete' }),
        });
        embedded.mount('#mount');
        Reflect.set(own, 'embedded', embedded);
      },
      [shop.sandbox.keys.publishable, client_secret!] as const,
    );
  }
  const frame = () => frameOf(page, 'Secure payment page');
  async function pay(number = '4242424242424242'): Promise<void> {
    await frame().locator('#email').fill('ada@example.com');
    await frame().locator('#cardNumber').fill(number);
    await frame().locator('#cardExpiry').fill('1234');
    await frame().locator('#cardCvc').fill('123');
    await frame().locator('#billingName').fill('Ada Lovelace');
    await frame().locator('#billingPostalCode').fill('94107');
    await frame().locator('[data-testid="hosted-payment-submit-button"]').click();
  }
  const completed = () => page.evaluate(() => window.shop.events.length);

  it('goes to the return address when it is paid', async () => {
    const session = await createSession();
    await embed(session);
    await pay();
    await page.waitForURL('**/thanks**');
    expect(new URL(page.url()).searchParams.get('session_id')).toBe(session.id);
    expect((await shop.stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid');
  });

  it('calls onComplete where nothing redirects, and lets no card digit out', async () => {
    const session = await createSession({ redirect_on_completion: 'if_required' });
    await embed(session);
    const digits = watchDigits(page, '4242424242424242');
    await pay();
    await eventually(completed).toBe(1);
    expect(new URL(page.url()).pathname).toBe('/');
    expect(digits.origins).toEqual([shop.url]);
    const html = await page.evaluate(() => document.documentElement.outerHTML);
    expect(html).not.toContain(session.client_secret);
  });

  it('asks for 3-D Secure in its frame', async () => {
    await embed(await createSession({ redirect_on_completion: 'if_required' }));
    await pay('4000002760003184');
    await frame()
      .frameLocator('iframe[title="Secure 3-D Secure challenge frame"]')
      .locator('#test-source-authorize-3ds')
      .click();
    await eventually(completed).toBe(1);
  });

  it('stays open after a decline', async () => {
    await embed(await createSession({ redirect_on_completion: 'if_required' }));
    await pay('4000000000000002');
    await eventually(() => frame().locator('.Failure').innerText()).toContain(
      'Your card was declined.',
    );
    expect(await completed()).toBe(0);
  });

  it('adds the tax of the country that it begins with', async () => {
    const session = await createSession({
      automatic_tax: { enabled: true },
      shipping_address_collection: { allowed_countries: ['DE'] },
    });
    await embed(session);
    await eventually(() => frame().locator('body').innerText()).toContain('$21.42');
  });

  it('is as high as what it shows, on narrow pages too, and passes the audit', async () => {
    await embed(await createSession());
    const gap = () => page.locator('#mount iframe').evaluate(async (iframe) => iframe.clientHeight);
    const inner = () =>
      frame()
        .locator('body')
        .evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
    await eventually(async () => (await gap()) - (await inner())).toBe(0);
    await page.setViewportSize({ width: 320, height: 900 });
    await eventually(async () => (await gap()) - (await inner())).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  it('is the only one until it is destroyed', async () => {
    await embed(await createSession());
    const { client_secret: secret } = await createSession();
    const create = () =>
      page.evaluate(
        (given) =>
          window.shop.refusal(({ stripe }) =>
            stripe.createEmbeddedCheckoutPage({ fetchClientSecret: () => Promise.resolve(given) }),
          ),
        secret!,
      );
    expect(await create()).toEqual({
      name: 'IntegrationError',
      message: 'You cannot have multiple Embedded Checkout objects.',
    });
    await page.evaluate(() => {
      const embedded = Reflect.get(window.shop, 'embedded') as { destroy: () => void };
      embedded.destroy();
    });
    expect(await page.locator('iframe').count()).toBe(0);
    expect(await create()).toBeNull();
  });

  it('mounts again after unmount, not after destroy, and not in a shadow root', async () => {
    await embed(await createSession());
    const refusals = await page.evaluate(async () => {
      const embedded = Reflect.get(window.shop, 'embedded') as {
        mount: (target: string | HTMLElement) => void;
        unmount: () => void;
        destroy: () => void;
      };
      const messages: (string | undefined)[] = [];
      const attempt = async (target: string | HTMLElement) =>
        messages.push((await window.shop.refusal(() => embedded.mount(target)))?.message);
      embedded.unmount();
      const host = document.body.appendChild(document.createElement('div'));
      const inShadow = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('p'));
      await attempt(inShadow);
      await attempt(document.createElement('p'));
      await attempt('#second');
      messages.push(String(document.querySelectorAll('#second iframe').length));
      embedded.destroy();
      await attempt('#second');
      return messages;
    });
    const shadow = 'Elements cannot be mounted in a ShadowRoot. Please mount in the Light DOM.';
    expect(refusals).toEqual([
      shadow,
      shadow,
      undefined,
      '1',
      'This Embedded Checkout has been destroyed and cannot be mounted.',
    ]);
  });

  it('refuses a wrong secret, and a session of another kind', async () => {
    const hosted = await createSession({ ui_mode: 'elements' });
    await embed(await createSession());
    const refuse = (secret: string) =>
      page.evaluate(async (given) => {
        (Reflect.get(window.shop, 'embedded') as { destroy: () => void }).destroy();
        return window.shop.refusal(({ stripe }) =>
          stripe.createEmbeddedCheckoutPage({ clientSecret: given }),
        );
      }, secret);
    expect((await refuse(hosted.client_secret!))?.message).toContain('ui_mode "elements"');
    expect((await refuse(`${hosted.id}_secret_x`))?.message).toContain('does not match');
    expect((await refuse('pi_1_secret_x'))?.message).toContain('of a Checkout Session');
  });
});
