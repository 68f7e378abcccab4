import type { Engine } from '../../core/engine.js';
import type { PaymentLinkRecord } from '../../core/records.js';
import { mergeMetadata } from '../merge-metadata.js';
import type { LinkParams } from './link-fields.js';

/** A link as Stripe shows it. */
export function toLink(
  engine: Engine,
  params: LinkParams,
  { id, currency, recurring }: { id: string; currency: string; recurring: boolean },
): PaymentLinkRecord {
  const { payment_intent_data: intent, subscription_data: subscription } = params;
  return {
    id,
    object: 'payment_link',
    active: true,
    after_completion: afterCompletion(params.after_completion),
    allow_promotion_codes: params.allow_promotion_codes ?? false,
    application: null,
    application_fee_amount: null,
    application_fee_percent: null,
    automatic_tax: automaticTax(params.automatic_tax?.enabled ?? false),
    billing_address_collection: params.billing_address_collection ?? 'auto',
    consent_collection: null,
    currency,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer_creation: params.customer_creation ?? (recurring ? 'always' : 'if_required'),
    inactive_message: params.inactive_message ?? null,
    invoice_creation: recurring ? null : { enabled: false, invoice_data: null },
    livemode: false,
    managed_payments: { enabled: false },
    metadata: mergeMetadata({}, params.metadata),
    on_behalf_of: null,
    optional_items: null,
    payment_intent_data: intent
      ? {
          capture_method: null,
          description: intent.description ?? null,
          metadata: mergeMetadata({}, intent.metadata),
          setup_future_usage: null,
          statement_descriptor: intent.statement_descriptor ?? null,
          statement_descriptor_suffix: intent.statement_descriptor_suffix ?? null,
          transfer_group: null,
        }
      : null,
    payment_method_collection: 'always',
    payment_method_options: null,
    payment_method_types: null,
    phone_number_collection: { enabled: params.phone_number_collection?.enabled ?? false },
    restrictions: null,
    shipping_address_collection: params.shipping_address_collection ?? null,
    shipping_options: toShippingOptions(engine, params.shipping_options),
    submit_type: params.submit_type ?? 'auto',
    subscription_data: recurring
      ? {
          description: subscription?.description ?? null,
          invoice_settings: {
            account_tax_ids: null,
            custom_fields: null,
            description: null,
            footer: null,
            issuer: { type: 'self' },
          },
          metadata: mergeMetadata({}, subscription?.metadata),
          trial_period_days: null,
          trial_settings: null,
        }
      : null,
    tax_id_collection: { enabled: false, required: 'never' },
    transfer_data: null,
    url: `/pay/${id}`,
  };
}

/** What happens after paying, as Stripe shows it. */
export function afterCompletion(
  given: LinkParams['after_completion'],
): PaymentLinkRecord['after_completion'] {
  if (given?.redirect) return { type: 'redirect', redirect: { url: given.redirect.url } };
  const custom_message = given?.hosted_confirmation?.custom_message ?? null;
  return { type: 'hosted_confirmation', hosted_confirmation: { custom_message } };
}

export function automaticTax(enabled: boolean): PaymentLinkRecord['automatic_tax'] {
  return { enabled, liability: enabled ? { type: 'self' } : null };
}

export function toShippingOptions(
  engine: Engine,
  options: LinkParams['shipping_options'] | null,
): PaymentLinkRecord['shipping_options'] {
  return (options ?? []).map(({ shipping_rate }) => ({
    shipping_amount: engine.state.shippingRates.get(shipping_rate).fixed_amount.amount,
    shipping_rate,
  }));
}
