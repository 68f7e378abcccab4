import { addressField, toAddress } from '../../core/address.js';
import type { Engine } from '../../core/engine.js';
import type { FormHash } from '../../core/form.js';
import { hashOf, text } from '../../core/fields.js';
import { readParams, required, type Params } from '../../core/params.js';
import type { PaymentIntentRecord, SessionRecord } from '../../core/records.js';
import { invalidRequest, StripeFailure } from '../../core/stripe-failure.js';
import { emailField } from '../../core/contact-fields.js';
import { confirmIntent } from '../confirm-intent.js';
import { createIntent } from '../payment-intents.js';
import { paymentMethodDataFields } from '../payment-method-fields.js';
import { createPaymentMethod } from '../payment-methods.js';
import { createSubscriber } from './subscribe.js';
import { customerDetails } from './to-session.js';
import { settleSession } from './settle-session.js';

const payFields = {
  email: required(emailField),
  payment_method_data: required(hashOf(paymentMethodDataFields)),
  shipping: hashOf({ address: required(addressField), name: required(text()) }),
};

/** How an attempt to pay a session went. */
export type PayResult =
  /** The session is complete: paid, or its bank answers later. Send the customer to `url`. */
  | { outcome: 'paid'; url: string }
  /** The bank wants to see the customer: show `url` in a frame, then look at the session again. */
  | { outcome: 'requires_action'; url: string }
  /** The card was refused: `failure` has code, decline code and message. The session stays open. */
  | { outcome: 'declined'; failure: StripeFailure };

/**
 * Pays a session, as the form of the hosted page does.
 *
 * @param form - `email`, `payment_method_data` as Stripe.js sends it, `shipping` where the session collects it.
 * @throws {StripeFailure} 404 for an unknown session; 400 when it is not open any more, or the form is not whole.
 */
export function payCheckoutSession(engine: Engine, id: string, form: FormHash): PayResult {
  engine.clock.catchUp();
  const session = engine.state.sessions.get(id);
  if (session.status !== 'open') {
    throw invalidRequest(
      session.status === 'expired'
        ? 'This Checkout Session has expired.'
        : 'This Checkout Session has already been completed.',
    );
  }
  const { email, payment_method_data, shipping } = readParams(payFields, form);
  checkShipping(session, shipping);
  try {
    const method = createPaymentMethod(engine, payment_method_data, 'publishable');
    const { name, address } = method.billing_details;
    session.customer_details = customerDetails(
      session.customer_email ?? email,
      name,
      address ?? toAddress(null),
    );
    if (shipping) {
      session.collected_information = {
        business_name: null,
        individual_name: null,
        shipping_details: { address: toAddress(shipping.address), name: shipping.name },
      };
    }
    const intent = intentOf(engine, session);
    intent.shipping = shippingOf(session) ?? intent.shipping;
    confirmIntent(engine, intent, { method, key: 'publishable', useStripeSdk: true });
    settleSession(engine, intent);
    const challenge = intent.next_action?.use_stripe_sdk?.['stripe_js'];
    if (typeof challenge === 'string') return { outcome: 'requires_action', url: challenge };
    return { outcome: 'paid', url: successUrl(session) };
  } catch (error) {
    if (error instanceof StripeFailure && error.type === 'card_error') {
      return { outcome: 'declined', failure: error };
    }
    throw error;
  }
}

/** Where a complete session sends its customer. The placeholder is replaced as it stands, as Stripe does. */
export function successUrl(session: SessionRecord): string {
  return (session.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

function intentOf(engine: Engine, session: SessionRecord): PaymentIntentRecord {
  const details = engine.state.sessionDetails.get(session.id);
  if (!details) throw new TypeError(`${session.id} has no details.`);
  const begun = engine.state.paymentIntents.find(details.paidBy ?? '');
  if (begun) return begun;
  const { shipping: _later, ...carried } = details.intent;
  const customer = createSubscriber(engine, session);
  const intent = createIntent(
    engine,
    {
      amount: session.amount_total ?? 0,
      currency: session.currency ?? 'usd',
      ...(customer === null ? {} : { customer }),
      ...(session.mode === 'subscription' ? { description: 'Subscription creation' } : carried),
      allowed_payment_method_types: session.payment_method_types,
    },
    session.id,
  );
  intent.shipping = details.intent.shipping ?? null;
  details.paidBy = intent.id;
  // A subscription's money belongs to its invoice: the session names that instead.
  if (session.mode === 'payment') session.payment_intent = intent.id;
  return intent;
}

function shippingOf({ collected_information: collected }: SessionRecord) {
  const given = collected?.shipping_details;
  if (!given) return undefined;
  return {
    address: given.address,
    carrier: null,
    name: given.name,
    phone: null,
    tracking_number: null,
  };
}

function checkShipping(
  session: SessionRecord,
  shipping: Params<typeof payFields>['shipping'],
): void {
  const collected = session.shipping_address_collection;
  if (!collected) return;
  if (!shipping)
    throw invalidRequest('Missing required param: shipping.', 'parameter_missing', 'shipping');
  const country = shipping.address.country?.toUpperCase() ?? '';
  if (!collected.allowed_countries.includes(country)) {
    throw invalidRequest(
      `Shipping to ${country || 'nowhere'} is not offered; choose one of ${collected.allowed_countries.join(', ')}.`,
      undefined,
      'shipping[address][country]',
    );
  }
}
