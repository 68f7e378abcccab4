import type { Params } from '../../core/params.js';
import type { LineItemRecord } from '../../core/records.js';
import { invalidRequest } from '../../core/stripe-failure.js';
import { checkAmount } from '../prices.js';
import type { sessionFields } from './session-fields.js';

type LineParams = NonNullable<Params<typeof sessionFields>['line_items']>[number];
type PriceData = NonNullable<LineParams['price_data']>;

/** A line whose parameters go together. */
export interface CheckedLine {
  /** Id of a price, or what a price is to be made of for this line alone. */
  readonly price: string | InlinePrice;
  readonly quantity: number;
  /** Whether the customer may change the quantity, and within what; `null` when not. */
  readonly adjustable: LineItemRecord['adjustable_quantity'];
  /** Ids of its tax rates; nothing where it is taxed by its session. */
  readonly taxRates: readonly string[] | undefined;
  readonly metadata: Record<string, string> | undefined;
  /** The parameter that names the price: `line_items[0][price]`. */
  readonly param: string;
}

/** A price made for one line. */
export interface InlinePrice {
  /** Id of a product, or what a product is to be made of. */
  readonly product: string | NonNullable<PriceData['product_data']>;
  readonly terms: Omit<PriceData, 'product' | 'product_data'>;
}

/** Refuses lines that cannot be sold, whatever the shop has. */
export function checkLines(lines: readonly LineParams[]): CheckedLine[] {
  return lines.map(({ metadata, price, price_data: data, ...given }, index) => {
    const line = `line_items[${index}]`;
    const rest = {
      quantity: quantityOf(given.quantity, line),
      adjustable: adjustableOf(given, line),
      taxRates: given.tax_rates,
      metadata,
    };
    if (price !== undefined && data === undefined) {
      const param = `${line}[price]`;
      return { price, ...rest, param };
    }
    if (price !== undefined || data === undefined) {
      throw invalidRequest(
        `You must specify exactly one of \`price\` and \`price_data\` in \`${line}\`.`,
        'parameter_missing',
        `${line}[price]`,
      );
    }
    const param = `${line}[price_data]`;
    const inline = checkInline(data, param);
    return { price: inline, ...rest, param };
  });
}

function quantityOf(quantity: number | undefined, line: string): number {
  if (quantity !== undefined) return quantity;
  throw invalidRequest(
    `Quantity is required. Add \`quantity\` to \`${line}\``,
    'parameter_missing',
    `${line}[quantity]`,
  );
}

function adjustableOf(
  { adjustable_quantity: given, quantity = 0 }: LineParams,
  line: string,
): LineItemRecord['adjustable_quantity'] {
  if (!given?.enabled) return null;
  const { minimum = 0, maximum = Math.max(99, quantity) } = given;
  const param = `${line}[adjustable_quantity]`;
  if (minimum > maximum || quantity < minimum || quantity > maximum) {
    throw invalidRequest(
      `The \`quantity\` of \`${line}\`, ${quantity}, must be from its \`minimum\`, ${minimum}, to its \`maximum\`, ${maximum}.`,
      undefined,
      param,
    );
  }
  return { enabled: true, maximum, minimum };
}

function checkInline({ product, product_data, ...terms }: PriceData, param: string): InlinePrice {
  const sold = product ?? product_data;
  if (sold === undefined || (product !== undefined && product_data !== undefined)) {
    throw invalidRequest(
      'You must specify exactly one of `product` and `product_data`.',
      'parameter_missing',
      `${param}[product]`,
    );
  }
  checkAmount(terms, param);
  return { product: sold, terms };
}
