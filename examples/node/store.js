import { createStore, sqlStore } from '@storetag/server';
import { nodeSqlite } from '@storetag/server/node';

const {
  STRIPE_SECRET_KEY: secretKey,
  STRIPE_PUBLISHABLE_KEY: publishableKey,
  STRIPE_WEBHOOK_SECRET: webhookSecret,
  STRIPE_SANDBOX_URL: sandboxUrl,
  SITE_URL: siteUrl,
  DATABASE = 'store.db',
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
  ledger: sqlStore(nodeSqlite(DATABASE)),

  async onPaid(order, { idempotencyKey }) {
    // Send the mail, print the label. Pass the key on to whoever takes one: a repeat then has no second effect.
    console.log(`Fulfil ${order.id} with the key ${idempotencyKey}.`);
  },
});
