/**
 * Cards to try, as the sandbox and Stripe's own test mode know them. Any future expiry, any CVC.
 *
 * @see {@link https://docs.stripe.com/testing}
 */
export const testCards: readonly (readonly [number: string, does: string])[] = [
  ['4242 4242 4242 4242', 'succeeds'],
  ['4000 0000 0000 0002', 'is declined'],
  ['4000 0000 0000 9995', 'is declined: insufficient funds'],
  ['4000 0027 6000 3184', 'asks for 3-D Secure'],
  ['4000 0082 6000 3178', '3-D Secure, then insufficient funds'],
];
