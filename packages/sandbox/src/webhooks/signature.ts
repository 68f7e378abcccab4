const encoder = new TextEncoder();

/**
 * The `Stripe-Signature` header of a delivery.
 *
 * @param payload - The body, byte for byte as it is sent.
 * @param secrets - `whsec_…`, used as they are: one `v1` for each, as while a secret is being rolled.
 * @param seconds - When it is sent, in seconds since 1970 by the computer's clock: receivers compare it with theirs.
 * @see {@link https://docs.stripe.com/webhooks#verify-manually}
 */
export async function signatureOf(
  payload: string,
  secrets: readonly string[],
  seconds: number,
): Promise<string> {
  const signed = encoder.encode(`${seconds}.${payload}`);
  const signatures = await Promise.all(secrets.map((secret) => hmac(secret, signed)));
  return [`t=${seconds}`, ...signatures.map((hex) => `v1=${hex}`)].join(',');
}

async function hmac(secret: string, signed: Uint8Array<ArrayBuffer>): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, [
    'sign',
  ]);
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, signed));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
