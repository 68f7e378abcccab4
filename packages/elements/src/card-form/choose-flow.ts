import type { Flow, StoreConfig } from '@storetag/protocol';
import type { Sale } from '../purchase/sale.js';

/**
 * How something is paid in the page; `undefined` where only Stripe's own page can: no amount is known, none is due, or
 * the server does not offer the way that it needs.
 *
 * Only a Checkout Session recurs, takes promotion codes, and knows of tax and shipping costs: a server that wants the
 * latter two offers no PaymentIntents.
 *
 * @param wanted - What the page asks for.
 */
export function chooseFlow(
  sale: Pick<Sale, 'isFixed' | 'total'>,
  { flows, promotion_codes }: Pick<StoreConfig, 'flows' | 'promotion_codes'>,
  wanted: string | undefined,
): Flow | undefined {
  if (!sale.total?.amount) return undefined;
  const canIntent = sale.isFixed && flows.includes('payment-intent');
  const canSession = flows.includes('checkout-session');
  const prefers = wanted ?? (promotion_codes && canSession ? 'checkout-session' : 'payment-intent');
  if (prefers === 'payment-intent' && canIntent) return 'payment-intent';
  if (canSession) return 'checkout-session';
  return canIntent ? 'payment-intent' : undefined;
}
