import { isSandboxKey } from '@storetag/protocol';
import type { StoreOptions } from '@storetag/server';
import type { StripeAccess } from '@storetag/server/catalog';
import type { CommandOptions } from '../command-options.js';
import { UsageError } from '../usage-error.js';

/** Key of the sandbox that `storetag dev` starts. It opens nothing else. */
const SANDBOX_KEY = 'sk_test_sandbox_storetag';

/**
 * Finds out whose products to read: `STRIPE_SECRET_KEY`, else the config file's key; from Stripe, or from the sandbox
 * that `--sandbox`, `STRIPE_SANDBOX` or the config file names.
 *
 * @throws {UsageError} that shows no more of a key than its kind.
 */
export function readAccount(
  { sandbox }: CommandOptions,
  { stripe }: Partial<StoreOptions>,
  environment: Readonly<Record<string, string | undefined>>,
): StripeAccess {
  const url = sandbox ?? (environment.STRIPE_SANDBOX || stripe?.sandbox?.url);
  const given = environment.STRIPE_SECRET_KEY || stripe?.secretKey;
  if (url === undefined) return { secretKey: readKey(given) };
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new UsageError(
      `“${url}” is no address of a sandbox. Write it as --sandbox http://localhost:4243.`,
    );
  }
  if (given !== undefined && !isSandboxKey(given)) {
    throw new UsageError(
      `A sandbox takes its own keys only. Unset STRIPE_SECRET_KEY, or leave --sandbox out to use Stripe.`,
    );
  }
  return { secretKey: given ?? SANDBOX_KEY, sandbox: { url } };
}

function readKey(key: string | undefined): string {
  const mend = 'Make a restricted key, `rk_…`, at https://dashboard.stripe.com/apikeys.';
  if (!key) throw new UsageError(`Set STRIPE_SECRET_KEY. ${mend}`);
  if (isSandboxKey(key)) {
    throw new UsageError(
      'The key is a sandbox’s: say where that is, as in --sandbox http://localhost:4243.',
    );
  }
  if (!/^(?:sk|rk)_(?:test|live)_\w+$/.test(key)) {
    const kind = /^(?:pk|whsec)_/.exec(key)?.[0];
    throw new UsageError(
      `STRIPE_SECRET_KEY is no secret key${kind ? ` but a ${kind}…` : ''}. ${mend}`,
    );
  }
  return key;
}
