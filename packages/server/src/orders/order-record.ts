import type { OrderStatus } from '@storetag/protocol';
import type { Stripe } from 'stripe';
import { readStamp, type OrderStamp } from '../checkout/order-stamp.js';
import { idOf } from '../catalog/to-product.js';
import { startBudget, type Budget } from '../stripe/budget.js';
import { isMissing } from '../stripe/stripe-failure.js';
import type { PaidLine, PaidOrder, ShippingDetails } from './on-paid.js';

/** An order of this store, as Stripe has it right now. */
export interface OrderRecord {
  status: OrderStatus;
  order: PaidOrder;
  stamp: OrderStamp;
  /** Client secret of the session or intent, which proves ownership. */
  secret: string | null;
  /** What the lines came to, where Stripe tells it apart from tax; compared with what was recorded. */
  charged: number | null;
}

/** Where to look, and for whose orders. */
export interface OrderSource {
  stripe: Stripe;
  shop: string;
  livemode: boolean;
}

/**
 * Reads an order from Stripe by the id of its Checkout Session or PaymentIntent. `undefined` when there is none, and
 * just so when it is another shop's or of the other mode.
 *
 * @param budget - Time for all calls together. Default: 10 seconds.
 */
export async function readRecord(
  id: string,
  source: OrderSource,
  budget = startBudget(),
): Promise<OrderRecord | undefined> {
  try {
    const read = id.startsWith('cs_') ? readSession : readIntent;
    return await budget.spend(read(id, source, budget));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function readSession(
  id: string,
  { stripe, shop, livemode }: OrderSource,
  budget: Budget,
): Promise<OrderRecord | undefined> {
  const session = await stripe.checkout.sessions.retrieve(
    id,
    { expand: ['line_items', 'payment_intent.latest_charge'] },
    budget.options(),
  );
  const stamp = readStamp(session.metadata, shop);
  if (!stamp || session.livemode !== livemode) return undefined;
  const intent = typeof session.payment_intent === 'string' ? null : session.payment_intent;
  const customer = session.customer_details;
  const items = session.line_items?.has_more
    ? await stripe.checkout.sessions.listLineItems(id, { limit: 100 }, budget.options())
    : session.line_items;
  return {
    status: statusOfSession(session, intent),
    stamp,
    secret: session.client_secret,
    charged:
      session.mode === 'payment' && !session.automatic_tax.enabled ? session.amount_subtotal : null,
    order: {
      id,
      payment_intent: idOf(session.payment_intent) ?? null,
      subscription: idOf(session.subscription) ?? null,
      customer: idOf(session.customer) ?? null,
      amount: session.amount_total ?? 0,
      currency: session.currency ?? '',
      line_items: (items?.data ?? []).map(toLine),
      email: customer?.email ?? session.customer_email,
      name: customer?.name ?? null,
      phone: customer?.phone ?? null,
      shipping: toShipping(session.collected_information?.shipping_details),
      reference: session.client_reference_id,
      created: session.created,
      livemode,
    },
  };
}

async function readIntent(
  id: string,
  source: OrderSource,
  budget: Budget,
): Promise<OrderRecord | undefined> {
  const { stripe, shop, livemode } = source;
  const intent = await stripe.paymentIntents.retrieve(
    id,
    { expand: ['latest_charge'] },
    budget.options(),
  );
  const stamp = readStamp(intent.metadata, shop);
  if (!stamp || intent.livemode !== livemode) return undefined;
  if (stamp.flow === 'checkout-session') {
    // One payment, one order: it goes by the session's id, under whichever id it is asked for.
    const found = { payment_intent: id, limit: 1 };
    const [session] = (await stripe.checkout.sessions.list(found, budget.options())).data;
    return session && readSession(session.id, source, budget);
  }
  const charge = chargeOf(intent);
  const billing = charge?.billing_details;
  return {
    status: statusOfIntent(intent),
    stamp,
    secret: intent.client_secret,
    charged: intent.status === 'succeeded' ? intent.amount_received : intent.amount,
    order: {
      id,
      payment_intent: id,
      subscription: null,
      customer: idOf(intent.customer) ?? null,
      amount: intent.amount,
      currency: intent.currency,
      line_items: stamp.lines,
      email: intent.receipt_email ?? billing?.email ?? null,
      name: billing?.name ?? null,
      phone: intent.shipping?.phone ?? billing?.phone ?? null,
      shipping: toShipping(intent.shipping),
      reference: null,
      created: intent.created,
      livemode,
    },
  };
}

function statusOfSession(
  { status, payment_status: paymentStatus }: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
): OrderStatus {
  if (status === 'expired') return 'expired';
  if (status !== 'complete') return 'unpaid';
  if (chargeOf(intent)?.refunded) return 'refunded';
  // `no_payment_required`, as with a full discount, is as good as paid.
  if (paymentStatus !== 'unpaid') return 'paid';
  // A bank debit that failed leaves the session complete and its intent open or canceled.
  const failed = ['requires_payment_method', 'canceled'].includes(intent?.status ?? '');
  return failed ? 'unpaid' : 'processing';
}

function statusOfIntent(intent: Stripe.PaymentIntent): OrderStatus {
  switch (intent.status) {
    case 'succeeded':
      return chargeOf(intent)?.refunded ? 'refunded' : 'paid';
    case 'processing':
    case 'requires_capture':
      return 'processing';
    case 'canceled':
      return 'expired';
    default:
      return 'unpaid';
  }
}

function chargeOf(intent: Stripe.PaymentIntent | null): Stripe.Charge | null {
  const charge = intent?.latest_charge;
  return typeof charge === 'object' ? charge : null;
}

function toLine(item: Stripe.LineItem): PaidLine {
  return {
    price: item.price?.id ?? null,
    name: item.description ?? '',
    quantity: item.quantity ?? 1,
    amount: item.amount_total,
  };
}

function toShipping(
  details: { name?: string | null; address?: Stripe.Address | null } | null | undefined,
): ShippingDetails | null {
  if (!details?.address) return null;
  const { line1, line2, city, state, postal_code, country } = details.address;
  return {
    name: details.name ?? null,
    address: { line1, line2, city, state, postal_code, country },
  };
}
