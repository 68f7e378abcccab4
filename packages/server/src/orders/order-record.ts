import type { Order, OrderStatus } from '@storetag/protocol';
import type { Stripe } from 'stripe';
import { readStamp, type OrderStamp } from '../checkout/order-stamp.js';
import { idOf } from '../catalog/to-product.js';
import { startBudget, type Budget } from '../stripe/budget.js';
import { isMissing } from '../stripe/stripe-failure.js';
import type { PaidLine, PaidOrder, ShippingDetails } from './on-paid.js';
import { aidOf, soldTotal, sumOf, totalsOf } from './order-sums.js';
import { chargeOf, statusOfIntent, statusOfSession } from './order-status.js';

/** An order of this store, as Stripe has it right now. */
export interface OrderRecord {
  status: OrderStatus;
  order: PaidOrder;
  stamp: OrderStamp;
  /** It was not paid and cannot be paid any more: expired, canceled, or the money of a bank debit did not come. */
  isOver: boolean;
  /** Client secret of the session or intent, which proves ownership. */
  secret: string | null;
  /**
   * What the lines came to before discounts, shipping and tax. With Stripe Tax it is counted from the lines' prices and
   * quantities, since tax can be inside of what Stripe calls the subtotal. `null` where it cannot be told.
   */
  charged: number | null;
  /**
   * What they were sold for, which is compared with that: as recorded when the session or intent was made, times the
   * new quantities where the customer could change them. `null` where the customer chose the amount.
   */
  sold: number | null;
  totals: NonNullable<Order['totals']>;
  /** What helps whoever made the order: Stripe's receipt, its page while it can be paid, whether the bank waits. */
  aid: Pick<Order, 'receipt_url' | 'url' | 'next_action'>;
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
  const lines = items?.data ?? [];
  const status = statusOfSession(session, intent);
  return {
    status,
    stamp,
    isOver: status === 'expired' || (status === 'unpaid' && session.status === 'complete'),
    secret: session.client_secret,
    charged: session.automatic_tax.enabled ? sumOf(lines) : session.amount_subtotal,
    sold: soldTotal(stamp, lines),
    totals: totalsOf(session),
    aid: {
      ...aidOf(status, intent),
      ...(session.status === 'open' && session.url !== null && { url: session.url }),
    },
    order: {
      id,
      payment_intent: idOf(session.payment_intent) ?? null,
      subscription: idOf(session.subscription) ?? null,
      customer: idOf(session.customer) ?? null,
      amount: session.amount_total ?? 0,
      currency: session.currency ?? '',
      line_items: lines.map(toLine),
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
  const { amount } = intent;
  const status = statusOfIntent(intent);
  return {
    status,
    stamp,
    isOver: status === 'expired',
    secret: intent.client_secret,
    charged: intent.status === 'succeeded' ? intent.amount_received : amount,
    sold: stamp.total,
    totals: { subtotal: amount, discount: 0, shipping: 0, tax: 0, total: amount },
    aid: aidOf(status, intent),
    order: {
      id,
      payment_intent: id,
      subscription: null,
      customer: idOf(intent.customer) ?? null,
      amount,
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

function toLine(item: Stripe.LineItem): PaidLine {
  return {
    price: item.price?.id ?? null,
    name: item.description ?? '',
    quantity: item.quantity ?? 1,
    amount: item.amount_subtotal,
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
