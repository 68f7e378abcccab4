import { failpoint } from '../failpoint.js';
import type { PricedLine } from '../checkout/priced-lines.js';
import { attemptHash } from '../checkout/idempotency-key.js';
import type { OrderStamp } from '../checkout/order-stamp.js';
import { ProblemError } from '../http/problem-error.js';
import { sha256 } from '../sha256.js';
import { isKeyReused, isRefused } from '../stripe/stripe-failure.js';
import { closeOrder, type Access } from './close-order.js';
import { countedLines, idsOf, isUncounted, outOfStock } from './counted-lines.js';
import type { Stock } from './stock.js';
import type { HoldTerms, Reservation, StockLedger, StockLine } from './stock-ledger.js';

/** How much longer than an order can be paid its hold lasts, in milliseconds: for clocks to differ. */
const GRACE = 120_000;
/**
 * How much longer than promised an order can be paid, in milliseconds: a Checkout Session must live 30 minutes by
 * *Stripe's* clock, from when the request arrives there.
 */
const MARGIN = 180_000;
/** Time to make the order, in milliseconds. Nobody has the secret of one whose maker died, so it frees its hold soon. */
const BIND_WITHIN = 120_000;
/** Times that a hold is tried when another request of the same attempt is in the way. */
const ROUNDS = 5;

/** Who buys what. */
export interface Purchase {
  shop: string;
  attemptId: string;
  /** The attempt whose order this one takes the place of. */
  replaces: string | undefined;
  flow: OrderStamp['flow'];
  lines: readonly PricedLine[];
  /** What stands for the client; `undefined` where nobody knows. */
  client: string | undefined;
}

/** What an order is made under. */
export interface Hold {
  /** As long as it is the same, so is the order. */
  token: string;
  /** When the order is to expire, in seconds. */
  payUntil: number;
}

/** How the order of a purchase is made. */
export interface Making<T> {
  /**
   * Makes the order, or finds the one that was made under the same hold.
   *
   * @param hold - `undefined`: nothing is held.
   */
  make(hold: Hold | undefined): Promise<T>;
  /** Whether it can still be paid. */
  isOpen(order: T): boolean;
}

/**
 * Makes the order of a purchase, with what it takes from the stock held first: nobody is asked to pay for what somebody
 * else may get.
 *
 * Each step leaves nothing behind when this process dies after it. Reserve: the hold has no order, so it is due after
 * two minutes. Create: nobody has the order's secret yet, so it cannot be paid, and the hold is due as before; who asks
 * again gets both. Bind: the hold is due when the order has expired.
 *
 * An attempt has one hold and one order that can be paid. Where it asks for something else, its former order is closed
 * at Stripe before what that held is given back or passed on.
 *
 * @throws {ProblemError} 409 `out_of_stock` with what is left; 409 `attempt_finished`; 503 `store_unavailable`.
 */
export async function holdPurchase<T extends { id: string }>(
  purchase: Purchase,
  stock: Stock,
  access: Access,
  making: Making<T>,
): Promise<T> {
  const { lines } = purchase;
  const { ledger, settings } = stock;
  const counts = await stock.countsOf(idsOf(lines));
  if (settings.uncounted === 'sold_out' && lines.some((line) => isUncounted(line, counts))) {
    throw outOfStock(lines, counts, new Map([[undefined, 0]]), 'sold_out');
  }
  const wanted = countedLines(lines, counts);
  if (!ledger) return making.make(undefined);
  const attempt = await keyOf(purchase.attemptId, purchase);
  if (purchase.replaces !== undefined) {
    const former = await keyOf(purchase.replaces, purchase);
    if (former !== attempt) await giveUp(former, ledger, stock, access);
  }
  if (wanted.length === 0) return making.make(undefined);

  const client =
    purchase.client === undefined ? '' : await sha256(`storetag client\n${purchase.client}`);
  const wish: Wish = {
    attempt,
    wanted,
    ttl: settings.holdFor + MARGIN + GRACE,
    terms: { client, share: Math.round(settings.share * 100), bindWithin: BIND_WITHIN },
    ledger,
    stock,
    access,
  };
  for (let round = 0; round < ROUNDS; round++) {
    // oxlint-disable-next-line no-await-in-loop -- a round is only for when the one before was in another's way
    const found = await stock.ask(
      ledger.reserve(attempt, wanted, wish.ttl, wish.terms).finally(() => stock.forget()),
    );
    if (found.status === 'short') {
      throw outOfStock(lines, counts, found.left, settings.uncounted);
    }
    if (found.status === 'finished') throw finished(found.id, 'paid');
    failpoint('hold:reserved');
    // oxlint-disable-next-line no-await-in-loop -- as above
    const made = await makeHeld(purchase.flow, found, wish, making);
    if (made) return made;
  }
  throw new ProblemError('order_busy', 'This purchase is being changed from somewhere else.', {
    retryAfter: 1,
  });
}

/** What the hold of an attempt goes by. Tells nothing of the attempt. */
async function keyOf(attemptId: string, { shop }: Purchase): Promise<string> {
  return `attempt_${shop}_${await attemptHash(attemptId)}`;
}

/** Gives back what another attempt of the customer holds, unless it was paid meanwhile. */
async function giveUp(
  attempt: string,
  ledger: StockLedger,
  stock: Stock,
  access: Access,
): Promise<void> {
  const id = await stock.ask(ledger.findHold(attempt));
  if (id === undefined) return;
  if (id === attempt || (await closeOrder(id, access)) === 'closed') {
    await stock.ask(ledger.release(id));
  }
}

/** What the rounds have in common. */
interface Wish {
  attempt: string;
  wanted: readonly StockLine[];
  /** How long to hold it, in milliseconds. */
  ttl: number;
  terms: HoldTerms;
  ledger: StockLedger;
  stock: Stock;
  access: Access;
}

type Found = Extract<Reservation, { status: 'held' | 'other' }>;

/** One round; `undefined` where what stood in the way is gone now. */
async function makeHeld<T extends { id: string }>(
  flow: OrderStamp['flow'],
  found: Found,
  wish: Wish,
  { make, isOpen }: Making<T>,
): Promise<T | undefined> {
  const { attempt, ttl, ledger, stock, access } = wish;
  if (found.status === 'other') {
    await closeFormer(found.id, wish);
    await stock.ask(ledger.release(found.id));
    return undefined;
  }
  const { id, token, until } = found;
  if (id !== attempt && flowOf(id) !== flow) return replace(id, wish);
  // Stripe would not take an order that was to be made so long ago.
  if (id === attempt && until - stock.now() < ttl - BIND_WITHIN) return replace(id, wish);
  let order: T;
  try {
    order = await make({ token, payUntil: Math.floor((until - GRACE) / 1000) });
  } catch (error) {
    // Asked for with other details, which Stripe cannot change: a new one takes the place of the former.
    if (isKeyReused(error)) return replace(id, wish);
    if (isRefused(error) && id === attempt) await ledger.release(attempt);
    throw error;
  }
  failpoint('hold:order-made');
  if (!isOpen(order)) {
    if ((await closeOrder(order.id, access)) === 'closed') await stock.ask(ledger.release(id));
    throw finished(order.id, 'over');
  }
  if (id === order.id || (await stock.ask(ledger.bind(attempt, token, order.id)))) {
    failpoint('hold:bound');
    return order;
  }
  // Another request of this attempt has changed the hold: what was made here is not what it is for.
  await closeOrder(order.id, access);
  return undefined;
}

/** Takes the hold from the order that has it, for one that is yet to be made. */
async function replace(id: string, wish: Wish): Promise<undefined> {
  const { attempt, ttl, terms, ledger, stock } = wish;
  await closeFormer(id, wish);
  await stock.ask(ledger.renew(attempt, id, ttl, terms));
}

/** @throws {ProblemError} 409 `attempt_finished` where it was paid, or its money is under way. */
async function closeFormer(id: string, { attempt, access }: Wish): Promise<void> {
  if (id !== attempt && (await closeOrder(id, access)) !== 'closed') throw finished(id, 'paid');
}

function flowOf(id: string): OrderStamp['flow'] {
  return id.startsWith('cs_') ? 'checkout-session' : 'payment-intent';
}

function finished(order: string, state: 'paid' | 'over'): ProblemError {
  return new ProblemError('attempt_finished', 'This purchase has come to an end.', {
    detail: `It is ${state}. Ask for the order, or begin a new attempt.`,
    order,
  });
}
