/** Wrong use of Stripe.js by the page's own code. Real Stripe.js throws an error of the same name. */
export class IntegrationError extends Error {
  override readonly name = 'IntegrationError';
}
