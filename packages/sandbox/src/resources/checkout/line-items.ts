import type { Engine } from '../../core/engine.js';
import type { Params } from '../../core/params.js';
import type { LineItemRecord, PriceRecord } from '../../core/records.js';
import { invalidRequest, notModelled } from '../../core/stripe-failure.js';
import { mergeMetadata } from '../merge-metadata.js';
import { createPrice } from '../prices.js';
import { createProduct } from '../products.js';
import type { sessionFields } from './session-fields.js';

type LineParams = NonNullable<Params<typeof sessionFields>['line_items']>[number];

/** Makes the lines of a session. @throws {StripeFailure} for prices that cannot be sold, or not together. */
export function createLineItems(
  engine: Engine,
  lines: readonly LineParams[],
  mode: 'payment' | 'subscription',
): LineItemRecord[] {
  const priced = lines.map((line, index) => {
    const param = `line_items[${index}]`;
    if ((line.price === undefined) === (line.price_data === undefined)) {
      throw invalidRequest(
        `You must specify exactly one of \`price\` and \`price_data\` in \`${param}\`.`,
        'parameter_missing',
        `${param}[price]`,
      );
    }
    if (line.quantity === undefined) {
      throw invalidRequest(
        `Quantity is required. Add \`quantity\` to \`${param}\``,
        'parameter_missing',
        `${param}[quantity]`,
      );
    }
    const price =
      line.price === undefined ? inlinePrice(engine, line) : soldPrice(engine, line.price, param);
    return { line, price, quantity: line.quantity };
  });
  checkTogether(
    priced.map(({ price }) => price),
    mode,
  );
  return priced
    .filter(({ quantity }) => quantity > 0)
    .map(({ line, price, quantity }) => toLineItem(engine, price, quantity, line.metadata));
}

function soldPrice(engine: Engine, id: string, param: string): PriceRecord {
  const price = engine.state.prices.refer(id, `${param}[price]`);
  if (!price.active) {
    throw invalidRequest(
      'The price specified is inactive. This field only accepts active prices.',
      undefined,
      `${param}[price]`,
    );
  }
  const product = engine.state.products.refer(price.product, `${param}[price]`);
  if (!product.active) {
    throw invalidRequest(
      `The product \`${product.id}\` is marked as inactive, and thus new prices cannot be used with it.`,
      'product_inactive',
      `${param}[price]`,
    );
  }
  if (price.unit_amount_decimal === null) {
    throw notModelled("line items whose price is the customer's choice", `${param}[price]`);
  }
  return price;
}

function inlinePrice(engine: Engine, { price_data: data }: LineParams): PriceRecord {
  if (!data) throw new TypeError('A line without price has price_data.');
  const { product_data, product, ...rest } = data;
  if ((product_data === undefined) === (product === undefined)) {
    throw invalidRequest(
      'You must specify exactly one of `product` and `product_data`.',
      'parameter_missing',
      'line_items[0][price_data][product]',
    );
  }
  const id = product_data ? createProduct(engine, product_data).id : product;
  return createPrice(engine, { ...rest, ...(id === undefined ? {} : { product: id }) }, true);
}

function checkTogether(prices: readonly PriceRecord[], mode: 'payment' | 'subscription'): void {
  const recurring = prices.filter(({ type }) => type === 'recurring');
  if (mode === 'payment' && recurring.length > 0) {
    throw invalidRequest(
      'You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.',
      undefined,
      'mode',
    );
  }
  if (mode === 'subscription' && recurring.length === 0) {
    throw invalidRequest(
      'You must provide at least one recurring price in `subscription` mode when using prices.',
      undefined,
      'line_items',
    );
  }
  const [first] = prices;
  prices.forEach(({ currency }, index) => {
    if (currency === first?.currency) return;
    throw invalidRequest(
      `The price specified only supports \`${currency}\`. This doesn't match the expected currency: \`${first?.currency}\`.`,
      undefined,
      `line_items[${index}][price]`,
    );
  });
  const intervals = new Set(
    recurring.map((price) => `${price.recurring?.interval_count} ${price.recurring?.interval}`),
  );
  if (intervals.size > 1) {
    throw invalidRequest(
      'Checkout does not support multiple prices with different billing intervals.',
      undefined,
      'line_items',
    );
  }
}

function toLineItem(
  engine: Engine,
  price: PriceRecord,
  quantity: number,
  metadata: Record<string, string> | undefined,
): LineItemRecord {
  const amount = Math.round(Number(price.unit_amount_decimal) * quantity);
  return {
    id: engine.ids.next('li_1', 23),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: engine.state.products.find(price.product)?.name ?? null,
    metadata: mergeMetadata({}, metadata),
    // The price itself, as Stripe shows it: archived later, it shows so here. Amounts never change.
    price,
    quantity,
  };
}
