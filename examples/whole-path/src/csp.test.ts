import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { answerThreeDSecure, cards, fillCard, payOnHostedPage } from './driver/card.js';
import { paidInForm, paidOnThankYouPage } from './driver/order.js';
import { payOnEmbeddedPage } from './driver/payment-frames.js';
import { scriptTag, testPage } from './stage/pages.js';
import { isLive } from './stage/stripe-account.js';
import { priceOf } from './stage/test-products.js';
import { useStage } from './stage/use-stage.js';

/** The header of docs/csp.md, with the sandbox's one origin where Stripe has several. */
const policy = ({ store, stripe }: { store: string; stripe: string }, path: string) =>
  [
    "default-src 'none'",
    `script-src ${path === '/nonce.html' ? "'nonce-abc' 'strict-dynamic'" : `'self' ${stripe}`}`,
    `connect-src 'self' ${store} ${stripe}`,
    `frame-src ${stripe}`,
    `img-src 'self' data: ${stripe}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html storetag',
  ].join('; ');

const session = useStage({
  policy,
  demoCatalog: true,
  pages: ({ mug }) => {
    const price = priceOf(mug);
    const path = 'success-path="thank-you.html"';
    return {
      '/list.html': testPage(
        '<product-list page-size="0" controls="search sort category"></product-list>',
      ),
      '/rows.html': testPage(
        '<product-list layout="list" quantity-input><template><article><h3 data-field="name"></h3><img data-field="image"><a data-field="url">More</a><buy-button></buy-button></article></template></product-list>',
      ),
      '/german.html': testPage('<div lang="de"><product-list></product-list></div>'),
      '/cart.html': testPage(
        `<cart-button></cart-button><product-list products="${mug.id}" checkout="cart"></product-list><shopping-cart ${path}></shopping-cart>`,
      ),
      '/form.html': testPage(`<card-form price="${price}" collect="email shipping"></card-form>`),
      '/card.html': testPage(`<card-form price="${price}"></card-form>`),
      '/nonce.html': testPage(
        `<card-form price="${price}"></card-form>`,
        '',
        scriptTag('nonce="abc"'),
      ),
      '/dialog.html': testPage(`<buy-button price="${price}" checkout="form"></buy-button>`),
      '/page.html': testPage(`<buy-button price="${price}" ${path}></buy-button>`),
      '/embedded.html': testPage(
        `<buy-button price="${price}" checkout="embedded" ${path}></buy-button>`,
      ),
      '/others.html': testPage(
        `<product-price price="${price}"></product-price><donation-form product="${mug.id}"></donation-form><manage-subscription></manage-subscription>`,
      ),
      '/thank-you.html': testPage('<order-status></order-status>'),
    };
  },
});

/** Attributes that the policy would forbid in markup, on anything that our elements have rendered. */
function forbiddenAttributes(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const look = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) {
          // Stripe's own nodes stand in the document; what we render stands in shadow roots.
          if (name.startsWith('on') || (name === 'style' && value && root instanceof ShadowRoot)) {
            found.push(`<${element.localName} ${name}>`);
          }
        }
        if (element.localName === 'style') found.push('<style>');
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    look(document);
    return found;
  });
}

const buy = (page: Page) => page.getByRole('button', { name: /^Buy now/ }).click();

// Real Stripe has its own hosts, which are documented; this one origin stands for them.
describe.skipIf(isLive)('under a policy that allows nothing but the shop', () => {
  it('is in force: neither inline scripts nor markup from text get through', async () => {
    const { page, complaints } = await session.visit('/list.html');
    await page.evaluate(() => {
      const script = document.createElement('script');
      try {
        script.text = 'globalThis.ran = 1';
      } catch {
        // Refused, as it should be.
      }
      document.head.append(script);
    });
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
    expect(complaints.join()).toContain('Violated require-trusted-types-for');
  });

  it.each(['/list.html', '/rows.html', '/others.html'])('shows %s', async (path) => {
    const { page, complaints } = await session.visit(path);
    await page
      .getByRole('button', { name: /Buy now|Donate|Search/ })
      .first()
      .waitFor();
    await page.waitForLoadState('networkidle');
    expect(complaints).toEqual([]);
    expect(await forbiddenAttributes(page)).toEqual([]);
  });

  it('searches, and tells search engines', async () => {
    const { page, complaints } = await session.visit('/list.html');
    await page.getByRole('searchbox').fill('test mug');
    await expect.poll(() => page.locator('product-list').locator('product-card').count()).toBe(1);
    await page.locator('script[type="application/ld+json"]').waitFor({ state: 'attached' });
    expect(complaints).toEqual([]);
    expect(await forbiddenAttributes(page)).toEqual([]);
  });

  it('speaks German', async () => {
    const { page, complaints } = await session.visit('/german.html');
    await page
      .getByRole('button', { name: /Jetzt kaufen/ })
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
  });

  it('sells the cart on the hosted page', async () => {
    const { page, complaints } = await session.visit('/cart.html');
    await page
      .locator('product-list')
      .getByRole('button', { name: /Add to cart.*Test mug/ })
      .click();
    await page.locator('cart-button').getByRole('button').click();
    const drawer = page.getByRole('dialog', { name: 'Cart' });
    await drawer.getByText('$24.00').first().waitFor();
    expect(await forbiddenAttributes(page)).toEqual([]);
    await drawer.getByRole('button', { name: /check ?out · /i }).click();
    await payOnHostedPage(page);
    await paidOnThankYouPage(page);
    expect(complaints).toEqual([]);
    expect(await forbiddenAttributes(page)).toEqual([]);
  });

  it('goes to the hosted page and comes back', async () => {
    const { page, complaints } = await session.visit('/page.html');
    await buy(page);
    await payOnHostedPage(page);
    await paidOnThankYouPage(page);
    expect(complaints).toEqual([]);
  });

  it('takes a card that asks for 3-D Secure', async () => {
    const { page, complaints } = await session.visit('/card.html');
    await fillCard(page, cards.threeDSecure);
    await page.getByRole('button', { name: /^Pay \$/ }).click();
    await answerThreeDSecure(page, 'complete');
    await paidInForm(page);
    expect(complaints).toEqual([]);
    expect(await forbiddenAttributes(page)).toEqual([]);
  });

  it('collects an e-mail and a shipping address in Stripe’s frames', async () => {
    const { page, complaints } = await session.visit('/form.html');
    await page
      .frameLocator('iframe[title="Secure address input frame"]')
      .locator('[name="addressLine1"]')
      .waitFor();
    expect(complaints).toEqual([]);
    expect(await forbiddenAttributes(page)).toEqual([]);
  });

  it('takes a card in the dialog', async () => {
    const { page, complaints } = await session.visit('/dialog.html');
    await buy(page);
    await fillCard(page, cards.succeeds);
    await page.getByRole('button', { name: /^Pay \$/ }).click();
    await paidInForm(page);
    expect(complaints).toEqual([]);
    expect(await forbiddenAttributes(page)).toEqual([]);
  });

  it('takes a card where scripts are allowed by a nonce', async () => {
    const { page, complaints } = await session.visit('/nonce.html');
    await fillCard(page, cards.succeeds);
    await page.getByRole('button', { name: /^Pay \$/ }).click();
    await paidInForm(page);
    expect(complaints).toEqual([]);
  });

  it('takes a card on the embedded page', async () => {
    const { page, complaints } = await session.visit('/embedded.html');
    await buy(page);
    await payOnEmbeddedPage(page, cards.succeeds);
    await paidOnThankYouPage(page);
    expect(complaints).toEqual([]);
  });
});
