import { expect } from '@esm-bundle/chai';
import { executeServerCommand } from '@web/test-runner-commands';
import { html, LitElement } from 'lit';
import { resolveAppearance } from './stripe/appearance.js';
import { whole } from './late.styles.js';

class SharedHost extends LitElement {
  static override styles = whole;
  override render(): unknown {
    return html`<div>
      <button class="primary">Buy</button>
      <button class="second" disabled>Buy</button>
      <i></i>
      <p class="muted">Muted</p>
      <input aria-label="Name" value="Text" />
    </div>`;
  }
}
customElements.define('shared-host', SharedHost);

/** Has the system prefer something; a test that the engine cannot do is skipped. */
async function prefer(test: Mocha.Context, system: Record<string, string>): Promise<void> {
  const { emulated } = await executeServerCommand<{ emulated: boolean }, Record<string, string>>(
    'emulate-system',
    system,
  );
  if (!emulated) test.skip();
}

describe('what all elements look like', () => {
  it('fields can be read on pages that are dark without saying so', async () => {
    const page = document.createElement('main');
    page.style.cssText = 'color: #eeeeee; background: #111111; --store-font-size: 12px';
    const host = new SharedHost();
    page.append(host);
    document.body.replaceChildren(page);
    await host.updateComplete;
    const input = host.renderRoot.querySelector('input');
    if (!input) throw new Error('There is no field.');
    const { color, backgroundColor, fontSize } = getComputedStyle(input);
    expect([color, backgroundColor]).to.deep.equal(['rgb(238, 238, 238)', 'rgba(0, 0, 0, 0)']);
    expect(parseFloat(fontSize)).to.be.at.least(16);
    page.style.setProperty('--store-color-surface', '#222222');
    expect(getComputedStyle(input).backgroundColor).to.equal('rgb(34, 34, 34)');
  });
});

describe('what the system prefers', () => {
  let host: SharedHost;
  const style = (selector: string): CSSStyleDeclaration => {
    const node = host.renderRoot.querySelector(selector);
    if (!node) throw new Error(selector);
    return getComputedStyle(node);
  };
  beforeEach(async () => {
    await executeServerCommand('emulate-system', {});
    document.documentElement.style.cssText = '';
    host = new SharedHost();
    document.body.replaceChildren(host);
    await host.updateComplete;
  });
  after(async () => {
    document.documentElement.style.cssText = '';
    await executeServerCommand('emulate-system', {});
  });

  it('forced colours: borders, outlines and focus come from the system', async function () {
    await prefer(this, { 'forced-colors': 'active' });
    const button = style('.primary');
    expect(button.backgroundColor).to.equal(systemColor('ButtonFace'));
    expect(button.borderTopColor).to.not.equal('rgba(0, 0, 0, 0)');
    expect(style('i').outlineStyle).to.equal('solid');
    host.renderRoot.querySelector('button')?.focus();
    expect(button.outlineStyle).to.equal('solid');
    expect(button.outlineColor).to.not.contain('rgba(0, 0, 0, 0)');
  });

  it('more contrast: muted text and borders are as strong as text', async function () {
    const before = style('.muted').color;
    await prefer(this, { 'prefers-contrast': 'more' });
    expect(style('.muted').color).to.not.equal(before);
    expect(style('.muted').color).to.equal(style('div').color);
    expect(resolveAppearance(host).variables?.inputColorBorder).to.equal('#000000');
  });

  it('less motion: none, in Stripe’s frames neither', async function () {
    expect(style('.primary').transitionProperty).to.equal('opacity');
    await prefer(this, { 'prefers-reduced-motion': 'reduce' });
    expect(style('.primary').transitionProperty).to.equal('none');
    expect(resolveAppearance(host).disableAnimations).to.equal(true);
  });

  it('print: no buttons', async function () {
    await prefer(this, { media: 'print' });
    expect(style('.primary').display).to.equal('none');
    expect(style('.muted').display).to.equal('block');
  });

  it('dark: followed by sites that are light and dark, by no other', async function () {
    const theme = (): string | undefined => resolveAppearance(host).theme;
    await prefer(this, { 'prefers-color-scheme': 'dark' });
    expect(theme()).to.equal('stripe');
    document.documentElement.style.colorScheme = 'light dark';
    expect(theme()).to.equal('night');
    expect(resolveAppearance(host).variables?.colorPrimary).to.equal('#a8c7fa');
    document.documentElement.style.colorScheme = 'light';
    expect(theme()).to.equal('stripe');
  });
});

function systemColor(name: string): string {
  const node = document.createElement('i');
  node.style.cssText = `color: ${name}`;
  document.body.append(node);
  const { color } = getComputedStyle(node);
  node.remove();
  return color;
}
