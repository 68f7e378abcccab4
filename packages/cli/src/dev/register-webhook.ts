/**
 * Registers a webhook endpoint for every event at the sandbox, as an owner would at Stripe.
 *
 * @returns its signing secret, `whsec_…`.
 * @see {@link https://docs.stripe.com/api/webhook_endpoints/create}
 */
export async function registerWebhook(
  sandboxUrl: string,
  secretKey: string,
  url: string,
): Promise<string> {
  const response = await fetch(`${sandboxUrl}/v1/webhook_endpoints`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}` },
    body: new URLSearchParams({ url, 'enabled_events[0]': '*' }),
  });
  const endpoint: unknown = await response.json();
  if (typeof endpoint === 'object' && endpoint !== null && 'secret' in endpoint) {
    if (typeof endpoint.secret === 'string') return endpoint.secret;
  }
  throw new Error(
    `The sandbox answered ${response.status} instead of a webhook endpoint for ${url}.`,
  );
}
