/**
 * Every element in every state, for the Style guide: title, HTML, and what to say of it. `/api/states/…` is a store that
 * is in one state for good; products and prices are the sandbox's demonstration, `{vase}` the id of the price with that
 * lookup key. `cart` fills the cart of the element's endpoint when the reader opens it: price, units, amount shown then.
 */
export const states = {
  'product-list': [
    {
      title: 'A grid',
      html: '<product-list category="Vases" page-size="3"></product-list>',
    },
    {
      title: 'Search, sort and category, page by page',
      html: '<product-list controls="search sort category" page-size="3"></product-list>',
    },
    {
      title: 'A list',
      html: '<product-list layout="list" products="prod_demo_notebooks prod_demo_parcel"></product-list>',
    },
    {
      title: 'Quantities, into the cart',
      html: '<product-list category="Paper" page-size="3" checkout="cart" quantity-input></product-list>',
    },
    {
      title: 'Cards of the page’s own',
      html: `<product-list products="prod_demo_moonjar prod_demo_candle prod_demo_planter">
  <template>
    <article class="own-card">
      <img data-field="image" alt="" />
      <h4 data-field="name"></h4>
      <p data-field="price"></p>
      <p data-if="!stock">Back in spring.</p>
      <buy-button checkout="form"></buy-button>
    </article>
  </template>
</product-list>`,
    },
    {
      title: 'Few left',
      html: '<product-list endpoint="/api/states/few-left" products="prod_demo_bowl prod_demo_carafe"></product-list>',
    },
    {
      title: 'Waiting',
      html: '<product-list endpoint="/api/states/waiting" page-size="3"></product-list>',
    },
    {
      title: 'The page’s own HTML, until it is ready and without JavaScript',
      html: `<product-list endpoint="/api/states/waiting">
  <p>Mugs from $32. <a href="mailto:shop@halden.example">Order by e-mail</a></p>
</product-list>`,
    },
    {
      title: 'Empty',
      html: '<product-list endpoint="/api/states/empty"></product-list>',
    },
    {
      title: 'Nothing matches',
      html: '<product-list controls="search" search="umbrella"></product-list>',
    },
    {
      title: 'The store failed',
      html: '<product-list endpoint="/api/states/failing"></product-list>',
    },
    {
      title: 'Offline',
      html: '<product-list endpoint="/api/states/offline"></product-list>',
    },
  ],
  'product-card': [
    {
      title: 'Several prices',
      html: '<product-card product="prod_demo_mug"></product-card>',
    },
    {
      title: 'Once or monthly',
      html: '<product-card product="prod_demo_parcel"></product-card>',
    },
    {
      title: 'How many',
      html: '<product-card product="prod_demo_bowl" checkout="cart" quantity-input></product-card>',
    },
    {
      title: 'Priced by quantity',
      html: '<product-card product="prod_docs_postcards" quantity-input></product-card>',
    },
    {
      title: 'Several pictures',
      html: '<product-card product="prod_demo_tiles"></product-card>',
    },
    {
      title: 'No picture',
      html: '<product-card product="prod_demo_surprise"></product-card>',
    },
    {
      title: 'Sold out',
      html: '<product-card product="prod_demo_planter"></product-card>',
    },
    {
      title: 'Few left',
      html: '<product-card product="prod_demo_carafe" endpoint="/api/states/few-left"></product-card>',
    },
    {
      title: 'Waiting',
      html: '<product-card product="prod_demo_mug" endpoint="/api/states/waiting"></product-card>',
    },
    {
      title: 'Not sold here',
      html: '<product-card product="prod_unknown"></product-card>',
    },
    {
      title: 'The store failed',
      html: '<product-card product="prod_demo_mug" endpoint="/api/states/failing"></product-card>',
    },
  ],
  'product-price': [
    {
      title: 'In a sentence',
      html: '<p>The bottle vase is <product-price product="prod_demo_vase"></product-price>, two are <product-price product="prod_demo_vase" quantity="2"></product-price>.</p>',
    },
    {
      title: 'Several prices; once a month; yen',
      html: `<p>Mugs <product-price product="prod_demo_mug"></product-price>, the letter <product-price product="prod_demo_letter"></product-price>,
the teapot <product-price product="prod_demo_teapot"></product-price>.</p>`,
    },
    {
      title: 'One price by its id',
      html: '<p>The large mug is <product-price price="{mug_large}"></product-price>.</p>',
    },
    {
      title: 'What stands in it, until it is known and where it cannot be read',
      html: '<p>The bottle vase is <product-price product="prod_demo_vase" endpoint="/api/states/failing">$84</product-price>.</p>',
    },
  ],
  'buy-button': [
    {
      title: 'Stripe’s page',
      html: '<buy-button product="prod_demo_vase"></buy-button>',
    },
    {
      title: 'Stripe’s page, in a dialog',
      html: '<buy-button product="prod_demo_vase" checkout="embedded"></buy-button>',
    },
    {
      title: 'A card form in a dialog',
      html: '<buy-button product="prod_demo_vase" checkout="form"></buy-button>',
    },
    {
      title: 'Into the cart',
      html: '<buy-button product="prod_demo_vase" checkout="cart"></buy-button>',
    },
    {
      title: 'Every month, by lookup key',
      html: '<buy-button lookup-key="letter_monthly"></buy-button>',
    },
    {
      title: 'A label of the page’s own',
      html: '<buy-button product="prod_demo_vase" quantity="2">Take two home for {price}</buy-button>',
    },
    {
      title: 'In a form, with its fields',
      html: `<form class="fields">
  <label>How many <input name="quantity" type="number" min="1" max="9" value="1" required /></label>
  <label>E-mail <input name="email" type="email" autocomplete="email" value="ada@example.com" /></label>
  <buy-button product="prod_demo_cards"></buy-button>
</form>`,
    },
    {
      title: 'Switched off',
      html: '<buy-button product="prod_demo_vase" disabled></buy-button>',
    },
    {
      title: 'Sold out',
      html: '<buy-button product="prod_demo_planter"></buy-button>',
    },
    {
      title: 'The price has changed since',
      html: '<buy-button product="prod_demo_vase" endpoint="/api/states/old-prices"></buy-button>',
      note: 'Press it: the page shows an old price. It asks once more before anything is made.',
    },
    {
      title: 'Sold out since',
      html: '<buy-button product="prod_demo_vase" endpoint="/api/states/sold-since"></buy-button>',
      note: 'Press it.',
    },
    {
      title: 'Waiting, with a way on that needs no JavaScript',
      html: '<buy-button product="prod_demo_vase" endpoint="/api/states/waiting"><a href="mailto:shop@halden.example">Order by e-mail</a></buy-button>',
    },
    {
      title: 'The store failed',
      html: '<buy-button product="prod_demo_vase" endpoint="/api/states/failing"></buy-button>',
    },
    {
      title: 'Offline',
      html: '<buy-button product="prod_demo_vase" endpoint="/api/states/offline"></buy-button>',
    },
  ],
  'cart-button': [
    {
      title: 'With its count',
      html: '<cart-button></cart-button>',
      note: 'It opens the page’s cart: fill that by “Into the cart” above.',
    },
    {
      title: 'A label of the page’s own',
      html: '<cart-button>Basket</cart-button>',
    },
  ],
  'shopping-cart': [
    {
      title: 'Lines, on to Stripe’s page',
      html: '<shopping-cart endpoint="/api/store"></shopping-cart>',
      cart: [
        ['{mug_small}', 2, 3200],
        ['{cards}', 1, 1800],
      ],
      note: 'Remove a line: it can be put back.',
    },
    {
      title: 'Paid in the drawer',
      html: '<shopping-cart endpoint="/api/states/form" checkout="form"></shopping-cart>',
      cart: [
        ['{mug_small}', 2, 3200],
        ['{cards}', 1, 1800],
      ],
    },
    {
      title: 'Stripe’s page, in a dialog',
      html: '<shopping-cart endpoint="/api/states/embedded" checkout="embedded"></shopping-cart>',
      cart: [['{notebook}', 1, 2400]],
    },
    {
      title: 'Once and monthly together',
      html: '<shopping-cart endpoint="/api/states/mixed"></shopping-cart>',
      cart: [
        ['{vase}', 1, 8400],
        ['{letter_monthly}', 1, 900],
      ],
    },
    {
      title: 'Changed, sold out and gone since',
      html: '<shopping-cart endpoint="/api/states/changed"></shopping-cart>',
      cart: [
        ['{mug_small}', 1, 2800, 'Everyday mug', 'prod_demo_mug'],
        ['{planter}', 1, 5200, 'Low planter', 'prod_demo_planter'],
        ['price_1GoneSinceThen', 1, 3600, 'Winter mug 2025'],
      ],
    },
    {
      title: 'Empty',
      html: '<shopping-cart endpoint="/api/states/none"></shopping-cart>',
      cart: [],
    },
    {
      title: 'Empty, with words of the page’s own',
      html: `<shopping-cart endpoint="/api/states/none-yet">
  <p slot="empty">Nothing yet. The kiln opens on Thursday.</p>
</shopping-cart>`,
      cart: [],
    },
    {
      title: 'Offline',
      html: '<shopping-cart endpoint="/api/states/offline"></shopping-cart>',
      cart: [['{bowl}', 1, 3600, 'Breakfast bowl', 'prod_demo_bowl']],
    },
  ],
  'card-form': [
    {
      title: 'A price, paid once',
      html: '<card-form price="{vase}"></card-form>',
      note: 'Pay with 4242 4242 4242 4242. 4000 0000 0000 0002 is declined, 4000 0027 6000 3184 asks the customer’s bank.',
    },
    {
      title: 'Every month: a Checkout Session',
      html: '<card-form price="{letter_monthly}"></card-form>',
    },
    {
      title: 'Promotion code, shipping and tax',
      html: '<card-form price="{mug_large}" quantity="2" endpoint="/api/extras" layout="accordion"></card-form>',
      note: 'The code HALDEN10 takes off a tenth.',
    },
    {
      title: 'With name, e-mail and shipping; wallets on top',
      html: '<card-form price="{cards}" collect="email name shipping" express submit-label="Send me the cards for {price}"></card-form>',
    },
    {
      title: 'Pays for the cart',
      html: '<card-form source="cart"></card-form>',
      note: 'The same cart as the cart button’s.',
    },
    {
      title: 'Sold out',
      html: '<card-form price="{planter}"></card-form>',
    },
    {
      title: 'Waiting',
      html: '<card-form price="{vase}" endpoint="/api/states/waiting"></card-form>',
    },
    {
      title: 'The store failed',
      html: '<card-form price="{vase}" endpoint="/api/states/failing"></card-form>',
    },
  ],
  'order-status': [
    ...[
      ['paid', 'Paid'],
      ['processing', 'On its way, as bank debits are'],
      ['action', 'Waiting for the customer’s bank'],
      ['unpaid', 'Not paid, and can be'],
      ['expired', 'Expired'],
      ['refunded', 'Refunded'],
    ].map(([status, title]) => ({
      title,
      html: `<order-status poll="0" endpoint="/api/states/${status}">
  <p slot="next">We send it within three days.</p>
  <a slot="download" href="#order-status">Download the glaze recipes</a>
</order-status>`,
    })),
    {
      title: 'Waiting',
      html: '<order-status endpoint="/api/states/waiting"><p>Thank you for your order.</p></order-status>',
    },
    {
      title: 'Not to be known now',
      html: '<order-status poll="0" endpoint="/api/states/offline"></order-status>',
    },
    {
      title: 'No order in the address',
      html: '<order-status></order-status>',
      withoutOrder: true,
    },
  ],
  'donation-form': [
    {
      title: 'Amounts, and once or monthly',
      html: '<donation-form product="prod_docs_kiln" success-path="/order.html"></donation-form>',
    },
    {
      title: 'Some of the amounts, in a dialog',
      html: '<donation-form prices="{kiln_2500} {kiln_6000} {kiln_any}" checkout="embedded" submit-label="Give {price}"></donation-form>',
    },
    {
      title: 'The store failed',
      html: '<donation-form product="prod_docs_kiln" endpoint="/api/states/failing"></donation-form>',
    },
  ],
  'manage-subscription': [
    {
      title: 'A link to Stripe’s portal',
      html: '<manage-subscription></manage-subscription>',
    },
    {
      title: 'A label of the page’s own',
      html: '<manage-subscription email="ada@example.com">Change or end your letter</manage-subscription>',
    },
    {
      title: 'The store failed',
      html: '<manage-subscription endpoint="/api/states/failing"></manage-subscription>',
    },
  ],
};
