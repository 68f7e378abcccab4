import { readCheckoutSessionRequest, type CheckoutSession } from '@storetag/protocol';
import type { Stripe } from 'stripe';
import type { Call } from '../http/create-fetch.js';
import { ProblemError } from '../http/problem-error.js';
import { readJson } from '../http/read-json.js';
import { respond } from '../http/respond.js';
import { checkMinimum } from '../limits/check-minimum.js';
import { startBudget } from '../stripe/budget.js';
import type { StoreContext } from '../store-context.js';
import { holdPurchase } from '../stock/hold-purchase.js';
import { createSession, openSession } from './open-session.js';
import { writeStamp } from './order-stamp.js';
import { priceLines } from './price-lines.js';
import { resolvePath } from './return-url.js';
import { purchaseParameters, sessionParameters } from './session-parameters.js';
import { failpoint } from '../failpoint.js';

/**
 * Answers `POST /checkout-sessions`: makes the Checkout Session of an attempt, or gives out the one it already has.
 *
 * @see {@link https://docs.stripe.com/api/checkout/sessions/create}
 */
export async function createCheckoutSession(
  request: Request,
  context: StoreContext,
  { client, begin }: Pick<Call, 'client' | 'begin'>,
): Promise<Response> {
  const body = await readJson(request, readCheckoutSessionRequest);
  const { stripe, options, catalog, rules, known, carding, stock } = context;
  const { checkout, siteUrl, shop } = options;
  const origin = request.headers.get('origin');
  const cancel = resolvePath(
    'cancel_path',
    body.cancel_path ?? checkout.cancelPath,
    origin,
    siteUrl,
  );
  const successPath = body.success_path ?? checkout.successPath;
  const success =
    successPath === undefined ? cancel : resolvePath('success_path', successPath, origin, siteUrl);

  await begin();
  const budget = startBudget();
  const priced = await priceLines(body.line_items, body.expected_total, {
    stripe,
    catalog,
    rules,
    budget,
  }).catch(async (refusal: unknown) => {
    const id = refusal instanceof ProblemError && (await known.find('checkout-session', body));
    if (id) checkOpen(await stripe.checkout.sessions.retrieve(id, {}, budget.options()));
    throw await stock.countRefusal(refusal);
  });
  checkMinimum(priced, options.limits);
  const stamp = await writeStamp(shop, body.attempt_id, 'checkout-session', priced);
  const content = { body, priced, stamp, success, cancel, checkout };
  failpoint('create:session-priced');
  const access = { stripe, budget };
  const session = await holdPurchase(
    {
      shop,
      attemptId: body.attempt_id,
      replaces: body.replaces,
      flow: 'checkout-session',
      lines: priced.lines,
      client,
    },
    stock,
    access,
    {
      async make(hold) {
        const all = sessionParameters({ ...content, payUntil: hold?.payUntil });
        const purchase = purchaseParameters(content);
        if (!hold) return openSession(all, purchase, body.attempt_id, access);
        const held = { ...purchase, hold: hold.token };
        return (await createSession(all, held, body.attempt_id, access)).session;
      },
      isOpen: ({ status }) => status === 'open',
    },
  );
  failpoint('create:session-made');
  await known.note('checkout-session', body, session.id);
  checkOpen(session);
  await carding.checkSession(session, budget.options());
  return respond(toAnswer(session), { status: 201 });
}

/** @throws {ProblemError} 409 `attempt_finished` unless the customer can still pay it. */
function checkOpen({ id, status }: Stripe.Checkout.Session): void {
  if (status === 'open') return;
  throw new ProblemError('attempt_finished', 'This purchase has come to an end.', {
    detail: `The Checkout Session is ${status}. Ask for the order, or begin a new attempt.`,
    order: id,
  });
}

function toAnswer({ id, url, client_secret: secret }: Stripe.Checkout.Session): CheckoutSession {
  if (url) return { id, url };
  if (secret) return { id, client_secret: secret };
  throw new Error(`The Checkout Session ${id} is open but has neither \`url\` nor a secret.`);
}
