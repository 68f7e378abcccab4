/** What a payment method's own page came back with. */
export interface Returned {
  /** Id of the PaymentIntent or Checkout Session. */
  order: string;
  /** The client secret; none of a session. */
  secret: string;
}

/** Says which form of the page it was, when a payment method's own page comes back. */
const MARK = 'storetag_price';
const SECRET = 'payment_intent_client_secret';

/** This page's address, for a payment method that leaves it. */
export function returnUrl(price = ''): string {
  const url = new URL(location.href);
  url.searchParams.set(MARK, price);
  return url.href;
}

/**
 * Takes what Stripe added to this page's address for the form of a price, and removes it: the client secret is in it.
 *
 * @see {@link https://docs.stripe.com/payments/accept-a-payment-deferred#web-submit-payment}
 */
export function takeReturn(price = ''): Returned | undefined {
  const url = new URL(location.href);
  const { searchParams } = url;
  const session = searchParams.get('session_id');
  const secret = session ? '' : searchParams.get(SECRET);
  const order = session ?? searchParams.get('payment_intent');
  if (!order || secret === null || searchParams.get(MARK) !== price) return undefined;
  for (const name of [MARK, 'session_id', 'payment_intent', SECRET, 'redirect_status']) {
    searchParams.delete(name);
  }
  history.replaceState(history.state, '', url);
  return { order, secret };
}
