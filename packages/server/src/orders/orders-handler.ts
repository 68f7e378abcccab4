import { readOrderId, type Order } from '@storetag/protocol';
import type { KeepAlive } from '../catalog/catalog.js';
import { attemptHash } from '../checkout/idempotency-key.js';
import { ProblemError } from '../http/problem-error.js';
import { respond } from '../http/respond.js';
import { sha256 } from '../sha256.js';
import type { StoreContext } from '../store-context.js';
import type { OrderRecord } from './order-record.js';

/** Longest proof that is looked at, in characters; client secrets of Checkout have some hundreds. */
const LONGEST_PROOF = 1000;

/**
 * Answers `GET /orders/{id}`: what Stripe says of the order now. Whoever proves to own it, with its client secret or
 * attempt id as `Authorization: Bearer …`, gets the e-mail address too, the receipt, and where it can be paid still.
 *
 * Unknown orders, another shop's and malformed ids get the same 404, so that ids cannot be tried out.
 */
export async function answerOrder(
  request: Request,
  id: string,
  { orders }: StoreContext,
  keepAlive: KeepAlive,
): Promise<Response> {
  const record = isOrderId(id) ? await orders.look(id, keepAlive) : undefined;
  if (!record) throw new ProblemError('not_found', 'There is no such order here.');
  const { order, status, totals, aid } = record;
  const answer: Order = {
    id: order.id,
    status,
    amount: order.amount,
    currency: order.currency,
    line_items: order.line_items.map(({ price, name, quantity, amount }) => ({
      price,
      name,
      quantity,
      amount,
    })),
    totals,
    ...((await isOwner(request, record)) && { email: order.email, ...aid }),
  };
  return respond(answer);
}

function isOrderId(id: string): boolean {
  try {
    return readOrderId(id) === id;
  } catch {
    return false;
  }
}

async function isOwner(request: Request, { secret, stamp }: OrderRecord): Promise<boolean> {
  const [, proof] =
    /^Bearer ([\w%.~+/=-]+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  if (proof === undefined || proof.length > LONGEST_PROOF) return false;
  const isAttempt = isEqual(await attemptHash(proof), stamp.attempt);
  const isSecret = secret !== null && isEqual(await sha256(proof), await sha256(secret));
  return isAttempt || isSecret;
}

/** Compares in a time that does not tell where two hashes differ. */
function isEqual(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index++) {
    difference |= (a.codePointAt(index) ?? 0) ^ (b.codePointAt(index) ?? 0);
  }
  return difference === 0;
}
