import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { priceOf, type TestProducts } from './test-products.js';

/** What an owner pastes. */
export const scriptTag = (attributes = '', query = '') =>
  `<script type="module" src="/storetag.js${query}" data-endpoint="" ${attributes}></script>`;

/** The tag as a careful owner pastes it. */
function pinnedTag(): string {
  const file = fileURLToPath(import.meta.resolve('@storetag/elements/storetag.js'));
  const hash = createHash('sha384').update(readFileSync(file)).digest('base64');
  return scriptTag(`integrity="sha384-${hash}" crossorigin`);
}

/** A page with the script tag, and one of its own. */
export const testPage = (body: string, script = '', tags = scriptTag()) => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" />
  <title>Test page</title>
  <link rel="icon" href="data:," />
  ${tags}
  ${script && `<script>${script}</script>`}
</head>
<body><main><h1>Test page</h1>${body}</main></body>
</html>`;

/** Nests a card form in two shadow roots. They are open, since Playwright cannot see into closed ones. */
const nestingScript = (price: string) => `
  class OuterBox extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: 'open' }).innerHTML = '<section><inner-box></inner-box></section>';
    }
  }
  class InnerBox extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: 'open' }).innerHTML = '<div><card-form price="${price}"></card-form></div>';
    }
  }
  customElements.define('inner-box', InnerBox);
  customElements.define('outer-box', OuterBox);
`;

/** Pages with one element each, beside the static site's own. */
export function testPages({ mug, print }: TestProducts): Record<string, string> {
  const price = priceOf(mug);
  return {
    '/list.html': testPage('<product-list></product-list>'),
    '/stripe-at-once.html': testPage(
      '<product-list></product-list>',
      '',
      scriptTag('data-stripe-js="page"'),
    ),
    '/pinned.html': testPage('<product-list></product-list>', '', pinnedTag()),
    '/versioned.html': testPage('<product-list></product-list>', '', scriptTag('', '?v=1')),
    '/fallback.html': testPage('<order-status><p>Write to us</p></order-status>'),
    '/twice.html': testPage(
      '<product-list></product-list>',
      '',
      scriptTag() + scriptTag('', '?again'),
    ),
    '/everything.html': testPage('<product-list page-size="0"></product-list>'),
    '/buy.html': testPage(
      `<buy-button price="${price}" quantity="2" success-path="thank-you.html"></buy-button>`,
    ),
    '/form.html': testPage(`<card-form price="${price}"></card-form>`),
    '/form-onward.html': testPage(
      `<card-form price="${priceOf(print)}" success-path="thank-you.html"></card-form>`,
    ),
    '/dialog.html': testPage(`<buy-button price="${price}" checkout="form"></buy-button>`),
    '/nested.html': testPage('<outer-box></outer-box>', nestingScript(price)),
    '/secret.html': testPage(
      `<buy-button price="${price}" endpoint="/api?key=sk_test_51secret"></buy-button>`,
    ),
  };
}
