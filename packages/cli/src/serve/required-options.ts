import type { StoreOptions } from '@storetag/server';
import { UsageError } from '../usage-error.js';

/** The options that a store cannot be without. */
type RequiredOptions = Pick<StoreOptions, 'stripe' | 'origins' | 'siteUrl'>;

/** Takes the options that a store cannot be without from its config file, else from the environment. */
export function requiredOptions(
  { stripe, origins, siteUrl }: Partial<StoreOptions>,
  environment: Environment,
): RequiredOptions {
  if (stripe && origins && siteUrl) return { stripe, origins, siteUrl };
  return {
    ...readEnvironment(environment),
    ...(stripe && { stripe }),
    ...(origins && { origins }),
    ...(siteUrl && { siteUrl }),
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the store's options from the environment:
 *
 * - `STRIPE_SECRET_KEY`, `STRIPE_PUBLISHABLE_KEY`: keys of one account and mode
 * - `STRIPE_WEBHOOK_SECRETS`: `whsec_…`, several separated by commas while one rolls
 * - `STORE_SITE_URL`: address of the site, `https://shop.example`
 * - `STORE_ORIGINS`: origins whose pages may buy, separated by commas; the site's own by default
 *
 * @throws {UsageError} naming every variable that is missing.
 */
function readEnvironment(environment: Environment): RequiredOptions {
  const names = [
    'STRIPE_SECRET_KEY',
    'STRIPE_PUBLISHABLE_KEY',
    'STRIPE_WEBHOOK_SECRETS',
    'STORE_SITE_URL',
  ] as const;
  const missing = names.filter((name) => !environment[name]);
  if (missing.length > 0) {
    throw new UsageError(
      `Set ${missing.join(', ')}, or give the store's options in store.config.js. See storetag --help.`,
    );
  }
  const [secretKey, publishableKey, webhookSecrets, siteUrl] = names.map(
    (name) => environment[name] ?? '',
  );
  return {
    stripe: {
      secretKey: secretKey ?? '',
      publishableKey: publishableKey ?? '',
      webhookSecrets: listed(webhookSecrets),
    },
    siteUrl: siteUrl ?? '',
    origins: listed(environment.STORE_ORIGINS || originOf(siteUrl)),
  };
}

/** Origin of an address. What is no address stays as it is, for the store to refuse it by name. */
function originOf(url = ''): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}

function listed(value = ''): string[] {
  return value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
