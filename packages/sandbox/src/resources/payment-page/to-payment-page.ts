import type { Engine } from '../../core/engine.js';
import type { SessionRecord, TaxRecord } from '../../core/records.js';
import type { Contact } from '../../core/state.js';
import { exponentOf } from '../../pages/money.js';
import { couponOf } from '../checkout/discounts.js';
import { detailsOf } from '../checkout/session-details.js';
import { viewOf } from '../intent-view.js';
import { missingOf } from './missing.js';
import { intervalOf, splitTax, toPageLine, toPageTax } from './page-lines.js';
import type { PageContact, PageDiscount, PageTax, PaymentPage } from './payment-page.js';
import { returnAddress } from './return-address.js';

/** A session as its customer's page sees it. */
export function toPaymentPage(engine: Engine, session: SessionRecord): PaymentPage {
  const details = detailsOf(engine, session);
  const { lineItems, page } = details;
  const currency = session.currency ?? 'usd';
  const taxes = [...lineItems, session].flatMap(({ id }) => engine.state.taxes.get(id) ?? []);
  const intent = engine.state.paymentIntents.find(details.paidBy ?? '');
  const waits = session.status === 'open' && intent?.status === 'requires_action';
  const shown = waits ? viewOf(engine, intent, 'publishable') : null;
  const failure = session.status === 'open' ? intent?.last_payment_error : null;
  return {
    id: session.id,
    object: 'payment_page',
    ui_mode: wordOf(session.ui_mode, ['elements', 'embedded_page'], 'hosted_page'),
    mode: session.mode === 'subscription' ? 'subscription' : 'payment',
    status: wordOf(session.status, ['complete', 'expired'], 'open'),
    payment_status: wordOf(session.payment_status, ['no_payment_required', 'paid'], 'unpaid'),
    livemode: false,
    currency,
    minor_units_amount_divisor: 10 ** exponentOf(currency),
    locale: session.locale,
    submit_type: session.submit_type,
    return_url: returnAddress(session),
    redirect_on_completion:
      session.ui_mode === 'embedded_page'
        ? wordOf(session.redirect_on_completion, ['if_required', 'never'], 'always')
        : null,
    payment_method_types: [...session.payment_method_types],
    email: page.email,
    email_fixed: session.customer_email !== null || session.customer !== null,
    phone: page.phone,
    collects_phone: session.phone_number_collection?.enabled ?? false,
    billing_address: contactOf(page.billing),
    billing_address_required: session.billing_address_collection === 'required',
    shipping_address: contactOf(page.shipping),
    allowed_countries: session.shipping_address_collection?.allowed_countries ?? null,
    line_items: lineItems.map((line) => toPageLine(engine, line)),
    total: {
      subtotal: session.amount_subtotal ?? 0,
      discount: session.total_details?.amount_discount ?? 0,
      shipping: session.total_details?.amount_shipping ?? 0,
      ...splitTax(taxes),
      total: session.amount_total ?? 0,
    },
    allow_promotion_codes: session.allow_promotion_codes ?? false,
    discounts: discountsOf(engine, session),
    shipping_options: session.shipping_options.flatMap(({ shipping_rate }) => {
      const rate = engine.state.shippingRates.find(shipping_rate);
      if (!rate) return [];
      const { delivery_estimate, display_name, fixed_amount, id } = rate;
      return [{ id, ...fixed_amount, display_name, delivery_estimate }];
    }),
    shipping_rate: page.shippingRate,
    tax: { status: taxStatus(session) },
    taxes: merged(taxes),
    recurring: lineItems.map(intervalOf).find((interval) => interval !== null) ?? null,
    can_confirm: session.status === 'open' && missingOf(session, details) === undefined,
    last_payment_error: failure
      ? {
          message: failure.message ?? '',
          code: failure.code ?? null,
          decline_code: failure.decline_code ?? null,
        }
      : null,
    payment_intent:
      waits && shown && 'next_action' in shown
        ? {
            id: intent.id,
            client_secret: intent.client_secret,
            status: 'requires_action',
            next_action: shown.next_action,
          }
        : null,
  };
}

function wordOf<const T extends string>(
  value: string | null | undefined,
  words: readonly T[],
  otherwise: T,
): T;
function wordOf<const T extends string, const O extends string>(
  value: string | null | undefined,
  words: readonly T[],
  otherwise: O,
): O | T;
function wordOf(value: string | null | undefined, words: readonly string[], otherwise: string) {
  return words.find((word) => word === value) ?? otherwise;
}

function contactOf(contact: Contact | null): PageContact | null {
  return contact && { name: contact.name, address: contact.address };
}

/** One entry for each rate. */
function merged(taxes: readonly TaxRecord[]): PageTax[] {
  const all = new Map<string, PageTax>();
  for (const tax of taxes) {
    const known = all.get(tax.rate.id);
    if (known) known.amount += tax.amount;
    else all.set(tax.rate.id, toPageTax(tax));
  }
  return [...all.values()];
}

function taxStatus(session: SessionRecord): PaymentPage['tax']['status'] {
  if (session.automatic_tax.status !== 'requires_location_inputs') return 'ready';
  return session.shipping_address_collection
    ? 'requires_shipping_address'
    : 'requires_billing_address';
}

function discountsOf(engine: Engine, session: SessionRecord): PageDiscount[] {
  const coupon = couponOf(engine, session);
  if (!coupon) return [];
  const code = engine.state.promotionCodes.find(session.discounts[0]?.promotion_code ?? '')?.code;
  const fallback = coupon.percent_off === null ? 'Discount' : `${coupon.percent_off}% off`;
  return [
    {
      amount: session.total_details?.amount_discount ?? 0,
      display_name: coupon.name ?? code ?? fallback,
      promotion_code: code ?? null,
      percent_off: coupon.percent_off,
      duration: wordOf(coupon.duration, ['forever', 'repeating'], 'once'),
      duration_in_months: coupon.duration_in_months,
    },
  ];
}
