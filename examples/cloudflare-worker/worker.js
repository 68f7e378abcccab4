import { createStore, sqlStore, stripeLedger } from '@storetag/server';
import { d1 } from '@storetag/server/d1';

/** One per isolate: its catalogue is cached. */
let store;

function storeOf(env) {
  return (store ??= createStore({
    stripe: {
      secretKey: env.STRIPE_SECRET_KEY,
      publishableKey: env.STRIPE_PUBLISHABLE_KEY,
      webhookSecrets: [env.STRIPE_WEBHOOK_SECRET],
      // To try it without an account: the address of a @storetag/sandbox, with the sandbox's keys.
      ...(env.STRIPE_SANDBOX_URL && { sandbox: { url: env.STRIPE_SANDBOX_URL } }),
    },
    siteUrl: env.SITE_URL,
    origins: [new URL(env.SITE_URL).origin],
    // With a D1 database bound as DB there is stock too; without, who has fulfilled what is kept at Stripe itself.
    ledger: env.DB ? sqlStore(d1(env.DB)) : stripeLedger(),

    async onPaid(order, { idempotencyKey }) {
      // Send the mail, print the label. Pass the key on to whoever takes one: a repeat then has no second effect.
      console.log(`Fulfil ${order.id} with the key ${idempotencyKey}.`);
    },
  }));
}

export default {
  fetch: (request, env, context) => storeOf(env).fetch(request, env, context),
  /** Once a minute, by `triggers` in wrangler.jsonc: finds what webhooks missed. */
  scheduled: (controller, env, context) => storeOf(env).scheduled(controller, env, context),
};
