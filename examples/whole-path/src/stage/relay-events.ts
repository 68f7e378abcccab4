import type Stripe from 'stripe';

/**
 * Stands for Stripe's webhook deliveries where Stripe cannot reach this machine: reads the account's new events once a
 * second and posts each, signed, to `url` until it answers 2xx.
 *
 * @see {@link https://docs.stripe.com/api/events/list}
 */
export function relayEvents(
  stripe: Stripe,
  url: string,
): { secret: string; stop: () => Promise<void> } {
  const secret = `whsec_${crypto.randomUUID().replaceAll('-', '')}`;
  const since = Math.floor(Date.now() / 1000);
  const delivered = new Set<string>();
  const stopping = new AbortController();

  async function relay() {
    while (!stopping.signal.aborted) {
      const events = await stripe.events.list({ created: { gte: since }, limit: 100 });
      for (const event of events.data.toReversed()) {
        if (!delivered.has(event.id) && (await deliver(event))) delivered.add(event.id);
      }
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }

  async function deliver(event: Stripe.Event): Promise<boolean> {
    const payload = JSON.stringify(event);
    const signature = await stripe.webhooks.generateTestHeaderStringAsync({ payload, secret });
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stripe-signature': signature },
      body: payload,
    }).catch(() => undefined);
    return response?.ok === true;
  }

  const done = relay();
  return {
    secret,
    stop() {
      stopping.abort();
      return done;
    },
  };
}
