/**
 * Every element in every state, for the Style guide. `/api/states/…` is a store that is in one state for good; products
 * and prices are the sandbox's demonstration. `tall` needs room.
 */
export const states = {
  'product-list': [
    ['A grid', '<product-list page-size="3" category="Table"></product-list>'],
    ['A list', '<product-list page-size="2" layout="list" category="Club"></product-list>'],
    [
      'Search, sort and category',
      '<product-list controls="search sort category" page-size="3"></product-list>',
    ],
    [
      'Cards of the page’s own',
      '<product-list page-size="3"><template><article><h3 data-field="name"></h3><p data-field="price"></p><buy-button></buy-button></article></template></product-list>',
    ],
    ['Waiting', '<product-list page-size="3" endpoint="/api/states/waiting"></product-list>'],
    [
      'The page’s own HTML, until it is ready',
      '<product-list endpoint="/api/states/waiting"><p>Mugs from $32. <a href="mailto:shop@halden.example">Order by e-mail</a></p></product-list>',
    ],
    ['Empty', '<product-list endpoint="/api/states/empty"></product-list>'],
    ['Failed', '<product-list endpoint="/api/states/failing"></product-list>'],
  ],
  'product-card': [
    ['Several prices', '<product-card product="prod_demo_mug"></product-card>'],
    ['Once or monthly', '<product-card product="prod_demo_writing_box"></product-card>'],
    ['Sold out', '<product-card product="prod_demo_planter"></product-card>'],
    [
      'Waiting',
      '<product-card product="prod_demo_mug" endpoint="/api/states/waiting"></product-card>',
    ],
    [
      'Failed',
      '<product-card product="prod_demo_mug" endpoint="/api/states/failing"></product-card>',
    ],
  ],
  'product-price': [
    [
      'In a sentence',
      '<p>The bottle vase is <product-price product="prod_demo_vase"></product-price>, two are <product-price product="prod_demo_vase" quantity="2"></product-price>.</p>',
    ],
  ],
  'buy-button': [
    ['Stripe’s page', '<buy-button product="prod_demo_vase"></buy-button>'],
    [
      'Stripe’s page in a dialog',
      '<buy-button product="prod_demo_vase" checkout="embedded"></buy-button>',
    ],
    ['Card form in a dialog', '<buy-button product="prod_demo_vase" checkout="form"></buy-button>'],
    ['Into the cart', '<buy-button product="prod_demo_vase" checkout="cart"></buy-button>'],
    [
      'A label of the page’s own',
      '<buy-button product="prod_demo_vase">Take it home for {price}</buy-button>',
    ],
    ['Blocked', '<buy-button product="prod_demo_vase" disabled></buy-button>'],
    ['Sold out', '<buy-button product="prod_demo_planter"></buy-button>'],
    ['Failed', '<buy-button product="prod_demo_vase" endpoint="/api/states/failing"></buy-button>'],
  ],
  'cart-button': [['With its count', '<cart-button></cart-button>']],
  'shopping-cart': [
    [
      'Opened by the button above, or by this one',
      '<button type="button" data-open-cart>Open the cart</button><shopping-cart checkout="form"></shopping-cart>',
    ],
  ],
  'card-form': [
    [
      'One-time price',
      '<card-form product="prod_demo_vase" data-first-price="prod_demo_vase"></card-form>',
    ],
    ['Failed', '<card-form price="price_none" endpoint="/api/states/failing"></card-form>'],
  ],
  'order-status': ['paid', 'processing', 'action', 'unpaid', 'expired', 'refunded'].map(
    (status) => [
      status === 'action' ? 'Waiting for the bank' : status[0].toUpperCase() + status.slice(1),
      `<order-status order="cs_test_example" poll="0" endpoint="/api/states/${status}"><p slot="next">We send it within three days.</p><a slot="download" href="#download">Download</a></order-status>`,
    ],
  ),
  'donation-form': [
    [
      'Amounts, and once or monthly',
      '<donation-form product="prod_demo_donation"></donation-form>',
    ],
  ],
  'manage-subscription': [['A link to Stripe', '<manage-subscription></manage-subscription>']],
};
