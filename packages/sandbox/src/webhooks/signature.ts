const encoder = new TextEncoder();

/**
 * The `Stripe-Signature` header of a delivery.
 *
 * @param payload - The body, byte for byte as it is sent.
 * @param secret - `whsec_…`, used as it is.
 * @param seconds - When it is sent, in seconds since 1970 by the computer's clock: receivers compare it with theirs.
 * @see {@link https://docs.stripe.com/webhooks#verify-manually}
 */
export async function signatureOf(
  payload: string,
  secret: string,
  seconds: number,
): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, [
    'sign',
  ]);
  const signed = await crypto.subtle.sign('HMAC', key, encoder.encode(`${seconds}.${payload}`));
  const hex = [...new Uint8Array(signed)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return `t=${seconds},v1=${hex}`;
}
