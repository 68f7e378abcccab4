import type { Frame, FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Loaded, Paid } from './testing/shop-script.test.fixture.js';
import { openShop, type Shop } from './testing/shop.test.fixture.js';

const APPROVED = '4242424242424242';
const ASKS = '4000002760003184';

describe('Stripe.js', { timeout: 30_000 }, () => {
  let shop: Shop;
  let page: Page;

  beforeAll(async () => {
    shop = await openShop();
  }, 30_000);
  afterAll(() => shop.close());
  afterEach(() => page.context().close());

  const frame = (): FrameLocator =>
    page.frameLocator('iframe[name^="__privateStripeFrame"]').first();
  const createIntent = (amount = 1099, currency = 'usd') =>
    shop.stripe.paymentIntents.create({ amount, currency });

  async function mount(options: object = {}, elementOptions = {}): Promise<Loaded> {
    page = await shop.visit();
    return mountOn(options, elementOptions);
  }
  function mountOn(options: object, elementOptions = {}): Promise<Loaded> {
    const all = { mode: 'payment', amount: 1099, currency: 'usd', ...options };
    return page.evaluate(([key, given, element]) => window.shop.mount(key, given, element), [
      shop.sandbox.keys.publishable,
      'clientSecret' in options ? options : all,
      elementOptions,
    ] as const);
  }
  async function type(number: string): Promise<void> {
    await frame().locator('[name=number]').fill(number);
    await frame().locator('[name=expiry]').fill('1234');
    await frame().locator('[name=cvc]').fill('1234');
    await frame().locator('[name=postalCode]').fill('94107');
  }
  function pay(secret: string | null): Promise<Paid> {
    return page.evaluate((given) => window.shop.pay(given), secret!);
  }
  async function challenge(button: string): Promise<void> {
    const inner = page.frameLocator('iframe[title="Secure 3-D Secure challenge frame"]');
    await inner.locator(button).click();
  }

  it('is accepted by the loader of @stripe/stripe-js without a warning', async () => {
    page = await shop.browser.newPage();
    page.setDefaultTimeout(8000);
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    await page.goto(shop.shopUrl);
    await page.waitForSelector('html[data-ready]');
    const kind = await page.evaluate(async (key) => {
      const stripe = await window.shop.loadStripe(key);
      return typeof stripe.confirmPayment;
    }, shop.sandbox.keys.publishable);
    expect(kind).toBe('function');
    expect(warnings).toEqual([]);
  });

  it.each([
    ['Visa', '4242424242424242'],
    ['Mastercard', '5555555555554444'],
    ['American Express', '378282246310005'],
  ])('pays with %s', async (_, number) => {
    expect(await mount()).toEqual({ type: 'ready' });
    await type(number);
    const intent = await createIntent();
    const { paymentIntent } = await pay(intent.client_secret);
    expect(paymentIntent).toMatchObject({ id: intent.id, status: 'succeeded' });
    expect(await shop.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: 'succeeded',
      amount_received: 1099,
    });
  });

  it.each([
    ['4000000000000002', 'card_declined', 'generic_decline'],
    ['4000000000009995', 'card_declined', 'insufficient_funds'],
    ['4000000000009987', 'card_declined', 'lost_card'],
    ['4000000000009979', 'card_declined', 'stolen_card'],
    ['4000000000000069', 'expired_card', 'expired_card'],
    ['4000000000000127', 'incorrect_cvc', 'incorrect_cvc'],
    ['4000000000000119', 'processing_error', 'processing_error'],
    ['4000000000006975', 'card_declined', 'card_velocity_exceeded'],
    ['4000000000000341', 'card_declined', 'generic_decline'],
    ['4100000000000019', 'card_declined', 'fraudulent'],
  ])('declines %s with %s / %s', async (number, code, declineCode) => {
    await mount();
    await type(number);
    const intent = await createIntent();
    const { error } = await pay(intent.client_secret);
    expect(error).toMatchObject({ type: 'card_error', code, decline_code: declineCode });
    expect(error?.payment_intent).toMatchObject({
      id: intent.id,
      status: 'requires_payment_method',
    });
  });

  it('keeps what was typed after a decline, and pays the same intent with another card', async () => {
    await mount();
    await type('4000000000000002');
    const intent = await createIntent();
    await pay(intent.client_secret);
    expect(await frame().locator('[name=number]').inputValue()).toBe('4000 0000 0000 0002');
    expect(await frame().locator('#number-error').textContent()).toBe('Your card was declined.');
    expect(await frame().locator('[name=cvc]').inputValue()).toBe('123');
    await frame().locator('[name=number]').fill(APPROVED);
    expect((await pay(intent.client_secret)).paymentIntent?.status).toBe('succeeded');
  });

  it.each(['4000002500003155', ASKS, '4000003800000446', '4000000000003220'])(
    'asks for 3-D Secure with %s and pays when it is completed',
    async (number) => {
      await mount();
      await type(number);
      const intent = await createIntent();
      const paid = pay(intent.client_secret);
      const inner = page.frameLocator('iframe[title="Secure 3-D Secure challenge frame"]');
      expect(await inner.locator('main').textContent()).toMatch(/SANDBOX[^]*\$10\.99/);
      expect((await shop.stripe.paymentIntents.retrieve(intent.id)).status).toBe('requires_action');
      await challenge('#test-source-authorize-3ds');
      expect((await paid).paymentIntent?.status).toBe('succeeded');
      expect(await page.locator('iframe').count()).toBe(1);
    },
  );

  it('fails when 3-D Secure fails, and pays with the next card', async () => {
    await mount();
    await type(ASKS);
    const intent = await createIntent();
    const paid = pay(intent.client_secret);
    await challenge('#test-source-fail-3ds');
    const { error } = await paid;
    expect(error?.code).toBe('payment_intent_authentication_failure');
    expect(error?.payment_intent?.status).toBe('requires_payment_method');
    await frame().locator('[name=number]').fill(APPROVED);
    expect((await pay(intent.client_secret)).paymentIntent?.status).toBe('succeeded');
  });

  it.each([
    ['4000008260003178', 'insufficient_funds'],
    ['4000008400001629', 'generic_decline'],
  ])('declines %s after 3-D Secure with %s', async (number, declineCode) => {
    await mount();
    await type(number);
    const intent = await createIntent();
    const paid = pay(intent.client_secret);
    await challenge('#test-source-authorize-3ds');
    expect((await paid).error).toMatchObject({ type: 'card_error', decline_code: declineCode });
  });

  it('goes to return_url when redirect is always', async () => {
    await mount();
    await type(APPROVED);
    const intent = await createIntent();
    await page.evaluate(
      ([secret, url]) => void window.shop.pay(secret, 'always', { return_url: url }),
      [intent.client_secret!, `${shop.shopUrl}/thanks?a=1`] as const,
    );
    await page.waitForURL('**/thanks**');
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      a: '1',
      payment_intent: intent.id,
      payment_intent_client_secret: intent.client_secret,
      redirect_status: 'succeeded',
    });
  });

  it('answers a decline in place when redirect is always', async () => {
    await mount();
    await type('4000000000000002');
    const { client_secret: secret } = await createIntent();
    const { error } = await page.evaluate(
      ([given, url]) => window.shop.pay(given, 'always', { return_url: url }),
      [secret!, shop.shopUrl] as const,
    );
    expect(error?.decline_code).toBe('generic_decline');
  });

  it.each([
    ['#test-source-authorize-3ds', 'succeeded'],
    ['#test-source-fail-3ds', 'failed'],
  ])('serves redirect_to_url as a page: %s → %s', async (button, status) => {
    const intent = await shop.stripe.paymentIntents.create({
      amount: 500,
      currency: 'usd',
      confirm: true,
      payment_method: 'pm_card_authenticationRequired',
      return_url: `${shop.shopUrl}/back`,
    });
    page = await shop.browser.newPage();
    await page.goto(intent.next_action!.redirect_to_url!.url!);
    await page.locator(button).click();
    await page.waitForURL('**/back?**');
    expect(new URL(page.url()).searchParams.get('redirect_status')).toBe(status);
  });

  it('takes the next action of an intent that was confirmed on a server', async () => {
    const intent = await shop.stripe.paymentIntents.create({
      amount: 500,
      currency: 'usd',
      confirm: true,
      payment_method: 'pm_card_authenticationRequired',
      use_stripe_sdk: true,
    });
    await mount();
    const done = page.evaluate(
      (clientSecret) => window.shop.stripe.handleNextAction({ clientSecret }),
      intent.client_secret!,
    );
    await challenge('#test-source-authorize-3ds');
    expect((await done).paymentIntent?.status).toBe('succeeded');
  });

  it('retrieves an intent without what only its owner may see', async () => {
    const intent = await shop.stripe.paymentIntents.create({
      amount: 500,
      currency: 'usd',
      metadata: { note: 'private' },
    });
    await mount();
    const { paymentIntent } = await page.evaluate(
      (secret) => window.shop.stripe.retrievePaymentIntent(secret),
      intent.client_secret!,
    );
    expect(paymentIntent).toMatchObject({ id: intent.id, amount: 500 });
    expect(JSON.stringify(paymentIntent)).not.toContain('private');
  });

  it('shows what is wrong under each field, and sends nothing', async () => {
    await mount();
    await frame().locator('[name=number]').fill('4242424242424241');
    await frame().locator('[name=expiry]').fill('0120');
    const { error } = await pay((await createIntent()).client_secret);
    expect(error).toEqual({
      type: 'validation_error',
      code: 'invalid_number',
      message: 'Your card number is invalid.',
    });
    const texts = await frame().locator('.Error:visible').allTextContents();
    expect(texts).toEqual([
      'Your card number is invalid.',
      'Your card’s expiration year is in the past.',
      'Your card’s security code is incomplete.',
      'Your postal code is incomplete.',
    ]);
    expect(await frame().locator('[name=number]').getAttribute('aria-invalid')).toBe('true');
  });

  it('lets no card digit out of its frame', async () => {
    page = await shop.browser.newPage();
    await page.addInitScript(recordMessages);
    await page.goto(shop.shopUrl);
    await page.waitForSelector('html[data-ready]');
    const requests: { frame: Frame; body: string }[] = [];
    page.on('request', (request) => {
      requests.push({ frame: request.frame(), body: request.url() + (request.postData() ?? '') });
    });
    await mountOn({});
    await type(APPROVED);
    const intent = await createIntent();
    expect((await pay(intent.client_secret)).paymentIntent?.status).toBe('succeeded');

    const seen = await page.evaluate(() => ({
      messages: JSON.stringify(Reflect.get(window, 'recorded')),
      html: document.documentElement.outerHTML,
    }));
    expect(seen.messages).toContain('"succeeded"');
    expect(seen.messages.replaceAll(/\W/g, '')).not.toContain('42424242');
    expect(seen.html.replaceAll(/\W/g, '')).not.toContain('42424242');
    const carriers = requests.filter(({ body }) => body.includes(APPROVED));
    expect(carriers).toHaveLength(1);
    expect(new URL(carriers[0]!.frame.url()).origin).toBe(shop.url);
  });

  it.each([
    ['a shadow root', `host.attachShadow({ mode: 'open' }).append(mount)`, 'host'],
    ['a detached node', '', ''],
  ])('refuses to mount in %s', async (_, code) => {
    await mount();
    const refusal = await page.evaluate((attach) => {
      const target = document.createElement('div');
      if (attach) {
        const host = document.body.appendChild(document.createElement('div'));
        host.attachShadow({ mode: 'open' }).append(target);
      }
      return window.shop.refusal(({ element }) => element.mount(target));
    }, code !== '');
    expect(refusal).toEqual({
      name: 'IntegrationError',
      message: 'Elements cannot be mounted in a ShadowRoot. Please mount in the Light DOM.',
    });
  });

  it('looks as the appearance says', async () => {
    await mount({
      appearance: {
        variables: {
          colorPrimary: '#7a3cff',
          colorBackground: '#fff8e7',
          borderRadius: '13px',
          fontSizeBase: '19px',
        },
        rules: {
          '.Label': { textTransform: 'uppercase' },
          '.Input:focus': { borderColor: '#123456' },
        },
        labels: 'floating',
      },
    });
    await frame().locator('[name=cvc]').focus();
    await expect
      .poll(() =>
        styleOf('[name=cvc]', [
          'backgroundColor',
          'borderTopLeftRadius',
          'fontSize',
          'borderTopColor',
        ]),
      )
      .toEqual(['rgb(255, 248, 231)', '13px', '19px', 'rgb(18, 52, 86)']);
    expect(await styleOf('label[for=cvc]', ['textTransform'])).toEqual(['uppercase']);
    expect(await styleOf('.Tab--selected', ['color'])).toEqual(['rgb(122, 60, 255)']);
  });

  it('changes its looks without losing what was typed', async () => {
    await mount();
    await type(APPROVED);
    await page.evaluate(() =>
      window.shop.elements.update({
        appearance: { theme: 'night', variables: { colorText: '#fedcba' } },
      }),
    );
    expect(await styleOf('label[for=number]', ['color'])).toEqual(['rgb(254, 220, 186)']);
    expect(await styleOf('[name=number]', ['backgroundColor'])).toEqual(['rgb(48, 49, 61)']);
    expect(await frame().locator('[name=number]').inputValue()).toBe('4242 4242 4242 4242');
  });

  it('loads the stylesheets of fonts into its frame', async () => {
    const cssSrc = `${shop.shopUrl}/fonts.css`;
    await mount({ fonts: [{ cssSrc }] });
    await expect.poll(() => frame().locator(`link[href="${cssSrc}"]`).count()).toBe(1);
  });

  it('takes billing details from the page where the frame does not ask for them', async () => {
    await mount({}, { fields: { billingDetails: { address: { country: 'never' } } } });
    await frame().locator('[name=number]').fill(APPROVED);
    await frame().locator('[name=expiry]').fill('1234');
    await frame().locator('[name=cvc]').fill('123');
    expect(await frame().locator('[name=country]').isVisible()).toBe(false);
    const intent = await createIntent();
    const refusal = await page.evaluate(
      (secret) => window.shop.refusal(({ pay: payNow }) => payNow.call(window.shop, secret)),
      intent.client_secret!,
    );
    expect(refusal?.message).toContain('You specified "never"');
    const billing_details = { name: 'Jenny Rosen', address: { country: 'DE' } };
    const { paymentIntent } = await page.evaluate(
      ([secret, params]) => window.shop.pay(secret, 'if_required', params),
      [intent.client_secret!, { payment_method_data: { billing_details } }] as const,
    );
    expect(paymentIntent?.status).toBe('succeeded');
    const paid = await shop.stripe.paymentIntents.retrieve(intent.id, {
      expand: ['payment_method'],
    });
    expect(paid.payment_method).toMatchObject({ billing_details });
  });

  it('makes a payment method that the server can charge', async () => {
    await mount();
    await type(APPROVED);
    const { paymentMethod } = await page.evaluate(async () => {
      const { elements, stripe } = window.shop;
      await elements.submit();
      return stripe.createPaymentMethod({ elements });
    });
    expect(paymentMethod).toMatchObject({ card: { last4: '4242' }, object: 'payment_method' });
    const intent = await shop.stripe.paymentIntents.create({
      amount: 700,
      currency: 'usd',
      confirm: true,
      payment_method: paymentMethod!.id,
      return_url: shop.shopUrl,
    });
    expect(intent.status).toBe('succeeded');
  });

  it('tells of typing, focus and Escape', async () => {
    await mount();
    await frame().locator('[name=number]').focus();
    await page.keyboard.press('Escape');
    await type(APPROVED);
    await page.evaluate(() => window.shop.element.clear());
    const events = () =>
      page.evaluate(() =>
        window.shop.events.map(({ type: name, complete }) =>
          name === 'change' ? `change ${complete}` : name,
        ),
      );
    await expect
      .poll(events)
      .toEqual(['loaderstart', 'focus', 'escape', 'change false', 'change true', 'change false']);
    expect(await frame().locator('[name=number]').inputValue()).toBe('');
  });

  it('refuses var() for a main color, with a warning', async () => {
    page = await shop.visit();
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    await mountOn({ appearance: { variables: { colorPrimary: 'var(--brand)' } } });
    expect(await styleOf('.Tab--selected', ['color'])).toEqual(['rgb(5, 112, 222)']);
    expect(warnings.join()).toContain('colorPrimary');
  });

  it('wants submit() before a deferred confirmation', async () => {
    await mount();
    const { client_secret: clientSecret } = await createIntent();
    const refusal = await page.evaluate(
      (secret) =>
        window.shop.refusal(({ stripe, elements }) =>
          stripe.confirmPayment({ elements, clientSecret: secret, redirect: 'if_required' }),
        ),
      clientSecret!,
    );
    expect(refusal?.name).toBe('IntegrationError');
    expect(refusal?.message).toContain('elements.submit() must be called before');
  });

  it.each([
    [1100, 'usd', 'The provided amount (1099) does not match the expected amount (1100).'],
    [1099, 'eur', 'The provided currency (usd) does not match the expected currency (eur).'],
  ])(
    'refuses an intent over %s %s that is not what Elements were made for',
    async (amount, currency, message) => {
      await mount();
      await type(APPROVED);
      const intent = await createIntent(amount, currency);
      const { error } = await pay(intent.client_secret);
      expect(error).toMatchObject({ type: 'invalid_request_error', message });
      expect((await shop.stripe.paymentIntents.retrieve(intent.id)).status).toBe(
        'requires_payment_method',
      );
    },
  );

  it('pays with Elements made for an intent, and refuses the intent once it is paid', async () => {
    const { client_secret: clientSecret } = await createIntent();
    expect((await mount({ clientSecret })).type).toBe('ready');
    await type(APPROVED);
    expect((await pay(clientSecret)).paymentIntent?.status).toBe('succeeded');
    await page.context().close();
    const { type: kind, error } = await mount({ clientSecret });
    expect(kind).toBe('loaderror');
    expect(error?.code).toBe('payment_intent_unexpected_state');
  });

  it('reports an unknown publishable key as loaderror', async () => {
    page = await shop.visit();
    const { type: kind, error } = await page.evaluate(() =>
      window.shop.mount('pk_test_of_somebody_else', {
        mode: 'payment',
        amount: 1,
        currency: 'usd',
      }),
    );
    expect(kind).toBe('loaderror');
    expect(error?.message).toContain('Invalid API Key provided');
  });

  it.each([
    ['a missing amount', { mode: 'payment', currency: 'usd' }, 'amount'],
    ['an amount of zero', { mode: 'payment', amount: 0, currency: 'usd' }, 'amount'],
    [
      'paymentMethodTypes',
      { mode: 'payment', amount: 1, currency: 'usd', paymentMethodTypes: ['card'] },
      'allowedPaymentMethodTypes',
    ],
    ['an unknown option', { mode: 'payment', amount: 1, currency: 'usd', colour: 'red' }, 'colour'],
  ])('refuses elements() with %s', async (_, options, named) => {
    page = await shop.visit();
    const refusal = await page.evaluate(
      ([key, given]) =>
        window.shop.refusal(async ({ loadStripe }) =>
          (await loadStripe(key)).elements(given as never),
        ),
      [shop.sandbox.keys.publishable, options] as const,
    );
    expect(refusal?.name).toBe('IntegrationError');
    expect(refusal?.message).toContain(named);
  });

  it.each(['confirmSetup', 'paymentRequest', 'redirectToCheckout'])(
    'refuses %s by name',
    async (method) => {
      await mount();
      const refusal = await page.evaluate(
        (name) => window.shop.refusal(({ stripe }) => (Reflect.get(stripe, name) as () => void)()),
        method,
      );
      expect(refusal?.name).toBe('IntegrationError');
      expect(refusal?.message).toContain(`stripe.${method}()`);
    },
  );

  it('loses what was typed when its iframe is moved, and says so', async () => {
    await mount();
    await type(APPROVED);
    const refusal = await page.evaluate(async () => {
      const target = document.body.appendChild(document.createElement('div'));
      const [child] = document.querySelector('#mount')!.children;
      target.append(child!);
      return window.shop.refusal(({ elements }) => elements.submit());
    });
    expect(refusal?.name).toBe('IntegrationError');
  });

  async function styleOf(selector: string, names: string[]): Promise<string[]> {
    return frame()
      .locator(selector)
      .evaluate(async (element, properties) => {
        await Promise.all(element.getAnimations().map(({ finished }) => finished));
        const style = getComputedStyle(element);
        return properties.map((name) => String(Reflect.get(style, name)));
      }, names);
  }
});

/** Runs in every window before its scripts: keeps whatever a message listener of the top window is given. */
function recordMessages(): void {
  if (window !== window.top) return;
  const recorded: unknown[] = [];
  Reflect.set(window, 'recorded', recorded);
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function addEventListener(type, listener, options) {
    if (type !== 'message' || typeof listener !== 'function') {
      add.call(this, type, listener, options);
      return;
    }
    const wrapped = (event: Event) => {
      recorded.push((event as MessageEvent).data);
      listener.call(this, event);
    };
    add.call(this, type, wrapped, options);
  };
  window.addEventListener('message', () => {});
}
