import { createSandbox } from '@storetag/sandbox';
import Stripe from 'stripe';
import { relayEvents } from './relay-events.js';

type Sandbox = ReturnType<typeof createSandbox>;

/** The Stripe that a stage plays on: the sandbox, or a real account in test mode. */
export interface StripeAccount {
  stripe: Stripe;
  keys: { secret: string; publishable: string };
  /** Where the sandbox listens; `undefined` on a real account. */
  sandbox: (Sandbox & { url: string }) | undefined;
  /** Sends every event from now on to `url`; gives the secret that signs them. */
  sendEventsTo(url: string): Promise<string>;
  close(): Promise<void>;
}

/** Whether this run plays on a real account: both of Stripe's test keys are set. */
export const isLive = Boolean(process.env.STRIPE_SECRET_KEY && process.env.STRIPE_PUBLISHABLE_KEY);

/** Opens the account that the environment asks for. */
export function openStripeAccount(): Promise<StripeAccount> {
  const { STRIPE_SECRET_KEY: secret, STRIPE_PUBLISHABLE_KEY: publishable } = process.env;
  return secret && publishable
    ? Promise.resolve(openRealAccount({ secret, publishable }))
    : openSandbox();
}

async function openSandbox(): Promise<StripeAccount> {
  const sandbox = createSandbox({});
  const { url, port, close } = await sandbox.listen({ port: 0, host: 'localhost' });
  const stripe = new Stripe(sandbox.keys.secret, {
    host: 'localhost',
    port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
  });
  return {
    stripe,
    keys: sandbox.keys,
    sandbox: Object.assign(sandbox, { url }),
    async sendEventsTo(target) {
      const endpoint = await stripe.webhookEndpoints.create({ url: target, enabled_events: ['*'] });
      if (endpoint.secret === undefined) throw new Error(`${endpoint.id} came without its secret.`);
      return endpoint.secret;
    },
    close,
  };
}

function openRealAccount(keys: { secret: string; publishable: string }): StripeAccount {
  if (!/^(sk|rk)_test_/.test(keys.secret) || !keys.publishable.startsWith('pk_test_')) {
    throw new Error(
      'The tests buy things: STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY must be test keys.',
    );
  }
  const stripe = new Stripe(keys.secret, { telemetry: false });
  let stop: (() => Promise<void>) | undefined;
  return {
    stripe,
    keys,
    sandbox: undefined,
    sendEventsTo(target) {
      const relay = relayEvents(stripe, target);
      stop = relay.stop;
      return Promise.resolve(relay.secret);
    },
    async close() {
      await stop?.();
    },
  };
}
