/** Where what a client secret belongs to is confirmed: a PaymentIntent, or a Checkout Session. */
export function confirmPath(clientSecret: string): string {
  const id = clientSecret.slice(0, clientSecret.indexOf('_secret_'));
  return id.startsWith('cs_')
    ? `/v1/payment_pages/${id}/confirm`
    : `/v1/payment_intents/${id}/confirm`;
}
