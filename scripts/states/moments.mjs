/**
 * States that an element comes to by what the customer does: `act` does it, in the state's own section of the page.
 * `modal`: then everything else on the page is inert.
 */
export const moments = {
  'buy-button': [
    {
      title: 'The new price, told',
      html: '<buy-button product="prod_demo_vase" endpoint="/api/states/old-prices"></buy-button>',
      act: (section) => pressAndAwait(section, section.getByRole('alert')),
    },
    {
      title: 'Sold out since, told',
      html: '<buy-button product="prod_demo_vase" endpoint="/api/states/sold-since"></buy-button>',
      act: (section) => pressAndAwait(section, section.getByText(/sold out/i).first()),
    },
    {
      title: 'The card form in its dialog',
      html: '<buy-button product="prod_demo_vase" checkout="form"></buy-button>',
      modal: true,
      act: (section) => pressAndAwait(section, cardFields(section)),
    },
    {
      title: 'Stripe’s page in its dialog',
      html: '<buy-button product="prod_demo_vase" checkout="embedded"></buy-button>',
      modal: true,
      act: (section) =>
        pressAndAwait(section, section.page().frameLocator('iframe').locator('#cardNumber')),
    },
  ],
  'shopping-cart': [
    {
      title: 'A line removed',
      html: '<shopping-cart endpoint="/api/states/removing"></shopping-cart>',
      cart: [
        ['{mug_small}', 2, 3200],
        ['{cards}', 1, 1800],
      ],
      act: (section) =>
        section
          .getByRole('button', { name: /^Remove/ })
          .first()
          .click(),
    },
    {
      title: 'The card form in the drawer',
      html: '<shopping-cart endpoint="/api/states/paying" checkout="form"></shopping-cart>',
      cart: [['{mug_small}', 2, 3200]],
      async act(section) {
        await section.getByRole('button', { name: /^Checkout/ }).click();
        await cardFields(section).waitFor();
      },
    },
  ],
  'card-form': [
    {
      title: 'Every month, once the customer has turned to it',
      html: '<card-form price="{letter_monthly}"></card-form>',
      alone: true,
      act: turnTo,
    },
    {
      title: 'Promotion code, shipping and tax, once the customer has turned to them',
      html: '<card-form price="{mug_large}" quantity="2" endpoint="/api/extras" layout="accordion"></card-form>',
      alone: true,
      async act(section) {
        await turnTo(section);
        await section.getByRole('textbox', { name: 'Promotion code' }).waitFor();
      },
    },
    {
      title: 'Fields that are missing, told',
      html: '<card-form price="{vase}"></card-form>',
      alone: true,
      act: (section) => payWith(section),
    },
    {
      title: 'Declined',
      html: '<card-form price="{vase}"></card-form>',
      alone: true,
      act: (section) => payWith(section, '4000000000000002'),
    },
    {
      title: 'Paid',
      html: '<card-form price="{vase}"></card-form>',
      alone: true,
      async act(section) {
        await payWith(section, '4242424242424242');
        await section.getByText('Your payment has arrived').waitFor();
      },
    },
  ],
  'donation-form': [
    {
      title: 'An amount to type on Stripe’s page',
      html: '<donation-form product="prod_docs_kiln"></donation-form>',
      act: (section) => section.getByRole('radio', { name: 'Other amount' }).check(),
    },
  ],
};

/** Where the card is typed. */
function cardFields(section) {
  return section
    .page()
    .frameLocator('iframe[title="Secure payment input frame"]')
    .first()
    .locator('[name="number"]');
}

/** Presses the button of a form that waits to be turned to. */
async function turnTo(section) {
  await section.getByRole('button', { name: /^Checkout/ }).click();
  await cardFields(section).waitFor();
}

async function pressAndAwait(section, what) {
  await section.getByRole('button').first().click();
  await what.waitFor();
}

async function payWith(section, number) {
  await cardFields(section).waitFor();
  if (number) {
    const frame = section.page().frameLocator('iframe[title="Secure payment input frame"]').first();
    await frame.locator('[name="number"]').fill(number);
    await frame.locator('[name="expiry"]').fill('12 / 34');
    await frame.locator('[name="cvc"]').fill('123');
    const postalCode = frame.locator('[name="postalCode"]');
    if (await postalCode.isVisible()) await postalCode.fill('10001');
  }
  await section.getByRole('button', { name: /^Pay/ }).click();
  if (!number) {
    const frame = section.page().frameLocator('iframe[title="Secure payment input frame"]').first();
    await frame.locator('[aria-invalid="true"]').first().waitFor();
  } else if (number.endsWith('0002')) {
    await section.getByRole('alert').filter({ hasText: 'declined' }).waitFor();
  }
}
