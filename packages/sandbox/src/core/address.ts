import type Stripe from 'stripe';
import { hashOf, text, unsettable } from './fields.js';
import type { FieldsOf, Params } from './params.js';

const line = unsettable(text());
const addressFields = {
  city: line,
  country: unsettable(text({ pattern: /^[A-Za-z]{2}$/ })),
  line1: line,
  line2: line,
  postal_code: line,
  state: line,
} satisfies FieldsOf<Stripe.AddressParam>;

/** An address as a parameter. */
export const addressField = hashOf(addressFields);

/** An address as Stripe answers it: every line is there. */
export function toAddress(given: Params<typeof addressFields> | null | undefined): Stripe.Address {
  return {
    city: given?.city ?? null,
    country: given?.country?.toUpperCase() ?? null,
    line1: given?.line1 ?? null,
    line2: given?.line2 ?? null,
    postal_code: given?.postal_code ?? null,
    state: given?.state ?? null,
  };
}
