/** The metadata of an intent that a store has made, for one line of the sandbox's mug. */
export function stampOf({ total, shop = 'storetag', attempt = 'torture', currency = 'usd' }) {
  return {
    storetag_shop: shop,
    storetag_attempt: attempt,
    storetag_flow: 'payment-intent',
    storetag_currency: currency,
    storetag_total: String(total),
    storetag_lines_0: JSON.stringify([['price_demo_mug', 1, total]]),
  };
}
