import type { SessionRecord } from '../../core/records.js';
import type { Contact, SessionDetails } from '../../core/state.js';

/** The first thing that a customer has yet to tell before paying, as a parameter of the page; nothing when all is there. */
export function missingOf(
  session: SessionRecord,
  { lineItems, page }: SessionDetails,
): string | undefined {
  const open = lineItems.find(
    ({ id, price }) =>
      price.custom_unit_amount &&
      (page.amounts.get(id) ?? price.custom_unit_amount.preset) === null,
  );
  if (open) return 'line_items';
  if (!page.email) return 'email';
  if (session.phone_number_collection?.enabled && !page.phone) return 'phone';
  if (session.shipping_address_collection && !isWhole(page.shipping)) return 'shipping';
  if (session.shipping_options.length > 0 && !page.shippingRate) return 'shipping_rate';
  if (session.billing_address_collection === 'required' && !isWhole(page.billing)) {
    return 'billing_address';
  }
  return undefined;
}

function isWhole(contact: Contact | null): boolean {
  return Boolean(contact?.name && contact.address.line1 && contact.address.country);
}
