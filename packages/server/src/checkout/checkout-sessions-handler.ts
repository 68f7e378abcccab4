import { readCheckoutSessionRequest, type CheckoutSession } from '@storetag/protocol';
import type { Stripe } from 'stripe';
import { ProblemError } from '../http/problem-error.js';
import { readJson } from '../http/read-json.js';
import { respond } from '../http/respond.js';
import { startBudget } from '../stripe/budget.js';
import type { StoreContext } from '../store-context.js';
import { createOnce } from './create-once.js';
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
  const { stripe, options, catalog, rules } = context;
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
  });
  const metadata = await writeStamp(shop, body.attempt_id, 'checkout-session', priced);
  const parameters: Stripe.Checkout.SessionCreateParams = {
    mode: priced.recurs ? 'subscription' : 'payment',
    ui_mode: body.ui_mode,
    line_items: priced.lines.map(({ price, quantity }) => ({ price: price.id, quantity })),
    metadata,
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
  const created = await createOnce(
    body.attempt_id,
    'checkout.sessions.create',
    parameters,
    budget,
    (requestOptions) => stripe.checkout.sessions.create(parameters, requestOptions),
  );
  const session = created.isReplay
    ? await stripe.checkout.sessions.retrieve(created.object.id, {}, budget.options())
    : created.object;
  return respond(toAnswer(session), { status: 201 });
}

function toAnswer(session: Stripe.Checkout.Session): CheckoutSession {
  const { id, url, client_secret: secret, status } = session;
  if (status !== 'open') {
    throw new ProblemError('attempt_finished', 'This purchase has come to an end.', {
      detail: `The Checkout Session is ${status}. Ask for the order, or begin a new attempt.`,
      order: id,
    });
  }
  if (url) return { id, url };
  if (secret) return { id, client_secret: secret };
  throw new Error(`The Checkout Session ${id} is open but has neither \`url\` nor a secret.`);
}
