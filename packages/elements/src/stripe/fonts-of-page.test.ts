import { expect } from '@esm-bundle/chai';
import { fontsOfPage } from './fonts-of-page.js';

describe('fontsOfPage', () => {
  const links: HTMLLinkElement[] = [];
  afterEach(() => links.splice(0).forEach((each) => each.remove()));

  function link(href: string, marked = false, rel = 'stylesheet'): void {
    // Of another media, so that it is not fetched in earnest.
    const node = Object.assign(document.createElement('link'), { rel, href, media: 'not all' });
    node.toggleAttribute('data-store-fonts', marked);
    links.push(node);
    document.head.append(node);
  }

  it('names the stylesheets that hold fonts, and those that the page marks', () => {
    link('https://fonts.googleapis.com/css2?family=Inter');
    link('https://fonts.googleapis.com.shop.test/site.css');
    link('https://fonts.googleapis.com', false, 'preconnect');
    link('/site.css');
    link('/fonts.css', true);
    expect(fontsOfPage()).to.deep.equal([
      { cssSrc: 'https://fonts.googleapis.com/css2?family=Inter' },
      { cssSrc: new URL('/fonts.css', location.href).href },
    ]);
  });
});
