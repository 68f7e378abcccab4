import { expect } from '@esm-bundle/chai';
import type { Appearance } from '@stripe/stripe-js';
import { LitElement } from 'lit';
import { contrast } from '../contrast.test.support.js';
import { until } from '../fake-store.test.support.js';
import { whole } from '../late.styles.js';
import { AppearanceBridge } from './appearance-bridge.js';

class DressedHost extends LitElement {
  static override styles = [whole, AppearanceBridge.styles];
  readonly applied: Appearance[] = [];
  readonly bridge = new AppearanceBridge(this, (appearance) => this.applied.push(appearance));

  override render(): unknown {
    return this.bridge.probe;
  }
}
customElements.define('dressed-host', DressedHost);

const TOKENS_OF_COLOR =
  'accent on-accent surface text text-muted border danger success warning focus'.split(' ');

/** Time for a transition to start, its event, a frame and what it costs. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

describe('AppearanceBridge', () => {
  let host: DressedHost;
  let page: HTMLElement;

  /** What Stripe gets for these declarations on an ancestor. */
  const read = (css = ''): Appearance => {
    page.style.cssText = css;
    return host.bridge.read();
  };
  const variable = (
    name: keyof NonNullable<Appearance['variables']>,
    css?: string,
  ): string | undefined => read(css).variables?.[name];

  beforeEach(async () => {
    document.documentElement.style.cssText = '';
    page = document.createElement('main');
    host = document.createElement('dressed-host') as DressedHost;
    page.append(host);
    document.body.replaceChildren(page);
    await host.updateComplete;
    host.bridge.read();
    await settled();
  });

  const colors: [string, string][] = [
    ['#1a2b3c', '#1a2b3c'],
    ['tomato', '#ff6347'],
    ['rgb(10 20 30)', '#0a141e'],
    ['hsl(120 100% 25%)', '#008000'],
    ['oklch(62.8% 0.2577 29.23)', '#ff0000'],
    ['color(display-p3 0 1 0)', '#00ff00'],
    ['color-mix(in srgb, black, white)', '#808080'],
    ['light-dark(#010203, #fdfeff)', '#010203'],
    ['currentColor', '#123456'],
    ['rgb(from #112233 r g b)', '#112233'],
    ['var(--brand)', '#abcdef'],
    // Laid on the surface, which is white here.
    ['rgba(0, 0, 0, 0.6)', '#666666'],
    ['transparent', '#ffffff'],
    ['color-mix(in oklab, black 20%, transparent)', '#cccccc'],
    // Not a colour at all: the text's.
    ['12px', '#123456'],
  ];
  for (const [given, hex] of colors) {
    it(`gives the colour ${given} as ${hex}`, () => {
      const css = `color: #123456; --brand: #abcdef; --store-color-accent: ${given}`;
      expect(variable('colorPrimary', css)).to.equal(hex);
    });
  }

  it('resolves system colours and light-dark() by the colour scheme of the site', () => {
    const dark = read('color-scheme: dark; --store-color-accent: light-dark(#010203, #fdfeff)');
    expect(dark.variables?.colorPrimary).to.equal('#fdfeff');
    expect(dark.theme).to.equal('night');
    expect(read('color-scheme: light').theme).to.equal('stripe');
  });

  it('lays translucent colours on the surface that the page sets', () => {
    const css = '--store-color-surface: #000000; --store-color-border: rgb(255 255 255 / 0.2)';
    expect(read(css)).to.deep.include({ theme: 'night' });
    expect(variable('inputColorBorder', css)).to.equal('#333333');
  });

  for (const [text, surface] of [
    ['#000000', '#ffffff'],
    ['#333333', '#ffffff'],
    ['#1f2328', '#f6f1e7'],
    ['#ffffff', '#121212'],
    ['#d0d0d0', '#1b1f24'],
  ]) {
    it(`gives fields a border that can be seen: ${text} on ${surface}`, () => {
      const css = `color: ${text}; background: ${surface}`;
      const border = variable('inputColorBorder', css);
      expect(contrast(border, surface)).to.be.within(3, contrast(text, surface) * 0.6);
    });
  }

  it('draws the focus once, in forced colours too', () => {
    const { focusOutline, focusBoxShadow } = read('--store-color-focus: #ff0000').variables ?? {};
    expect(focusOutline).to.equal('2px solid transparent');
    expect(focusBoxShadow).to.contain('rgba(255, 0, 0, 1)');
  });

  it('takes the background of the page for the surface where none is set', () => {
    expect(read('background: #101820; color: #f0f0f0')).to.deep.include({ theme: 'night' });
    expect(variable('colorBackground', 'background: #101820')).to.equal('#101820');
    expect(variable('colorText', 'background: #101820; color: #f0f0f0')).to.equal('#f0f0f0');
  });

  it('gives lengths in pixels, whatever their unit', () => {
    const css = `
      font-size: 20px;
      --store-font-size: 1.5rem; --store-font-size-sm: calc(1rem - 3px); --store-font-size-lg: 2em;
      --store-space: clamp(2px, 0.5rem, 6px); --store-radius-control: 0.5em;
      --store-control-height: 4rem; --store-line-height: 1.5;
    `;
    expect(read(css).variables).to.deep.include({
      fontSizeBase: '24px',
      fontSizeSm: '13px',
      fontSizeLg: '48px',
      spacingUnit: '6px',
      gridRowSpacing: '24px',
      borderRadius: '12px',
      fontLineHeight: '1.5',
    });
    // 64 px, less a line of 36 px and two borders of 1 px.
    expect(read(css).rules?.['.Input']?.['padding']).to.equal('13px 18px');
  });

  it('gives fields no type that iOS would zoom into', () => {
    expect(read('--store-font-size: 13px').rules?.['.Input']?.['fontSize']).to.equal('16px');
    expect(read('--store-font-size: 20px').rules?.['.Input']?.['fontSize']).to.equal('20px');
  });

  it('gives font, weights and shadows as the browser computes them', () => {
    const css = `
      font-family: Georgia, serif; --store-font-weight: normal; --store-font-weight-strong: 650;
      --store-focus-ring: 0 0 0 3px rgb(255 0 0 / 0.6); --store-shadow: 0 1px 2px oklch(0 0 0);
    `;
    expect(read(css).variables).to.deep.include({
      fontFamily: 'Georgia, serif',
      fontWeightNormal: '400',
      fontWeightBold: '650',
      focusBoxShadow: 'rgba(255, 0, 0, 0.6) 0px 0px 0px 3px',
      inputBoxShadow: 'rgba(0, 0, 0, 1) 0px 1px 2px 0px',
    });
  });

  it('gives Stripe no value that it would refuse', () => {
    for (const [name, value] of Object.entries(read().variables ?? {})) {
      expect(value, name).to.match(/^(?!.*(var|calc|color-mix|light-dark|oklch)\(|.*NaN).+$/);
      if (/^(color|accessibleColor|buttonColor)/.test(name))
        expect(value).to.match(/^#[\da-f]{6}$/);
    }
  });

  for (const [token, value, key] of [
    ['--store-shadow', '0 1px 2px rgb(from currentColor r g b)', 'inputBoxShadow'],
    ['--store-focus-ring', '0 0 0 3px rgb(1 2 3)', 'focusBoxShadow'],
    ['--store-line-height', '2', 'fontLineHeight'],
    ['--store-font-weight', '300', 'fontWeightNormal'],
    ['--store-font-family', 'monospace', 'fontFamily'],
    ['--store-space', '7px', 'spacingUnit'],
    ['--store-control-height', '90px', 'buttonPadding'],
  ] as const) {
    it(`applies a new appearance when ${token} alone changes`, async () => {
      const before = host.bridge.read().variables?.[key];
      page.style.setProperty(token, value);
      await until(() => host.applied.length);
      expect(host.applied.at(-1)?.variables?.[key]).to.not.equal(before);
    });
  }

  const changes: [string, () => void][] = [
    ['a class', () => page.classList.add('brand')],
    ['an inline style', () => page.style.setProperty('--store-color-accent', '#008000')],
    ['a data attribute of the root', () => (document.documentElement.dataset['theme'] = 'brand')],
    [
      'a stylesheet',
      () => {
        const style = document.createElement('style');
        style.textContent = 'main { --store-color-accent: #008000 }';
        page.prepend(style);
      },
    ],
    ['what follows elsewhere in the page', () => page.before(document.createElement('hr'))],
  ];
  for (const [cause, change] of changes) {
    it(`applies a new appearance when ${cause} changes it`, async () => {
      const style = document.createElement('style');
      style.textContent =
        '.brand, [data-theme=brand] main, hr + main { --store-color-accent: #008000 }';
      document.head.append(style);
      change();
      await until(() => host.applied.length);
      style.remove();
      document.documentElement.removeAttribute('data-theme');
      expect(host.applied.map(({ variables }) => variables?.colorPrimary)).to.deep.equal([
        '#008000',
      ]);
    });
  }

  it('applies another font of the page', async () => {
    page.style.fontFamily = 'monospace';
    await until(() => host.applied.length);
    expect(host.applied.at(-1)?.variables?.fontFamily).to.equal('monospace');
  });

  it('applies the other colour scheme, where nothing but a shadow tells them apart', async () => {
    page.style.cssText = `color: #333; background: #fff; ${TOKENS_OF_COLOR.map((token) => `--store-color-${token}: #333;`).join('')} --store-shadow: 0 0 1px light-dark(#010203, #040506)`;
    await settled();
    page.style.colorScheme = 'dark';
    await until(() => host.applied.at(-1)?.variables?.inputBoxShadow?.includes('(4, 5, 6,'));
  });

  it('applies the last of many changes, once per frame', async () => {
    let looks = 0;
    const observer = new MutationObserver((records) => {
      looks += records.filter(({ addedNodes }) => addedNodes.length).length;
    });
    observer.observe(host.renderRoot, { childList: true });
    for (let red = 0; red < 50; red++) {
      page.style.setProperty('--store-color-accent', `rgb(${red} 0 0)`);
      void host.offsetHeight;
    }
    await until(() => host.applied.length);
    await settled();
    expect(host.applied.map(({ variables }) => variables?.colorPrimary)).to.deep.equal(['#310000']);
    observer.disconnect();
    // WebKit tells of some changes in the frame after.
    expect(looks).to.be.within(1, 2);
  });

  it('does not apply the same appearance twice', async () => {
    page.style.setProperty('--store-color-accent', '#ff0000');
    void host.offsetHeight;
    page.style.removeProperty('--store-color-accent');
    await settled();
    expect(host.applied).to.deep.equal([]);
  });

  it('survives colours relative to the text, which crash Chromium in other transitions', async () => {
    page.style.cssText =
      'color: #0000ff; --store-color-accent: rgb(from currentColor b g r); --store-color-focus: currentColor';
    await until(() => host.applied.length);
    const { colorPrimary, focusBoxShadow } = host.applied.at(-1)?.variables ?? {};
    expect(colorPrimary).to.equal('#ff0000');
    expect(focusBoxShadow).to.contain('255, 1) 0px 0px 0px 4px');
  });

  it('ends with the final colours where the page fades from one theme to another', async () => {
    page.style.transition = 'color 60ms';
    page.style.color = '#0000ff';
    await until(() => host.applied.at(-1)?.variables?.colorText === '#0000ff');
    page.style.color = '#ff0000';
    await until(() => host.applied.at(-1)?.variables?.colorText === '#ff0000');
  });
});
