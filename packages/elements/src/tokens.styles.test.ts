import { expect } from '@esm-bundle/chai';
import type { Appearance } from '@stripe/stripe-js';
import { LitElement } from 'lit';
import { resolveAppearance } from './stripe/appearance.js';
import { whole } from './late.styles.js';
import { lateTokens } from './late-tokens.styles.js';
import { tokens } from './tokens.styles.js';

/** All of them, as the sources write them. */
const source = tokens.cssText + lateTokens.cssText;

class TokenHost extends LitElement {
  static override styles = whole;
}
customElements.define('token-host', TokenHost);

interface Token {
  /** As pages write it, `--store-…`. */
  name: string;
  /** As our styles write it, `--_…`. */
  own: string;
  reaches: string;
  default: string;
}

/** The tokens as the source has them: comment, name, default. */
function read(): Token[] {
  const css = source.replace(/\s+/g, ' ');
  const found = css.matchAll(/\/\* ([^*]+) \*\/ (--_[\w-]+): var\( ?(--store-[\w-]+), (.*?) ?\);/g);
  const all = Array.from(found, ([, reaches = '', own = '', name = '', value = '']) => ({
    name,
    own,
    reaches,
    default: value,
  }));
  // In a default, other tokens stand by the names that pages know.
  return all.map((token) => ({
    ...token,
    default: token.default.replace(
      /var\((--_[\w-]+)\)/g,
      (_, own) => `var(${all.find((each) => each.own === own)?.name})`,
    ),
  }));
}

/** Something else than the default, of the token's own kind. */
function another({ name }: Token): string {
  if (/color/.test(name)) return '#123456';
  if (/shadow|ring/.test(name)) return '0 0 7px #123456';
  if (/family/.test(name)) return 'monospace';
  if (/weight/.test(name)) return '300';
  if (/line-height/.test(name)) return '1.9';
  return '77px';
}

/** Names of what differs in two appearances. */
function differences(one: Appearance, other: Appearance): string[] {
  const flat = ({ variables, rules }: Appearance): [string, string | undefined][] => [
    ...Object.entries<string | undefined>(variables ?? {}),
    ...Object.entries(rules ?? {}).map(([selector, rule]): [string, string] => [
      selector,
      JSON.stringify(rule),
    ]),
  ];
  const before = new Map(flat(one));
  return flat(other)
    .filter(([key, value]) => before.get(key) !== value)
    .map(([key]) => `\`${key}\``);
}

describe('the tokens', () => {
  const all = read();

  it('are the same in the source and in docs/tokens.md, with what Stripe gets of each', async () => {
    const page = document.createElement('main');
    const host = new TokenHost();
    page.append(host);
    document.body.replaceChildren(page);
    await host.updateComplete;
    const before = resolveAppearance(host);
    const rows = all.map((token) => {
      page.style.cssText = `${token.name}: ${another(token)}`;
      const given = differences(before, resolveAppearance(host)).join(', ') || '–';
      return `| \`${token.name}\` | \`${token.default}\` | ${token.reaches} | ${given} |`;
    });
    const text = await (await fetch('/docs/tokens.md')).text();
    const written = text
      .split('\n')
      .filter((line) => line.startsWith('| `--store'))
      .map((line) => line.replace(/ +/g, ' '));
    const message = `Put these into docs/tokens.md:\n${rows.join('\n')}\n`;
    // There they stand by what they are for.
    expect(written.toSorted(), message).to.deep.equal(rows.toSorted());
  });

  it('are each documented, and none reads a token of another name', () => {
    const names = new Set(source.match(/--store-[\w-]+/g));
    expect(all.map(({ name }) => name)).to.deep.equal([...names]);
    expect(names.size).to.be.within(30, 45);
  });

  it('keep the size of type and targets on pages with a small rem', async () => {
    document.documentElement.style.fontSize = '62.5%';
    const host = new TokenHost();
    document.body.replaceChildren(host);
    await host.updateComplete;
    const { variables } = resolveAppearance(host);
    document.documentElement.style.fontSize = '';
    expect(variables).to.deep.include({ fontSizeBase: '16px', fontSizeSm: '14px' });
    // 44 px, less a line of 24 px and two borders of 1 px.
    expect(variables?.buttonPadding).to.contain('9px ');
  });
});
