import { integer, text, type Reader } from '@storetag/protocol';
import type { Stripe } from 'stripe';
import { attemptHash } from './idempotency-key.js';
import { amountOf, type PricedLines } from './priced-lines.js';
import { shorten } from './shorten.js';

/** What a PaymentIntent of ours was made for. A Checkout Session knows its own lines. */
interface RecordedLine {
  price: string;
  quantity: number;
  /** Total of the line in minor units. */
  amount: number;
  /** The product's name when it was sold. */
  name: string;
}

/** What the store wrote into the metadata of a Checkout Session or PaymentIntent. */
export interface OrderStamp {
  shop: string;
  /** Hash of the attempt; see `attemptHash`. */
  attempt: string;
  /** Which of the two the customer pays. A PaymentIntent that Checkout made belongs to its session. */
  flow: 'checkout-session' | 'payment-intent';
  /** Sum of the lines, `null` when the customer chose the amount. */
  total: number | null;
  lines: RecordedLine[];
}

/** Longest metadata value that Stripe takes, in characters. */
const LONGEST = 500;
/** Longest recorded name, in characters: 50 lines fit into Stripe's 50 keys. */
const LONGEST_NAME = 60;

/**
 * The metadata that marks an object as ours. Holds no personal data and nothing that proves ownership.
 *
 * @see {@link https://docs.stripe.com/metadata}
 */
export async function writeStamp(
  shop: string,
  attemptId: string,
  flow: OrderStamp['flow'],
  { lines, total }: PricedLines,
): Promise<Record<string, string>> {
  const stamp = {
    storetag_shop: shop,
    storetag_attempt: await attemptHash(attemptId),
    storetag_flow: flow,
    ...(total === null ? {} : { storetag_total: String(total) }),
  };
  if (flow === 'checkout-session') return stamp;
  const recorded = lines.map((line) => [
    line.price.id,
    line.quantity,
    amountOf(line),
    shorten(line.product.name, LONGEST_NAME),
  ]);
  const parts = split(JSON.stringify(recorded)).map(
    (part, index) => [`storetag_lines_${index}`, part] as const,
  );
  return { ...stamp, ...Object.fromEntries(parts) };
}

/** Reads what {@link writeStamp} wrote; `undefined` when the object is not of this shop. */
export function readStamp(metadata: Stripe.Metadata | null, shop: string): OrderStamp | undefined {
  const flow = metadata?.['storetag_flow'];
  if (metadata?.['storetag_shop'] !== shop) return undefined;
  if (flow !== 'checkout-session' && flow !== 'payment-intent') return undefined;
  const total = metadata['storetag_total'];
  let written = '';
  for (let index = 0; ; index++) {
    const part = metadata[`storetag_lines_${index}`];
    if (part === undefined) break;
    written += part;
  }
  return {
    shop,
    attempt: metadata['storetag_attempt'] ?? '',
    flow,
    total: total === undefined ? null : integer(0)(Number(total), 'storetag_total'),
    lines: written ? readLines(JSON.parse(written)) : [],
  };
}

function readLines(value: unknown): RecordedLine[] {
  if (!Array.isArray(value)) return [];
  return value.map((line: unknown) => readLine(line, 'storetag_lines'));
}

const readLine: Reader<RecordedLine> = (value, path = '') => {
  const [price, quantity, amount, name]: unknown[] = Array.isArray(value) ? value : [];
  return {
    price: text()(price, path),
    quantity: integer(1)(quantity, path),
    amount: integer(0)(amount, path),
    name: text()(name, path),
  };
};

/** Cuts text into values, never through a character of two units. */
function split(whole: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of whole) {
    if (part.length + character.length > LONGEST) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
