import type { StoreOptions } from '@storetag/server';
import type { StripeAccess } from '@storetag/server/catalog';
import type { CommandOptions } from '../command-options.js';
import { UsageError } from '../usage-error.js';

/** What all Payment Links of a catalogue have in common. */
export interface LinkOptions {
  /** Name of the store on its account; links of other names are left alone. */
  shop: string;
  /** Where a customer lands who has paid; Stripe's own confirmation page where there is none. */
  successUrl: string | undefined;
  /** Whether customers may change the quantity on Stripe's page. */
  adjustableQuantity: boolean;
  /** As in the store's options. */
  checkout: NonNullable<StoreOptions['checkout']>;
}

/**
 * Reads what the links shall be like, from the command line and the store's config file.
 *
 * @throws {UsageError}
 */
export function readLinkOptions(
  options: CommandOptions,
  { shop = 'storetag', checkout = {} }: Partial<StoreOptions>,
  { secretKey }: StripeAccess,
): LinkOptions {
  const successUrl = options['success-url'];
  if (successUrl !== undefined) {
    const schemes = secretKey.includes('_live_') ? /^https:$/ : /^https?:$/;
    if (!URL.canParse(successUrl) || !schemes.test(new URL(successUrl).protocol)) {
      throw new UsageError(
        `“${successUrl}” is no page to return to. Write its whole address, as in --success-url https://shop.example/thanks.`,
      );
    }
  }
  return {
    shop,
    successUrl,
    adjustableQuantity: options['adjustable-quantity'] === true,
    checkout,
  };
}
