import { toAddress } from '../../core/address.js';
import type { Engine } from '../../core/engine.js';
import type { Params } from '../../core/params.js';
import { MAXIMUM_CHARGE, minimumCharge, words } from '../../core/money.js';
import type { PriceRecord, SessionRecord } from '../../core/records.js';
import type { Contact, SessionDetails } from '../../core/state.js';
import { invalidRequest } from '../../core/stripe-failure.js';
import { detailsOf } from '../checkout/session-details.js';
import { recompute } from '../checkout/totals.js';
import { redeemable } from '../discounts/redeem.js';
import type { pageFields } from './page-fields.js';

type PageParams = Params<typeof pageFields>;

/**
 * Takes over what a customer typed or chose, and works out the totals anew. All or nothing.
 *
 * @throws {StripeFailure} for what the session does not offer.
 */
export function updatePage(engine: Engine, session: SessionRecord, params: PageParams): void {
  const details = detailsOf(engine, session);
  const { page } = details;
  const { billing_address, email, line_items, phone, promotion_code, shipping, shipping_rate } =
    params;
  for (const line of line_items ?? []) checkLine(details, line);
  if (shipping_rate !== undefined) checkShippingRate(session, shipping_rate);
  if (shipping) checkShipping(session, shipping);
  const code =
    typeof promotion_code === 'string'
      ? redeemable(engine, session, promotion_code)
      : promotion_code;

  if (email !== undefined && session.customer_email === null) page.email = email;
  if (phone !== undefined) page.phone = phone;
  if (billing_address !== undefined) page.billing = toContact(billing_address);
  if (shipping !== undefined) page.shipping = toContact(shipping);
  if (shipping_rate !== undefined) page.shippingRate = shipping_rate;
  for (const { custom_unit_amount, id, quantity } of line_items ?? []) {
    const line = details.lineItems.find((each) => each.id === id);
    if (line && quantity !== undefined) line.quantity = quantity;
    if (custom_unit_amount !== undefined) page.amounts.set(id, custom_unit_amount);
  }
  if (code !== undefined) {
    session.discounts = code === null ? [] : [{ coupon: null, promotion_code: code.id }];
  }
  recompute(engine, session);
}

type LineChange = NonNullable<PageParams['line_items']>[number];

function checkLine({ lineItems }: SessionDetails, change: LineChange): void {
  const line = lineItems.find(({ id }) => id === change.id);
  if (!line) {
    throw invalidRequest(`No such line item: '${change.id}'`, 'resource_missing', 'line_items');
  }
  const { custom_unit_amount: amount, quantity } = change;
  const { adjustable_quantity: adjustable, price } = line;
  if (quantity !== undefined && quantity !== line.quantity) {
    if (!adjustable?.enabled) {
      throw invalidRequest(
        `The quantity of \`${line.id}\` is not adjustable.`,
        undefined,
        'line_items',
      );
    }
    checkWithin('quantity', quantity, adjustable);
  }
  if (amount !== undefined) {
    if (!price.custom_unit_amount) {
      throw invalidRequest(
        `The amount of \`${line.id}\` is not the customer's choice.`,
        undefined,
        'line_items',
      );
    }
    checkAmount(amount, price);
  }
}

/** An amount that the customer names is never less than Stripe charges. */
function checkAmount(amount: number, { currency, custom_unit_amount: range }: PriceRecord): void {
  const least = range?.minimum ?? minimumCharge(currency);
  const most = range?.maximum ?? MAXIMUM_CHARGE;
  if (amount < least) {
    throw invalidRequest(
      `The amount must be at least ${words(least, currency)}.`,
      'amount_too_small',
      'line_items',
    );
  }
  if (amount > most) {
    throw invalidRequest(
      `The amount must be at most ${words(most, currency)}.`,
      'amount_too_large',
      'line_items',
    );
  }
}

function checkWithin(
  name: string,
  value: number,
  { maximum, minimum }: { maximum: number | null; minimum: number | null },
): void {
  if (value < (minimum ?? 0)) {
    throw invalidRequest(
      `The ${name} must be at least ${minimum}, not ${value}.`,
      `${name}_too_small`,
      'line_items',
    );
  }
  if (value > (maximum ?? Infinity)) {
    throw invalidRequest(
      `The ${name} must be at most ${maximum}, not ${value}.`,
      `${name}_too_large`,
      'line_items',
    );
  }
}

function checkShippingRate({ shipping_options: options }: SessionRecord, id: string): void {
  if (options.some(({ shipping_rate }) => shipping_rate === id)) return;
  throw invalidRequest(
    `The shipping rate \`${id}\` is not one of the Checkout Session's shipping_options.`,
    undefined,
    'shipping_rate',
  );
}

function checkShipping(
  session: SessionRecord,
  { address }: NonNullable<PageParams['shipping']>,
): void {
  const allowed = session.shipping_address_collection?.allowed_countries;
  const country = address.country?.toUpperCase() ?? '';
  if (!allowed || allowed.includes(country)) return;
  throw invalidRequest(
    `Shipping to ${country || 'nowhere'} is not offered; choose one of ${allowed.join(', ')}.`,
    undefined,
    'shipping[address][country]',
  );
}

function toContact(given: PageParams['shipping']): Contact | null {
  if (!given) return null;
  return {
    name: given.name ?? null,
    address: toAddress(given.address),
    phone: given.phone ?? null,
  };
}
