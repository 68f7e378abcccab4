/** Cards that the sandbox knows, for the notes on its pages. Any future expiry, any security code. */
export const testCards: readonly { number: string; does: string }[] = [
  { number: '4242 4242 4242 4242', does: 'pays' },
  { number: '4000 0027 6000 3184', does: 'asks for 3-D Secure' },
  { number: '4000 0000 0000 0002', does: 'is declined' },
  { number: '4000 0000 0000 9995', does: 'has insufficient funds' },
  { number: '4000 0084 0000 1629', does: 'is declined after 3-D Secure' },
  { number: '4000 0000 0000 0119', does: 'meets a processing error' },
];
