import { describe, expect, it, vi } from 'vitest';
import { cards, fillCard, payOnHostedPage } from './driver/card.js';
import { fulfilledOnce, paidOnThankYouPage } from './driver/order.js';
import { testPage } from './stage/pages.js';
import { isLive } from './stage/stripe-account.js';
import { priceOf } from './stage/test-products.js';
import { useStage } from './stage/use-stage.js';

const session = useStage({
  pages: ({ mug, print }) => ({
    '/mug.html': testPage(
      `<product-list products="${mug.id}" success-path="/thank-you.html"></product-list>`,
    ),
    '/print.html': testPage(`<product-card product="${print.id}"></product-card>`),
    '/two-prints.html': testPage(
      `<card-form price="${priceOf(print)}" quantity="2" success-path="/thank-you.html"></card-form>`,
    ),
  }),
});

/** Makes so many the units that can be bought, whatever an earlier try of a test still holds. */
async function leave(product: string, units: number) {
  const { stock } = session.stage.store;
  const held = (await stock.get(product))?.held ?? 0;
  await stock.set(product, held + units);
  return held;
}

// Holds last half an hour: on a real account, tests that run again would find them.
describe.skipIf(isLive)('the last one', () => {
  it('is sold to one of two customers, and the other is told', async () => {
    const { store, products } = session.stage;
    const before = await leave(products.mug.id, 1);
    const [{ page: ada }, { page: bob }] = [
      await session.visit('/mug.html'),
      await session.visit('/mug.html'),
    ];
    for (const page of [ada, bob]) await page.getByText('Last one').waitFor();

    await ada.getByRole('button', { name: /Buy now/ }).click();
    await ada.waitForSelector('#cardNumber');
    expect(await store.stock.get(products.mug.id)).toMatchObject({
      available: 0,
      held: before + 1,
    });

    await bob.getByRole('button', { name: /Buy now/ }).click();
    await bob.getByRole('alert').filter({ hasText: 'Sold out' }).waitFor();
    expect(new URL(bob.url()).pathname).toBe('/mug.html');
    // His browser may keep what it has read for some seconds.
    const soldOut = bob.getByRole('button', { name: /Sold out/ });
    await vi.waitFor(
      async () => {
        await bob.reload();
        await bob.getByRole('button', { name: /Buy now|Sold out/ }).waitFor();
        expect(await soldOut.isDisabled({ timeout: 100 })).toBe(true);
      },
      { timeout: 20_000, interval: 500 },
    );

    // Whoever has it goes back once more, and is not kept from it by himself.
    await ada.goto(`${session.stage.site.url}/mug.html`);
    await ada.getByRole('button', { name: /Buy now/ }).click();
    await payOnHostedPage(ada);
    const id = await paidOnThankYouPage(ada);
    await fulfilledOnce(session.stage, id);
    expect(await store.stock.get(products.mug.id)).toMatchObject({
      available: 0,
      held: before,
    });
  });

  it('is all that somebody can have who wants two, says the form', async () => {
    const { store, products } = session.stage;
    const before = await leave(products.print.id, 2);
    const charged = await session.stage.charges();
    const [{ page: ada }, { page: bob }] = [
      await session.visit('/print.html'),
      await session.visit('/two-prints.html'),
    ];
    await fillCard(bob, cards.succeeds);
    await ada.getByRole('button', { name: /Buy now/ }).click();
    await ada.waitForSelector('#cardNumber');

    await bob.getByRole('button', { name: /^Pay \$/ }).click();
    await bob.getByText('Only 1 left.').first().waitFor();
    expect(await store.stock.get(products.print.id)).toMatchObject({
      available: 1,
      held: before + 1,
    });
    expect(await session.stage.charges()).toHaveLength(charged.length);
  });
});
