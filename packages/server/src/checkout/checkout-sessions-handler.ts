import { readCheckoutSessionRequest, type CheckoutSession } from '@storetag/protocol';
import type { Stripe } from 'stripe';
import { ProblemError } from '../http/problem-error.js';
import { readJson } from '../http/read-json.js';
import { respond } from '../http/respond.js';
import { startBudget } from '../stripe/budget.js';
import type { StoreContext } from '../store-context.js';
import { openSession } from './open-session.js';
import { writeStamp } from './order-stamp.js';
import { priceLines } from './price-lines.js';
import { resolvePath, withSessionId } from './return-url.js';
import { stripeLocale } from './stripe-locale.js';

/**
 * Answers `POST /checkout-sessions`: makes the Checkout Session of an attempt, or gives out the one it already has.
 *
 * @see {@link https://docs.stripe.com/api/checkout/sessions/create}
 */
export async function createCheckoutSession(
  request: Request,
  context: StoreContext,
): Promise<Response> {
  const body = await readJson(request, readCheckoutSessionRequest);
  const { stripe, options, catalog, rules, known } = context;
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

  const budget = startBudget();
  const priced = await priceLines(body.line_items, body.expected_total, {
    stripe,
    catalog,
    rules,
    budget,
  }).catch(async (refusal: unknown) => {
    const id = refusal instanceof ProblemError && (await known.find('checkout-session', body));
    if (id) checkOpen(await stripe.checkout.sessions.retrieve(id, {}, budget.options()));
    throw refusal;
  });
  const metadata = await writeStamp(shop, body.attempt_id, 'checkout-session', priced);
  const purchase = {
    mode: priced.recurs ? 'subscription' : 'payment',
    // A price can have several currencies: Stripe would choose by where the customer seems to be.
    currency: priced.currency,
    line_items: priced.lines.map(({ price, quantity }) => ({ price: price.id, quantity })),
    metadata,
  } satisfies Stripe.Checkout.SessionCreateParams;
  const parameters: Stripe.Checkout.SessionCreateParams = {
    ...purchase,
    ui_mode: body.ui_mode,
    ...(priced.recurs
      ? { subscription_data: { metadata } }
      : { payment_intent_data: { metadata } }),
    ...(body.ui_mode === 'hosted_page'
      ? { success_url: withSessionId(success), cancel_url: cancel.href }
      : { return_url: withSessionId(success) }),
    ...(body.locale && { locale: stripeLocale(body.locale) }),
    ...(body.email && { customer_email: body.email }),
    ...(body.reference && { client_reference_id: body.reference }),
    ...(checkout.shippingCountries.length > 0 && {
      shipping_address_collection: { allowed_countries: [...checkout.shippingCountries] },
    }),
    ...(checkout.automaticTax && { automatic_tax: { enabled: true } }),
    ...(checkout.promotionCodes && { allow_promotion_codes: true }),
  };
  const session = await openSession(parameters, purchase, body.attempt_id, { stripe, budget });
  await known.note('checkout-session', body, session.id);
  checkOpen(session);
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
