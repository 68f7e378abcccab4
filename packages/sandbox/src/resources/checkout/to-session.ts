import { toAddress } from '../../core/address.js';
import type { Engine } from '../../core/engine.js';
import type { SessionRecord } from '../../core/records.js';
import { methodTypes } from '../method-types.js';
import { mergeMetadata } from '../merge-metadata.js';
import type { CheckedSession } from './check-session.js';

/** An open session as Stripe shows it, before its totals are known. */
export function toSession(
  engine: Engine,
  params: CheckedSession,
  { id, currency }: { id: string; currency: string },
): SessionRecord {
  const hosted = params.ui_mode === 'hosted_page';
  const { automatic_tax: tax, customer_email = null, shipping_address_collection } = params;
  const email = customer_email ?? engine.state.customers.find(params.customer ?? '')?.email ?? null;
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: 0,
    amount_total: 0,
    automatic_tax: {
      enabled: tax?.enabled ?? false,
      liability: tax?.enabled ? { type: 'self' } : null,
      provider: tax?.enabled ? 'stripe' : null,
      status: tax?.enabled ? 'requires_location_inputs' : null,
    },
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: hosted ? null : `${id}_secret_${engine.ids.next('', 40)}`,
    collected_information: {
      business_name: null,
      individual_name: null,
      shipping_details: null,
    },
    consent: null,
    consent_collection: null,
    created: engine.clock.seconds(),
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: params.customer ?? null,
    customer_account: null,
    customer_creation:
      params.mode === 'payment' && params.customer === undefined
        ? (params.customer_creation ?? 'if_required')
        : null,
    customer_details: email === null ? null : customerDetails(email, null, toAddress(null)),
    customer_email,
    discounts: (params.discounts ?? []).map(({ coupon, promotion_code }) => ({
      coupon: coupon ?? null,
      promotion_code: promotion_code ?? null,
    })),
    ...(params.excluded_payment_method_types
      ? { excluded_payment_method_types: params.excluded_payment_method_types }
      : {}),
    expires_at: params.expires_at,
    integration_identifier: params.integration_identifier ?? null,
    invoice: null,
    invoice_creation:
      params.mode === 'payment'
        ? {
            enabled: false,
            invoice_data: {
              account_tax_ids: null,
              custom_fields: null,
              description: null,
              footer: null,
              issuer: null,
              metadata: {},
              rendering_options: null,
            },
          }
        : null,
    livemode: false,
    locale: params.locale ?? null,
    managed_payments: { enabled: false },
    metadata: mergeMetadata({}, params.metadata),
    mode: params.mode,
    origin_context: params.origin_context ?? null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: params.mode === 'subscription' ? 'always' : 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    // A subscription that waits for its bank is not modelled.
    payment_method_types: params.mode === 'subscription' ? ['card'] : typesOf(params, currency),
    payment_status: 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: params.phone_number_collection?.enabled ?? false },
    recovered_from: null,
    ...(params.ui_mode === 'embedded_page'
      ? { redirect_on_completion: params.redirect_on_completion ?? 'always' }
      : {}),
    ...(params.return_url === undefined ? {} : { return_url: params.return_url }),
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: shipping_address_collection ?? null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: params.submit_type ?? null,
    subscription: null,
    success_url: params.success_url ?? null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: params.ui_mode,
    url: hosted ? `/c/pay/${id}` : null,
    wallet_options: null,
  };
}

/** A page that never redirects takes no payment method that does. */
function typesOf(params: CheckedSession, currency: string): string[] {
  const types = methodTypes({ ...params, currency });
  return params.redirect_on_completion === 'never'
    ? types.filter((type) => type !== 'ideal')
    : types;
}

/** Who pays, as a session tells it. */
export function customerDetails(
  email: string,
  name: string | null,
  address: ReturnType<typeof toAddress>,
): NonNullable<SessionRecord['customer_details']> {
  return {
    address,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
}
