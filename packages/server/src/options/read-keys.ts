import { isSandboxKey } from '@storetag/protocol';
import type { StoreOptions } from './store-options.js';
import { wrongOption } from './wrong-option.js';

/**
 * Checks keys, secrets and the sandbox's address against each other. No error shows more of a key than its kind.
 *
 * @throws {TypeError}
 */
export function readKeys(stripe: StoreOptions['stripe']): StoreOptions['stripe'] {
  const { secretKey, publishableKey, webhookSecrets, sandbox, allowSecretKey, fetch } = stripe;
  if (!/^(?:sk|rk)_(?:test|live)_[\w-]+$/.test(secretKey)) {
    throw wrongOption(
      'stripe.secretKey',
      kindOf(secretKey),
      'Write a restricted key, `rk_test_…` or `rk_live_…`, from https://dashboard.stripe.com/apikeys.',
    );
  }
  if (!/^pk_(?:test|live)_[\w-]+$/.test(publishableKey)) {
    throw wrongOption(
      'stripe.publishableKey',
      kindOf(publishableKey),
      'Write the publishable key, `pk_…`, from https://dashboard.stripe.com/apikeys.',
    );
  }
  if (modeOf(secretKey) !== modeOf(publishableKey)) {
    throw wrongOption(
      'stripe.publishableKey',
      kindOf(publishableKey),
      `It must be of the same mode as \`stripe.secretKey\`, ${kindOf(secretKey)}.`,
    );
  }
  if (secretKey.startsWith('sk_live_') && allowSecretKey !== true) {
    throw wrongOption(
      'stripe.secretKey',
      kindOf(secretKey),
      'Make a restricted key that can only do what a store does (the README lists the permissions), or set `stripe.allowSecretKey` to true.',
    );
  }
  if (!Array.isArray(webhookSecrets) || webhookSecrets.length === 0) {
    throw wrongOption(
      'stripe.webhookSecrets',
      webhookSecrets,
      'Give a list with the signing secret, `whsec_…`, of the webhook endpoint.',
    );
  }
  const secret = webhookSecrets.find((each) => !/^whsec_\S+$/.test(each));
  if (secret !== undefined) {
    throw wrongOption(
      'stripe.webhookSecrets',
      kindOf(secret),
      'Each is the signing secret, `whsec_…`, of a webhook endpoint.',
    );
  }
  checkSandbox(stripe);
  return {
    secretKey,
    publishableKey,
    webhookSecrets: [...webhookSecrets],
    ...(sandbox && { sandbox: { url: sandbox.url } }),
    ...(fetch && { fetch }),
  };
}

function checkSandbox({ sandbox, secretKey, publishableKey }: StoreOptions['stripe']): void {
  const areSandboxKeys = isSandboxKey(secretKey) && isSandboxKey(publishableKey);
  if (sandbox === undefined) {
    if (!isSandboxKey(secretKey) && !isSandboxKey(publishableKey)) return;
    throw wrongOption(
      'stripe.sandbox',
      sandbox,
      'The keys are a sandbox’s: give its address as `{ url }`, or use keys of your Stripe account.',
    );
  }
  if (!URL.canParse(sandbox.url) || !/^https?:$/.test(new URL(sandbox.url).protocol)) {
    throw wrongOption('stripe.sandbox.url', sandbox.url, 'Write it as `http://localhost:4243`.');
  }
  if (!areSandboxKeys) {
    throw wrongOption(
      'stripe.sandbox',
      sandbox.url,
      'A sandbox takes its own keys only, `…_test_sandbox_…`: leave it out to use Stripe.',
    );
  }
}

function modeOf(key: string): string | undefined {
  return key.split('_')[1];
}

/** As much of a key as says what it is: `sk_live_…`. */
function kindOf(key: unknown): string | undefined {
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || key === '') return 'empty';
  const kind = /^[a-z]+_(?:(?:live|test)_)?/.exec(key)?.[0];
  return kind === undefined ? 'something else' : `${kind}…`;
}
