import { integer, text } from '@storetag/protocol';
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
  /** The product's name when it was sold; the price's id until {@link writeNames} was written. */
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
  /** What it was to be paid in; `null` on what was made before this was recorded. */
  currency: string | null;
  /** Of a Checkout Session only where its quantities can be changed. */
  lines: RecordedLine[];
}

/** Longest metadata value that Stripe takes, in characters. */
const LONGEST = 500;
/** Longest recorded name, in characters: 50 lines fit into Stripe's 50 keys. */
const LONGEST_NAME = 60;

/**
 * The metadata that marks an object as ours. Holds no personal data and nothing that proves ownership.
 *
 * It follows from the attempt, the prices and the quantities alone: an object is made with it, under an idempotency
 * key, and must be the same when the attempt asks again after the owner has renamed a product.
 *
 * @see {@link https://docs.stripe.com/metadata}
 */
export async function writeStamp(
  shop: string,
  attemptId: string,
  flow: OrderStamp['flow'],
  { lines, total, currency }: PricedLines,
): Promise<Record<string, string>> {
  const stamp = {
    storetag_shop: shop,
    storetag_attempt: await attemptHash(attemptId),
    storetag_flow: flow,
    storetag_currency: currency,
    ...(total === null ? {} : { storetag_total: String(total) }),
  };
  return flow === 'checkout-session' ? stamp : { ...stamp, ...writeLines({ lines }) };
}

/** The metadata that tells what was sold, where Stripe does not know it or the customer may change it. */
export function writeLines({ lines }: Pick<PricedLines, 'lines'>): Record<string, string> {
  const recorded = lines.map((line) => [line.price.id, line.quantity, amountOf(line)]);
  return writeParts('storetag_lines', recorded);
}

/** The metadata that tells under which names the lines of a PaymentIntent were sold. */
export function writeNames({ lines }: Pick<PricedLines, 'lines'>): Record<string, string> {
  const names = lines.map(({ product }) => shorten(product.name, LONGEST_NAME));
  return writeParts('storetag_names', names);
}

/** Reads what {@link writeStamp} wrote; `undefined` when the object is not of this shop. */
export function readStamp(metadata: Stripe.Metadata | null, shop: string): OrderStamp | undefined {
  const flow = metadata?.['storetag_flow'];
  if (metadata?.['storetag_shop'] !== shop) return undefined;
  if (flow !== 'checkout-session' && flow !== 'payment-intent') return undefined;
  const total = metadata['storetag_total'];
  const lines = readParts('storetag_lines', metadata);
  const names = readParts('storetag_names', metadata);
  return {
    shop,
    attempt: metadata['storetag_attempt'] ?? '',
    flow,
    total: total === undefined ? null : integer(0)(Number(total), 'storetag_total'),
    currency: metadata['storetag_currency'] ?? null,
    lines: lines.map((line, index) => readLine(line, names[index])),
  };
}

function readLine(line: unknown, name: unknown): RecordedLine {
  const path = 'storetag_lines';
  const [id, quantity, amount]: unknown[] = Array.isArray(line) ? line : [];
  const price = text()(id, path);
  return {
    price,
    quantity: integer(1)(quantity, path),
    amount: integer(0)(amount, path),
    name: text()(name ?? price, 'storetag_names'),
  };
}

/** Spreads a list over as many metadata values as it needs. */
function writeParts(name: string, list: readonly unknown[]): Record<string, string> {
  return Object.fromEntries(
    split(JSON.stringify(list)).map((part, index) => [`${name}_${index}`, part]),
  );
}

function readParts(name: string, metadata: Stripe.Metadata): unknown[] {
  let written = '';
  for (let index = 0; ; index++) {
    const part = metadata[`${name}_${index}`];
    if (part === undefined) break;
    written += part;
  }
  const list: unknown = written ? JSON.parse(written) : [];
  return Array.isArray(list) ? list : [];
}

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
