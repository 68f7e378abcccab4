import type { Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { themes } from './appearance/themes.js';
import { eventually, openShop, type Shop, violations } from './testing/shop.test.fixture.js';

const TITLES = {
  payment: 'Secure payment input frame',
  address: 'Secure address input frame',
  linkAuthentication: 'Secure email input frame',
  expressCheckout: 'Secure express checkout frame',
} as const;
type ElementType = keyof typeof TITLES;
const TYPES = Object.keys(TITLES) as ElementType[];

describe('the Appearance API', { timeout: 30_000 }, () => {
  let shop: Shop;
  let page: Page;

  beforeAll(async () => {
    shop = await openShop();
  }, 30_000);
  afterAll(() => shop.close());
  afterEach(() => page.context().close());

  /** Mounts the elements of these types, in one group. */
  async function mount(options: object, types: readonly ElementType[] = TYPES): Promise<void> {
    page = await shop.visit({ width: 600 });
    await page.evaluate(
      async ([key, given, names]) => {
        const { shop: own } = window;
        await own.load(key);
        own.elements = own.stripe.elements({
          mode: 'payment',
          amount: 1099,
          currency: 'usd',
          ...given,
        });
        for (const type of names) {
          const target = document.querySelector('main')!.appendChild(document.createElement('div'));
          target.id = `mount-${type}`;
          const element = own.elements.create(
            type as 'address',
            (type === 'address' ? { mode: 'billing' } : {}) as never,
          );
          await own.show(element, `#mount-${type}`);
        }
      },
      [shop.sandbox.keys.publishable, options, types] as const,
    );
  }
  async function frameOf(type: ElementType): Promise<Frame> {
    const handle = await page.$(`iframe[title="${TITLES[type]}"]`);
    return (await handle?.contentFrame())!;
  }
  const styleOf = async (type: ElementType, selector: string, property: string, pseudo?: string) =>
    (await frameOf(type))
      .locator(selector)
      .first()
      .evaluate(
        async (element, [name, part]) => {
          await Promise.all(element.getAnimations().map(({ finished }) => finished));
          return getComputedStyle(element, part).getPropertyValue(name);
        },
        [property, pseudo] as const,
      );

  it('brings every variable into every frame', async () => {
    const names = Object.keys(themes.stripe);
    expect(names).toHaveLength(87);
    const variables = Object.fromEntries(names.map((name, index) => [name, `${index + 1}px`]));
    await mount({ appearance: { variables } });
    for (const type of TYPES) {
      const found = await (
        await frameOf(type)
      ).evaluate((all) => {
        const style = getComputedStyle(document.documentElement);
        return Object.fromEntries(all.map((name) => [name, style.getPropertyValue(`--${name}`)]));
      }, names);
      expect(found).toEqual(variables);
    }
  });

  it.each([
    ['colorBackground', '#fff8e7', '[name=number]', 'background-color', 'rgb(255, 248, 231)'],
    ['colorText', '#123456', 'body', 'color', 'rgb(18, 52, 86)'],
    ['colorTextSecondary', '#445566', '[id=us_bank_account-tab]', 'color', 'rgb(68, 85, 102)'],
    ['borderRadius', '13px', '[name=cvc]', 'border-top-left-radius', '13px'],
    ['spacingUnit', '6px', '[name=cvc]', 'padding-top', '18px'],
    ['gridRowSpacing', '31px', '.Fields', 'row-gap', '31px'],
    ['tabSpacing', '27px', '.Tabs', 'column-gap', '27px'],
    ['tabIconSelectedColor', '#aa3300', '.TabIcon--selected', 'color', 'rgb(170, 51, 0)'],
    ['inputColorBorder', '#336699', '[name=expiry]', 'border-top-color', 'rgb(51, 102, 153)'],
    ['inputBoxShadow', 'none', '[name=expiry]', 'box-shadow', 'none'],
    ['labelFontWeight', '700', 'label[for=cvc]', 'font-weight', '700'],
    ['labelSpacing', '11px', 'label[for=cvc]', 'margin-bottom', '11px'],
    ['iconCardCvcColor', '#00aa55', '.CvcMark', 'color', 'rgb(0, 170, 85)'],
    ['fontLineHeight', '2', '[name=cvc]', 'line-height', '32px'],
  ])('shows %s', async (name, value, selector, property, expected) => {
    await mount({ appearance: { variables: { [name]: value } } }, ['payment']);
    expect(await styleOf('payment', selector, property)).toBe(expected);
  });

  it('dresses every frame in variables and rules, and in others when they change', async () => {
    await mount({
      appearance: {
        variables: { borderRadius: '9px', colorDanger: '#b00020' },
        rules: {
          '.Input': { backgroundColor: '#fdf6e3' },
          '.Input:hover': { borderColor: '#00ff00' },
          '.Input--invalid': { boxShadow: 'none' },
          '.Input::placeholder': { color: '#665544' },
          '.Label': { textTransform: 'uppercase' },
          '.Tab--selected': { backgroundColor: '#222222' },
        },
      },
    });
    for (const type of ['payment', 'address', 'linkAuthentication'] as const) {
      expect(await styleOf(type, '.Input', 'background-color')).toBe('rgb(253, 246, 227)');
      expect(await styleOf(type, '.Input', 'border-top-left-radius')).toBe('9px');
      expect(await styleOf(type, '.Label', 'text-transform')).toBe('uppercase');
      expect(await styleOf(type, 'input.Input', 'color', '::placeholder')).toBe('rgb(102, 85, 68)');
      await (await frameOf(type)).locator('input.Input').first().hover();
      expect(await styleOf(type, 'input.Input', 'border-top-color')).toBe('rgb(0, 255, 0)');
    }
    expect(await styleOf('expressCheckout', '.Wallet', 'border-top-left-radius')).toBe('9px');
    expect(await styleOf('payment', '.Tab--selected', 'background-color')).toBe('rgb(34, 34, 34)');
    await page.evaluate(() => window.shop.elements.submit());
    expect(await styleOf('address', '[name=locality].Input--invalid', 'box-shadow')).toBe('none');
    expect(await styleOf('address', '[name=locality].Input--invalid', 'border-top-color')).toBe(
      'rgb(176, 0, 32)',
    );

    await (await frameOf('linkAuthentication')).locator('[name=email]').fill('ada@example.com');
    await page.evaluate(() => window.shop.elements.update({ appearance: { theme: 'night' } }));
    for (const type of ['payment', 'address', 'linkAuthentication'] as const) {
      expect(await styleOf(type, 'select.Input, input.Input', 'background-color')).toBe(
        'rgb(48, 49, 61)',
      );
      expect(await styleOf(type, '.Label', 'text-transform')).toBe('none');
    }
    const typed = (await frameOf('linkAuthentication')).locator('[name=email]');
    expect(await typed.inputValue()).toBe('ada@example.com');
  });

  it.each([
    ['stripe', '#ffffff'],
    ['night', '#30313d'],
    ['flat', '#eef0f3'],
  ] as const)('has the theme %s', async (theme, background) => {
    await mount({ appearance: { theme } }, ['payment']);
    const [red, green, blue] = [1, 3, 5].map((at) =>
      Number.parseInt(background.slice(at, at + 2), 16),
    );
    expect(await styleOf('payment', '[name=number]', 'background-color')).toBe(
      `rgb(${red}, ${green}, ${blue})`,
    );
  });

  it('asks nobody when only the looks change', async () => {
    await mount({});
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.evaluate(() => window.shop.elements.update({ appearance: { theme: 'night' } }));
    expect(await styleOf('payment', '[name=number]', 'background-color')).toBe('rgb(48, 49, 61)');
    expect(requests).toEqual([]);
  });

  it('lets labels float out of the way', async () => {
    await mount({ appearance: { labels: 'floating' } }, ['linkAuthentication']);
    const frame = await frameOf('linkAuthentication');
    const label = frame.locator('label[for=email]');
    expect(await label.getAttribute('class')).toContain('Label--resting');
    const size = () => label.evaluate((each) => Number.parseFloat(getComputedStyle(each).fontSize));
    const resting = await size();
    await frame.locator('[name=email]').fill('a');
    expect(await label.getAttribute('class')).toContain('Label--floating');
    await eventually(size).toBeLessThan(resting);
    const [above, input] = await Promise.all([
      label.boundingBox(),
      frame.locator('[name=email]').boundingBox(),
    ]);
    expect(above!.y).toBeGreaterThanOrEqual(input!.y);
  });

  it('joins fields when inputs are condensed', async () => {
    const gap = async () => {
      const frame = await frameOf('payment');
      const [expiry, cvc] = await Promise.all(
        ['expiry', 'cvc'].map((name) => frame.locator(`[name=${name}]`).boundingBox()),
      );
      return Math.round(cvc!.x - expiry!.x - expiry!.width);
    };
    await mount({}, ['payment']);
    expect(await gap()).toBe(12);
    await page.evaluate(() => window.shop.elements.update({ appearance: { inputs: 'condensed' } }));
    expect(await gap()).toBe(-1);
  });

  it('moves nothing with disableAnimations', async () => {
    await mount({ appearance: { disableAnimations: true } }, ['payment']);
    expect(await styleOf('payment', '[name=number]', 'transition-duration')).toBe('0s');
    await page.evaluate(() => window.shop.elements.update({ appearance: {} }));
    expect(await styleOf('payment', '[name=number]', 'transition-duration')).toContain('0.15s');
  });

  it.each([
    'var(--brand)',
    'rgba(1, 2, 3, 0.5)',
    'hsla(1, 2%, 3%, 0.5)',
    'color-mix(in srgb, red, blue)',
  ])('warns of %s for a main color, and keeps the theme’s', async (value) => {
    page = await shop.visit();
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    await page.evaluate(
      async ([key, color]) => {
        const { shop: own } = window;
        await own.load(key);
        for (const name of ['Primary', 'Background', 'Text', 'Success', 'Danger', 'Warning']) {
          const variables = { [`color${name}`]: color };
          own.stripe.elements({
            mode: 'payment',
            amount: 1,
            currency: 'usd',
            appearance: { variables },
          });
        }
      },
      [shop.sandbox.keys.publishable, value] as const,
    );
    expect(warnings).toHaveLength(6);
  });

  it('brings the fonts of cssSrc and of sources into every frame', async () => {
    const cssSrc = `${shop.shopUrl}/fonts.css`;
    await mount({
      fonts: [{ cssSrc }, { family: 'Kiln', src: `url(${shop.shopUrl}/kiln.woff2)` }],
    });
    for (const type of TYPES) {
      const found = await (
        await frameOf(type)
      ).evaluate(() => ({
        faces: [...document.fonts].map(({ family }) => family),
        sheets: [...document.querySelectorAll('link[rel=stylesheet]')].map((link) =>
          link.getAttribute('href'),
        ),
      }));
      expect(found.faces).toContain('Kiln');
      expect(found.sheets).toContain(cssSrc);
    }
  });

  it.each([
    ['stripe', {}],
    ['stripe', { labels: 'floating', inputs: 'condensed' }],
    ['flat', { labels: 'floating' }],
    ['night', {}],
  ])('passes the audit in every frame, errors shown: %s, %j', async (theme, more) => {
    await mount({ appearance: { theme, ...more } });
    await page.evaluate(() => window.shop.elements.submit());
    // The frames show through to the page, which axe cannot see from in there.
    const ground = theme === 'night' ? '#1b1c22' : '#ffffff';
    for (const type of TYPES) {
      await (
        await frameOf(type)
      ).evaluate((color) => (document.body.style.background = color), ground);
    }
    expect(await violations(page)).toEqual([]);
  });

  it.each(TYPES)('does not mount %s in a shadow root or a detached node', async (type) => {
    await mount({}, []);
    const refusals = await page.evaluate(
      async ([name, options]) => {
        const element = window.shop.elements.create(name as 'address', options as never);
        const host = document.body.appendChild(document.createElement('div'));
        const inShadow = host
          .attachShadow({ mode: 'open' })
          .appendChild(document.createElement('div'));
        return Promise.all(
          [inShadow, document.createElement('div')].map((target) =>
            window.shop.refusal(() => element.mount(target)),
          ),
        );
      },
      [type, type === 'address' ? { mode: 'billing' } : {}] as const,
    );
    const message = 'Elements cannot be mounted in a ShadowRoot. Please mount in the Light DOM.';
    expect(refusals).toEqual([
      { name: 'IntegrationError', message },
      { name: 'IntegrationError', message },
    ]);
  });
});
