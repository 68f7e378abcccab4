import { toAddress } from '../../core/address.js';
import type { Engine } from '../../core/engine.js';
import type { Params } from '../../core/params.js';
import type {
  PaymentIntentRecord,
  PaymentMethodRecord,
  SessionRecord,
} from '../../core/records.js';
import type { SessionDetails } from '../../core/state.js';
import { invalidRequest } from '../../core/stripe-failure.js';
import { detailsOf } from '../checkout/session-details.js';
import { completeFree, settleSession } from '../checkout/settle-session.js';
import { createSubscriber } from '../billing/subscribe.js';
import { checkTotal } from '../checkout/check-total.js';
import { customerDetails } from '../checkout/to-session.js';
import { confirmIntent } from '../confirm-intent.js';
import { createIntent } from '../payment-intents.js';
import { createPaymentMethod, resolvePaymentMethod } from '../payment-methods.js';
import { missingOf } from './missing.js';
import type { confirmPageFields } from './page-fields.js';
import { returnAddress } from './return-address.js';
import { checkOpen } from './session-for.js';
import { updatePage } from './update-page.js';

type ConfirmParams = Omit<Params<typeof confirmPageFields>, 'client_secret'>;

/**
 * Pays a session as its page asks.
 *
 * @returns The intent that pays it; nothing where there was nothing to pay.
 * @throws {StripeFailure} 402 `card_error` when the card is declined: the session stays open; 400 when something is
 *   missing, the total is not the expected one, or the session is not open any more.
 */
export function confirmPage(
  engine: Engine,
  session: SessionRecord,
  params: ConfirmParams,
): PaymentIntentRecord | undefined {
  const { expected_amount, payment_method, payment_method_data, return_url, ...input } = params;
  checkOpen(session);
  const details = detailsOf(engine, session);
  updatePage(engine, session, input);
  const amount = session.amount_total ?? 0;
  if (expected_amount !== undefined && expected_amount !== amount) {
    throw invalidRequest(
      `The expected_amount (${expected_amount}) does not match the total of the Checkout Session (${amount}).`,
      'checkout_amount_mismatch',
      'expected_amount',
    );
  }
  const missing = missingOf(session, details);
  if (missing !== undefined) throw missingParam(missing);
  if (amount === 0) {
    writeDetails(session, details, undefined);
    completeFree(engine, session);
    return undefined;
  }
  checkTotal(amount, session.currency ?? 'usd');
  if (!payment_method_data && payment_method === undefined)
    throw missingParam('payment_method_data');
  const method = payment_method_data
    ? createPaymentMethod(engine, payment_method_data, 'publishable')
    : resolvePaymentMethod(engine, payment_method ?? '');
  writeDetails(session, details, method);
  const intent = intentOf(engine, session, details);
  confirmIntent(engine, intent, {
    method,
    key: 'publishable',
    useStripeSdk: true,
    returnUrl: return_url ?? returnAddress(session) ?? undefined,
  });
  settleSession(engine, intent);
  return intent;
}

function missingParam(param: string) {
  return invalidRequest(`Missing required param: ${param}.`, 'parameter_missing', param);
}

/** Writes into the session what its customer has told. */
function writeDetails(
  session: SessionRecord,
  { page }: SessionDetails,
  method: PaymentMethodRecord | undefined,
): void {
  const billing = method?.billing_details;
  const details = customerDetails(
    page.email ?? '',
    billing?.name ?? page.billing?.name ?? null,
    page.billing?.address ?? billing?.address ?? toAddress(null),
  );
  session.customer_details = { ...details, phone: page.phone ?? billing?.phone ?? null };
  if (session.shipping_address_collection && page.shipping) {
    session.collected_information = {
      business_name: null,
      individual_name: null,
      shipping_details: { address: page.shipping.address, name: page.shipping.name ?? '' },
    };
  }
}

function intentOf(
  engine: Engine,
  session: SessionRecord,
  details: SessionDetails,
): PaymentIntentRecord {
  const begun = engine.state.paymentIntents.find(details.paidBy ?? '');
  const intent = begun ?? beginIntent(engine, session, details);
  intent.amount = session.amount_total ?? 0;
  const shipping = session.collected_information?.shipping_details;
  if (shipping) {
    intent.shipping = {
      address: shipping.address,
      carrier: null,
      name: shipping.name,
      phone: details.page.shipping?.phone ?? null,
      tracking_number: null,
    };
  }
  return intent;
}

function beginIntent(
  engine: Engine,
  session: SessionRecord,
  details: SessionDetails,
): PaymentIntentRecord {
  const { shipping, ...carried } = details.intent;
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
  intent.shipping = shipping ?? null;
  details.paidBy = intent.id;
  // A subscription's money belongs to its invoice: the session names that instead.
  if (session.mode === 'payment') session.payment_intent = intent.id;
  return intent;
}
