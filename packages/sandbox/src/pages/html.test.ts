import { describe, expect, it } from 'vitest';
import { html } from './html.js';

describe('html', () => {
  it('makes text of values, in elements and in attributes', () => {
    const evil = `"><script>alert('1')</script>&`;
    expect(String(html`<a title="${evil}">${evil}</a>`)).toBe(
      '<a title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</a>',
    );
  });

  it('keeps markup made by itself, in lists too, and leaves nothing for what is not there', () => {
    const items = ['a', '<'].map((text) => html`<b>${text}</b>`);
    expect(String(html`<p>${items}${undefined}${null}${false}${0}</p>`)).toBe(
      '<p><b>a</b><b>&lt;</b>0</p>',
    );
  });
});
