import type { Stripe } from 'stripe';
import type { Budget } from '../stripe/budget.js';
import { isKeyReused } from '../stripe/stripe-failure.js';
import { createOnce } from './create-once.js';

/** Most sessions that are searched for those of one attempt: what the account made since, in five reads. */
const SEARCHED = 500;

/** How sessions are reached. */
interface Access {
  stripe: Stripe;
  budget: Budget;
}

/**
 * Makes the Checkout Session of an attempt, or finds the one it has.
 *
 * The key holds what is bought and nothing else. A session cannot be given another e-mail address or another page to
 * return to: asked for with other details, a new one is made, and the earlier ones are expired, so that only one of
 * them can be paid. The order matters: of two requests at the same moment, each sees the session of the other.
 *
 * @param parameters - All that the session is made with.
 * @param purchase - The part of them that makes it another purchase.
 * @returns The session as it is now: not open when the attempt has come to an end, under this or other details.
 * @see {@link https://docs.stripe.com/api/checkout/sessions/expire}
 */
export async function openSession(
  parameters: Stripe.Checkout.SessionCreateParams,
  purchase: object,
  attemptId: string,
  access: Access,
): Promise<Stripe.Checkout.Session> {
  let session: Stripe.Checkout.Session;
  try {
    const { session: first, isRepeated } = await createSession(
      parameters,
      purchase,
      attemptId,
      access,
    );
    // Between a key that was spent by a failure and the next one, a request with other details may have come first.
    if (!isRepeated) return first;
    session = first;
  } catch (error) {
    if (!isKeyReused(error)) throw error;
    ({ session } = await createSession(parameters, parameters, attemptId, access));
  }
  const earlier = await access.budget.spend(earlierSessions(session, access));
  const closed = await Promise.all(earlier.map((each) => close(each, access)));
  const finished = closed.find(({ status }) => status === 'complete');
  if (finished === undefined || session.status === 'complete') return session;
  await close(session, access);
  return finished;
}

/** Makes a session, or finds the one that was made of the same. Rejects where it was made with other parameters. */
export async function createSession(
  parameters: Stripe.Checkout.SessionCreateParams,
  content: object,
  attemptId: string,
  { stripe, budget }: Access,
): Promise<{ session: Stripe.Checkout.Session; isRepeated: boolean }> {
  const { object, isReplay, isRepeated } = await createOnce(
    attemptId,
    'checkout.sessions.create',
    content,
    budget,
    (options) => stripe.checkout.sessions.create(parameters, options),
  );
  const session = isReplay
    ? await stripe.checkout.sessions.retrieve(object.id, {}, budget.options())
    : object;
  return { session, isRepeated };
}

/** The other sessions of the same attempt that are open or were paid. */
async function earlierSessions(
  { id, metadata }: Stripe.Checkout.Session,
  { stripe, budget }: Access,
): Promise<Stripe.Checkout.Session[]> {
  const all = stripe.checkout.sessions.list({ limit: 100 }, budget.options());
  const found: Stripe.Checkout.Session[] = [];
  let searched = 0;
  for await (const session of all) {
    const isTwin = ['storetag_shop', 'storetag_attempt'].every(
      (key) => session.metadata?.[key] === metadata?.[key],
    );
    if (isTwin && session.id !== id && session.status !== 'expired') found.push(session);
    searched++;
    if (searched >= SEARCHED) break;
  }
  return found;
}

/** Expires a session unless it was paid meanwhile. */
async function close(
  session: Stripe.Checkout.Session,
  { stripe, budget }: Access,
): Promise<Stripe.Checkout.Session> {
  if (session.status !== 'open') return session;
  try {
    return await stripe.checkout.sessions.expire(session.id, {}, budget.options());
  } catch (error) {
    const now = await stripe.checkout.sessions.retrieve(session.id, {}, budget.options());
    if (now.status === 'open') throw error;
    return now;
  }
}
