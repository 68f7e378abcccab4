import type { OrderStatus } from '@storetag/protocol';
import type { Stripe } from 'stripe';

/** How the order of a Checkout Session stands. @param intent - The session's, with its `latest_charge`. */
export function statusOfSession(
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

/** How the order of a PaymentIntent stands. It comes with its `latest_charge`. */
export function statusOfIntent(intent: Stripe.PaymentIntent): OrderStatus {
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

/** The charge of an intent that came with it. */
export function chargeOf(intent: Stripe.PaymentIntent | null): Stripe.Charge | null {
  const charge = intent?.latest_charge;
  return typeof charge === 'object' ? charge : null;
}
