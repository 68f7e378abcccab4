import { expect } from '@esm-bundle/chai';
import type { Product } from '@storetag/protocol';
import {
  FakeStore,
  find,
  json,
  mug,
  never,
  next,
  price,
  problem,
  product,
  show,
  textOf,
  until,
  violations,
} from '../fake-store.test.support.js';
import { ProductCard } from './product-card.js';
import './product-card.define.js';

/** A picture that is there, so that no test races with its failing to load. */
const picture = (name: string): string =>
  new URL(`../picture.test.support.svg?${name}`, import.meta.url).href;

describe('<product-card>', () => {
  let store: FakeStore;

  beforeEach(() => (store = new FakeStore()));
  afterEach(() => {
    store.restore();
    document.body.replaceChildren();
  });

  async function ready(record: Product, attributes = ''): Promise<ProductCard> {
    store.on('GET /products/', json(record));
    const card = await show(
      ProductCard,
      `<product-card product="${record.id}" ${attributes}></product-card>`,
    );
    await until(() => find(card, '[part=price]'));
    await until(() => find(card, '[part=button]'));
    return card;
  }
  const images = (card: Element): HTMLImageElement[] =>
    Array.from(card.shadowRoot?.querySelectorAll<HTMLImageElement>('img:not(.hover)') ?? []);

  it('shows one product, and tells of it', async () => {
    const loaded = next('products-loaded');
    const card = await ready({ ...mug, description: 'Two handles.', features: ['Blue', 'Round'] });
    expect((await loaded).products.map(({ id }) => id)).to.deep.equal(['prod_mug']);
    expect(textOf(card)).to.equal('M Mug Two handles. Blue Round $12.00 Buy now · $12.00 Mug');
    expect(store.made.map(({ path }) => path)).to.deep.equal(['/products/prod_mug']);
    expect(await violations(card)).to.deep.equal([]);
  });

  it('stands by itself, one thing under the other', async () => {
    const card = await ready({ ...mug, description: 'Two handles.' });
    const tops = ['media', 'name', 'description', 'price', 'button'].map(
      (part) => find(card, `[part=${part}]`)?.getBoundingClientRect().top,
    );
    expect(tops).to.deep.equal(tops.toSorted((a = 0, b = 0) => a - b));
    expect(new Set(tops).size).to.equal(5);
  });

  it('shows words as text, whatever they say', async () => {
    const name = '<script>document.title = "bad"</script><img src=x onerror="document.title=1">';
    const card = await ready({
      ...mug,
      name,
      description: name,
      features: [name],
      prices: [price('price_1', 1, { label: name }), price('price_2', 2, { label: name })],
    });
    expect(textOf(card).split('<script>')).to.have.length(7);
    expect(find(card, 'img, script') === undefined).to.equal(true);
    expect(document.title).not.to.equal('bad');
  });

  it('takes neither pictures nor links from other schemes', async () => {
    const card = await ready({
      ...mug,
      images: ['javascript:alert(1)', 'http://img.test/a.png', 'data:image/png;base64,AA'],
      url: 'javascript:alert(1)',
    });
    expect(find(card, 'img, a') === undefined).to.equal(true);
  });

  it('links its name', async () => {
    const card = await ready({ ...mug, url: 'https://shop.test/mug' });
    expect(find(card, '[part=name] a', HTMLAnchorElement)?.href).to.equal('https://shop.test/mug');
  });

  it('shows one picture with the name, without scrolling', async () => {
    const card = await ready({ ...mug, images: [picture('1')] });
    expect(images(card)).to.have.length(1);
    expect(images(card)[0]).to.include({ alt: 'Mug', loading: 'lazy', src: picture('1') });
    expect(find(card, '[tabindex]') === undefined).to.equal(true);
    expect(find(card, '[part=next]') === undefined).to.equal(true);
  });

  it('lets several pictures be scrolled by keyboard, and shows the second on hover', async () => {
    const card = await ready({ ...mug, images: ['1', '2', '3'].map(picture) });
    const media = find(card, '.strip', HTMLElement);
    expect(images(card)).to.have.length(3);
    expect(media).to.include({ role: 'group', tabIndex: 0, ariaLabel: 'Mug: 3 images' });
    expect(media && media.scrollWidth > media.clientWidth).to.equal(true);
    // It comes with the buttons, a moment after the card.
    await until(() => find(card, '.hover'));
    const hover = find(card, '.hover', HTMLImageElement);
    expect(hover?.src).to.equal(picture('2'));
    expect(await violations(card)).to.deep.equal([]);
  });

  describe('with several pictures', () => {
    const three = { ...mug, images: ['1', '2', '3'].map(picture) };
    const button = (card: Element, part: string): HTMLButtonElement | undefined =>
      find(card, `[part=${part}]`, HTMLButtonElement);
    async function turned(card: ProductCard, part: string, at: string): Promise<void> {
      button(card, part)?.click();
      await until(() => find(card, '[part=position]')?.textContent?.includes(`${at} / 3`));
    }

    it('turns them by buttons, tells where it is, and stops at the ends without losing the focus', async () => {
      const card = await ready(three);
      await until(() => button(card, 'next'));
      expect(button(card, 'previous')?.ariaDisabled).to.equal('true');
      expect(button(card, 'next')?.ariaLabel).to.equal('Next image');
      button(card, 'next')?.focus();
      await turned(card, 'next', '2');
      expect(find(card, '[aria-live]')?.textContent?.trim()).to.equal('Image 2 of 3');
      await turned(card, 'next', '3');
      expect(button(card, 'next')?.ariaDisabled).to.equal('true');
      expect(card.shadowRoot?.activeElement).to.equal(button(card, 'next'));
      button(card, 'next')?.click();
      await turned(card, 'previous', '2');
      expect(await violations(card)).to.deep.equal([]);
    });

    it('turns the other way where the page runs from right to left', async () => {
      const card = await ready(three, 'dir="rtl"');
      await until(() => button(card, 'next'));
      await turned(card, 'next', '2');
      expect(find(card, '.strip')?.scrollLeft).to.be.lessThan(0);
    });

    it('has room for a finger on each button, over pictures of any colour', async () => {
      const card = await ready(three);
      await until(() => button(card, 'next'));
      const box = button(card, 'next')?.getBoundingClientRect();
      expect(box?.width).to.be.at.least(44);
      expect(box?.height).to.be.at.least(44);
    });

    it('does not move when the buttons come', async () => {
      const card = await ready(three);
      await until(() => button(card, 'next'));
      const media = find(card, '[part=media]')?.getBoundingClientRect();
      expect(media && media.height / media.width).to.be.closeTo(1.25, 0.01);
    });
  });

  it('loads its picture when it comes into view, or at once where the list says so', async () => {
    const card = await ready({ ...mug, images: [picture('1')] });
    expect(images(card)[0]).to.include({ loading: 'lazy', fetchPriority: 'auto' });
    card.eager = true;
    await card.updateComplete;
    expect(images(card)[0]).to.include({ loading: 'eager', fetchPriority: 'high' });
  });

  it('keeps the place of pictures before and after they come', async () => {
    const card = await ready({ ...mug, images: [picture('1')] });
    const box = find(card, '[part=media]')?.getBoundingClientRect();
    expect(box && box.height / box.width).to.be.closeTo(1.25, 0.01);
  });

  it('shows the initial, an emoji too, in place of a picture that is missing or broken', async () => {
    const card = await ready({ ...mug, name: '👩‍🌾 Eggs', images: [picture('gone')] });
    images(card)[0]?.dispatchEvent(new Event('error'));
    await card.updateComplete;
    expect(find(card, 'img') === undefined).to.equal(true);
    expect(find(card, '[part=initial]')?.textContent).to.equal('👩‍🌾');
  });

  it('lets the customer choose among prices, by keyboard too', async () => {
    const record = product('prod_1', [
      price('price_l', 2000, { label: 'Large' }),
      price('price_s', 1000, { label: 'Small' }),
    ]);
    const card = await ready(record);
    expect(find(card, '[part=price]')?.textContent).to.equal('from $10.00');
    expect(textOf(card)).to.contain('Large $20.00').and.to.contain('Small $10.00');
    const [large, small] = card.shadowRoot?.querySelectorAll('input') ?? [];
    expect(large?.checked).to.equal(true);
    expect(find(card, 'fieldset legend')?.textContent).to.equal('Choose a price');
    small?.click();
    await until(() => textOf(card).includes('Buy now · $10.00'));
    expect(find(card, '[part=buy]')).to.include({ localName: 'buy-button', price: 'price_s' });
    expect(await violations(card)).to.deep.equal([]);
  });

  it('says that a product without a price is not available', async () => {
    const card = await show(ProductCard, '<product-card></product-card>');
    card.data = product('prod_1', []);
    await card.updateComplete;
    expect(find(card, '[part=price]')?.textContent).to.equal('Not available');
    expect(find(card, '[part=buy]') === undefined).to.equal(true);
  });

  it('keeps each price in one piece beside a long label', async () => {
    const label = 'The largest one that fits into the kiln, glazed twice, signed and dated';
    const record = product('prod_1', [
      price('price_1', 120_000, { label }),
      price('price_2', 1000, { label: 'Small' }),
    ]);
    const card = await ready(record);
    card.style.inlineSize = '16rem';
    const amounts = [...(card.shadowRoot?.querySelectorAll('label span + span') ?? [])];
    const heights = amounts.map((each) => each.getBoundingClientRect().height);
    expect(heights[0]).to.equal(heights[1]);
  });

  it('compares prices of one rhythm only', async () => {
    const monthly = { recurring: { interval: 'month', interval_count: 1 } } as const;
    const record = product('prod_1', [
      price('price_once', 4800, { label: 'Once' }),
      price('price_monthly', 4200, { label: 'Every month', ...monthly }),
    ]);
    const card = await ready(record);
    expect(find(card, '[part=price]')?.textContent).to.equal('$48.00');
    expect(textOf(card)).to.contain('Every month $42.00 / month');
  });

  it('offers the prices of one currency', async () => {
    const record = product('prod_1', [
      price('price_1', 1000),
      price('price_2', 900, { currency: 'eur' }),
    ]);
    expect(textOf(await ready(record))).not.to.contain('€');
    expect(textOf(await ready(record, 'currency="EUR"')))
      .to.contain('€9.00')
      .and.not.contain('$');
  });

  it('names choices without a label by how often they are paid, else by their amount', async () => {
    const monthly = { recurring: { interval: 'month', interval_count: 1 } } as const;
    const mixed = product('prod_1', [price('price_1', 4800), price('price_2', 4200, monthly)]);
    const labels = (card: Element): (string | undefined)[] =>
      Array.from(card.shadowRoot?.querySelectorAll('[part=choice]') ?? [], textOf);
    expect(labels(await ready(mixed))).to.deep.equal([
      'One time $48.00',
      'Per month $42.00 / month',
    ]);
    const alike = product('prod_1', [price('price_1', 1000), price('price_2', 2000)]);
    const card = await ready(alike);
    expect(labels(card)).to.deep.equal(['$10.00', '$20.00']);
    expect(await violations(card)).to.deep.equal([]);
  });

  it('says how few are left', async () => {
    expect(textOf(await ready({ ...mug, stock: 3 }))).to.contain('Last 3');
    expect(textOf(await ready({ ...mug, stock: 1 }))).to.contain('Last one');
    for (const stock of [6, 0, null]) {
      // One after the other, because there is one page.
      // oxlint-disable-next-line no-await-in-loop
      expect(textOf(await ready({ ...mug, stock }))).not.to.contain('Last');
    }
  });

  it('says how few are left of the size that is chosen, and which is sold out', async () => {
    const sizes = [
      price('price_s', 1000, { label: 'Small', stock: 2 }),
      price('price_m', 1200, { label: 'Middle' }),
      price('price_l', 1400, { label: 'Large', stock: 0 }),
    ];
    const card = await ready({ ...product('prod_1', sizes), stock: 9 });
    await until(() => find(card, 'input[type=radio]', HTMLInputElement));
    expect(textOf(card)).to.contain('Last 2');
    expect(textOf(card)).to.contain('Large Sold out');
    const [, middle, large] = [
      ...(card.shadowRoot?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? []),
    ];
    middle?.click();
    await until(() => !textOf(card).includes('Last'));
    expect(textOf(card)).to.contain('Buy now');
    large?.click();
    await until(() => textOf(card).includes('Sold out Mug'));
    expect(await violations(card)).to.deep.equal([]);
  });

  describe('with tiers', () => {
    const tiered = price('price_1', null, {
      tiers_mode: 'volume',
      tiers: [
        { up_to: 9, unit_amount: 1200, flat_amount: null },
        { up_to: 10, unit_amount: 1000, flat_amount: 500 },
        { up_to: null, unit_amount: 900, flat_amount: null },
      ],
    });

    it('says from how much on, and lists them', async () => {
      const card = await ready(product('prod_1', [tiered]));
      await until(() => find(card, '[part=tiers]'));
      expect(find(card, '[part=price]')?.textContent).to.equal('from $9.00');
      const rows = Array.from(card.shadowRoot?.querySelectorAll('tr') ?? [], textOf);
      expect(rows).to.deep.equal([
        '1–9 $12.00 each',
        '10 $10.00 each + $5.00 in all',
        '11+ $9.00 each',
      ]);
      expect(textOf(card)).to.contain('Buy now · $12.00');
      expect(await violations(card)).to.deep.equal([]);
    });

    it('only says from how much on in a grid', async () => {
      const card = await ready(product('prod_1', [tiered]));
      card.layout = 'grid';
      await until(() => find(card, '[part=price]')?.textContent === 'from $9.00');
      expect(find(card, '[part=tiers]') === undefined).to.equal(true);
    });
  });

  describe('with quantity-input', () => {
    const field = (card: Element): HTMLInputElement | undefined =>
      find(card, '[part=quantity] input', HTMLInputElement);
    const press = (card: Element, label: string): void =>
      find(card, `[aria-label="${label}"]`, HTMLButtonElement)?.click();

    it('asks how many, and sells so many', async () => {
      const card = await ready({ ...mug, stock: 3 }, 'quantity-input');
      await until(() => field(card));
      expect(await violations(card)).to.deep.equal([]);
      press(card, 'One more');
      await until(() => textOf(card).includes('Buy now · $24.00'));
      expect(field(card)?.value).to.equal('2');
      press(card, 'One more');
      await card.updateComplete;
      press(card, 'One more');
      await until(() => textOf(card).includes('Buy now · $36.00'));
      expect(field(card)?.value).to.equal('3');
      press(card, 'One fewer');
      await until(() => textOf(card).includes('Buy now · $24.00'));
    });

    for (const [typed, sold] of [
      ['2', '2'],
      ['50', '3'],
      ['0', '1'],
      ['-4', '1'],
      ['1.7', '1'],
      ['', '1'],
    ] as const) {
      it(`takes ${typed || 'nothing'} for ${sold}`, async () => {
        const card = await ready({ ...mug, stock: 3 }, 'quantity-input');
        await until(() => field(card));
        const input = field(card);
        if (!input) throw new Error('There is no field.');
        input.value = typed;
        input.dispatchEvent(new Event('change'));
        await card.updateComplete;
        expect(input.value).to.equal(sold);
        expect(find(card, '[part=buy]')).to.include({ quantity: Number(sold) });
      });
    }

    it('does not ask where it is sold out, or where the customer chooses the amount', async () => {
      const open = { custom_unit_amount: { minimum: 500, maximum: null, preset: null } };
      for (const record of [
        { ...mug, stock: 0 },
        product('prod_1', [price('price_1', null, open)]),
      ]) {
        // oxlint-disable-next-line no-await-in-loop
        const card = await ready(record, 'quantity-input');
        expect(find(card, '.units') === undefined).to.equal(true);
      }
    });
  });

  it('tells search engines of itself, unless it is told not to', async () => {
    const tag = (): string =>
      document.querySelector('script[type="application/ld+json"]')?.textContent ?? '';
    const card = await ready(mug);
    await until(() => tag().includes('prod_mug'));
    card.remove();
    await until(() => tag() === '');
    await ready(mug, 'json-ld="off"');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(tag()).to.equal('');
  });

  it('says from how much on the customer decides', async () => {
    const open = { custom_unit_amount: { minimum: 500, maximum: null, preset: null } };
    const card = await ready(product('prod_1', [price('price_1', null, open)]));
    expect(find(card, '[part=price]')?.textContent).to.equal('Pay what you want, from $5.00');
  });

  it('says that the customer decides', async () => {
    const card = await ready(product('prod_1', [price('price_1', null)]));
    expect(find(card, '[part=price]')?.textContent).to.equal('Pay what you want');
  });

  it('says in words that it is sold out', async () => {
    const card = await ready({ ...mug, stock: 0, images: [picture('1')] });
    expect(find(card, '[part=button]', HTMLButtonElement)?.disabled).to.equal(true);
    expect(textOf(card)).to.contain('Sold out');
    const [image] = images(card);
    expect(image && getComputedStyle(image).opacity).to.equal('0.6');
  });

  it('speaks the language of the page, and its own before that', async () => {
    document.documentElement.lang = 'de';
    const record = { ...mug, prices: [price('price_mug', 1200, { currency: 'eur' })] };
    expect(textOf(await ready(record))).to.contain('12,00 €');
    expect(textOf(await ready(record, 'locale="en"'))).to.contain('€12.00');
    document.documentElement.lang = '';
  });

  it('shows a skeleton of the same geometry, hidden from screen readers', async () => {
    store.on('GET /products/', never);
    const card = await show(ProductCard, '<product-card product="prod_mug"></product-card>');
    const skeleton = find(card, 'article');
    expect(skeleton?.ariaHidden).to.equal('true');
    const before = card.getBoundingClientRect().height;
    const after = await ready({ ...mug, description: 'x '.repeat(20) });
    expect(after.getBoundingClientRect().height).to.be.closeTo(before, 40);
  });

  it('shows the HTML of the page until the product is there', async () => {
    store.on('GET /products/', never);
    const card = await show(
      ProductCard,
      '<product-card product="prod_mug"><p>A mug, $12</p></product-card>',
    );
    expect(card.querySelector('p')?.checkVisibility()).to.equal(true);
    store.on('GET /products/', json(mug));
    await card.refresh();
    await card.updateComplete;
    expect(card.querySelector('p')?.checkVisibility()).to.equal(false);
  });

  it('says what went wrong, and tries again', async () => {
    store.on('GET /products/', problem(502, 'stripe_error'), json(mug));
    const failed = next('products-failed');
    const card = await show(ProductCard, '<product-card product="prod_mug"></product-card>');
    expect((await failed).error.code).to.equal('stripe_error');
    await until(() => textOf(card).includes('It is stripe_error.'));
    expect(await violations(card)).to.deep.equal([]);
    find(card, '[part=retry]', HTMLButtonElement)?.click();
    await until(() => find(card, '[part=price]'));
  });
});
