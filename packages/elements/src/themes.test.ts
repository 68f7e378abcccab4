import { expect } from '@esm-bundle/chai';
import { html, LitElement } from 'lit';
import { contrast } from './contrast.test.support.js';
import { whole } from './late.styles.js';
import { AppearanceBridge } from './stripe/appearance-bridge.js';
import { resolveAppearance } from './stripe/appearance.js';
import { lateTokens } from './late-tokens.styles.js';
import { tokens } from './tokens.styles.js';

class ThemedHost extends LitElement {
  static override styles = [whole, AppearanceBridge.styles];
  override render(): unknown {
    return html`<p>Text</p>`;
  }
}
customElements.define('themed-host', ThemedHost);

const themes = ['plain', 'soft', 'sharp', 'night', 'paper', 'brand'];
const brands = ['#ffeb3b', '#000000', '#ffffff', '#e4572e', '#00e5a0', '#1a237e', 'hotpink'];
/** On a page as its own stylesheet says: the surface and the text of the theme, the browser's where it has none. */
const PAGE =
  'background: var(--store-color-surface, Canvas); color: var(--store-color-text, CanvasText);';

const cssOf = async (theme: string): Promise<string> =>
  theme && (await fetch(`/packages/elements/themes/${theme}.css`)).text();

describe('themes', () => {
  const sheet = document.createElement('style');
  before(() => document.head.append(sheet));
  after(() => {
    sheet.remove();
    document.documentElement.style.cssText = '';
  });

  for (const theme of ['', ...themes]) {
    const name = theme || 'no theme';
    for (const scheme of ['light', 'dark']) {
      for (const brand of theme === 'brand' ? ['', ...brands] : ['']) {
        it(`${name} ${brand} can be read on a ${scheme} page`, async () => {
          sheet.textContent = await cssOf(theme);
          document.documentElement.style.cssText = `color-scheme: ${scheme}`;
          if (brand) document.documentElement.style.setProperty('--brand', brand);
          const page = document.createElement('main');
          page.style.cssText = PAGE;
          const host = new ThemedHost();
          page.append(host);
          document.body.replaceChildren(page);
          await host.updateComplete;
          const { variables = {} } = resolveAppearance(host);
          const surface = variables.colorBackground;
          const on = (color: string | undefined): number => contrast(color, surface);
          expect(on(variables.colorText), 'text').to.be.at.least(7);
          for (const key of [
            'colorTextSecondary',
            'colorTextPlaceholder',
            'colorPrimary',
            'colorDanger',
            'colorSuccess',
            'colorWarning',
          ] as const) {
            expect(on(variables[key]), key).to.be.at.least(4.5);
          }
          expect(contrast(variables.buttonColorText, variables.colorPrimary)).to.be.at.least(4.5);
          expect(on(variables.inputColorBorder), 'fields').to.be.at.least(3);
          // Two tones: one of them stands out from whatever is behind.
          const [inner, outer] = ringOf(variables.focusBoxShadow);
          expect(on(outer), 'focus').to.be.at.least(3);
          expect(contrast(inner, outer), 'the tones of the focus').to.be.at.least(3);
        });
      }
    }
  }

  it('set nothing but tokens, where anything of the page wins', async () => {
    const known = new Set((tokens.cssText + lateTokens.cssText).match(/--store-[\w-]+/g));
    for (const theme of themes) {
      // One after the other.
      // oxlint-disable-next-line no-await-in-loop
      const css = await cssOf(theme);
      expect(css.length, theme).to.be.below(1600);
      sheet.textContent = css;
      const rules = Array.from(sheet.sheet?.cssRules ?? []);
      expect(rules).to.have.length(1);
      const [rule] = rules;
      if (!(rule instanceof CSSStyleRule)) throw new Error(`${theme} has no rule.`);
      expect(rule.selectorText).to.equal(':where(:root)');
      expect(rule.style.length).to.be.above(5);
      for (const property of rule.style) expect(known.has(property), property).to.equal(true);
      document.documentElement.style.setProperty('--store-color-accent', '#010203');
      const accent = getComputedStyle(document.documentElement).getPropertyValue(
        '--store-color-accent',
      );
      expect(accent).to.equal('#010203');
      document.documentElement.style.cssText = '';
    }
  });

  it('follow the colour scheme of the site, and where it has both that of the system', async () => {
    sheet.textContent = await cssOf('soft');
    const host = new ThemedHost();
    document.body.replaceChildren(host);
    await host.updateComplete;
    const accent = (scheme: string): string | undefined => {
      document.documentElement.style.colorScheme = scheme;
      return resolveAppearance(host).variables?.colorPrimary;
    };
    const [light, dark] = ['#6246c4', '#c4b5f7'];
    expect(accent('light')).to.equal(light);
    expect(accent('dark')).to.equal(dark);
    // A site that says nothing is light, whatever the system is.
    expect(accent('normal')).to.equal(light);
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
    expect(accent('light dark')).to.equal(isDark ? dark : light);
  });
});

/** The colours of the shadows, in order. */
function ringOf(shadow = ''): string[] {
  return Array.from(shadow.matchAll(/rgba\((\d+), (\d+), (\d+), 1\)/g), ([, ...parts]) =>
    parts.map((part) => Number(part).toString(16).padStart(2, '0')).join(''),
  );
}
