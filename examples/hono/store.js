import { createStore, stripeLedger } from '@storetag/server';

const {
  STRIPE_SECRET_KEY: secretKey,
  STRIPE_PUBLISHABLE_KEY: publishableKey,
  STRIPE_WEBHOOK_SECRET: webhookSecret,
  STRIPE_SANDBOX_URL: sandboxUrl,
  SITE_URL: siteUrl,
} = process.env;

export const store = createStore({
  stripe: {
    secretKey,
    publishableKey,
    webhookSecrets: [webhookSecret],
    // To try it without an account: the address of a @storetag/sandbox, with the sandbox's keys.
    ...(sandboxUrl && { sandbox: { url: sandboxUrl } }),
  },
  siteUrl,
  origins: [new URL(siteUrl).origin],
  // Who has fulfilled what is kept at Stripe itself: no database.
  ledger: stripeLedger(),

  async onPaid(order, { idempotencyKey }) {
    // Send the mail, print the label. Pass the key on to whoever takes one: a repeat then has no second effect.
    console.log(`Fulfil ${order.id} with the key ${idempotencyKey}.`);
  },
});
