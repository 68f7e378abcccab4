import type Stripe from 'stripe';
import { urlField } from '../../core/contact-fields.js';
import type { Engine } from '../../core/engine.js';
import { flag, hashOf, listOf, metadata, oneOf, text, unsettable } from '../../core/fields.js';
import { required, type FieldsOf, type Params } from '../../core/params.js';
import { mergeMetadata } from '../merge-metadata.js';
import { unmodelledEach } from '../payment-method-types.js';

type Create = Stripe.BillingPortal.ConfigurationCreateParams;
type Features = Stripe.BillingPortal.ConfigurationCreateParams.Features;

/** A configuration as the sandbox keeps it. */
export type ConfigurationRecord = Stripe.BillingPortal.Configuration & {
  metadata: Record<string, string>;
};

const features = hashOf({
  ...unmodelledEach(['subscription_pause', 'subscription_update']),
  customer_update: hashOf({
    allowed_updates: listOf(oneOf('address', 'email', 'name', 'phone', 'shipping', 'tax_id')),
    enabled: required(flag()),
  }),
  invoice_history: hashOf({ enabled: required(flag()) }),
  payment_method_update: hashOf({ enabled: required(flag()) }),
  subscription_cancel: hashOf({
    enabled: required(flag()),
    mode: oneOf('at_period_end', 'immediately'),
  }),
} satisfies FieldsOf<Features>);

/** `POST /v1/billing_portal/configurations`. */
export const configurationFields = {
  business_profile: hashOf({
    headline: unsettable(text({ max: 60 })),
    privacy_policy_url: urlField,
    terms_of_service_url: urlField,
  } satisfies FieldsOf<Stripe.BillingPortal.ConfigurationCreateParams.BusinessProfile>),
  default_return_url: unsettable(urlField),
  features: required(features),
  login_page: hashOf({ enabled: required(flag()) }),
  metadata: metadata(),
  name: unsettable(text()),
} satisfies FieldsOf<Create>;

/** `POST /v1/billing_portal/configurations/:id`. */
export const configurationUpdateFields = {
  ...configurationFields,
  active: flag(),
  features,
  metadata: unsettable(metadata()),
} satisfies FieldsOf<Stripe.BillingPortal.ConfigurationUpdateParams>;

/** Makes a configuration of the customer portal; the first is the default. */
export function createConfiguration(
  engine: Engine,
  params: Params<typeof configurationFields>,
): ConfigurationRecord {
  const now = engine.clock.seconds();
  const { portalConfigurations: all } = engine.state;
  const configuration = all.add<ConfigurationRecord>({
    id: engine.ids.next('bpc_1', 23),
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    business_profile: {
      headline: params.business_profile?.headline ?? null,
      privacy_policy_url: params.business_profile?.privacy_policy_url ?? null,
      terms_of_service_url: params.business_profile?.terms_of_service_url ?? null,
    },
    created: now,
    default_return_url: params.default_return_url ?? null,
    features: toFeatures(params.features),
    is_default: all.size === 0,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: mergeMetadata({}, params.metadata),
    name: params.name ?? null,
    updated: now,
  });
  setLoginPage(configuration, params.login_page?.enabled ?? false);
  engine.emit('billing_portal.configuration.created', configuration);
  return configuration;
}

/** Switches the login page on or off. Its address stays the same. */
export function setLoginPage(configuration: ConfigurationRecord, enabled: boolean): void {
  configuration.login_page = {
    enabled,
    url: enabled ? `/p/login/${configuration.id.replace('bpc_', '')}` : null,
  };
}

/** Features as Stripe answers them. */
export function toFeatures(
  given: Params<typeof configurationFields>['features'],
): ConfigurationRecord['features'] {
  const { customer_update: update, subscription_cancel: cancel } = given;
  return {
    customer_update: {
      allowed_updates: update?.allowed_updates ?? [],
      enabled: update?.enabled ?? false,
    },
    invoice_history: { enabled: given.invoice_history?.enabled ?? false },
    payment_method_update: {
      enabled: given.payment_method_update?.enabled ?? false,
      payment_method_configuration: null,
    },
    subscription_cancel: {
      cancellation_reason: { enabled: false, feedback_options: null, options: [] },
      enabled: cancel?.enabled ?? false,
      mode: cancel?.mode ?? 'at_period_end',
      proration_behavior: 'none',
    },
    subscription_pause: { duration: { interval_options: [], type: 'indefinite' }, enabled: false },
    subscription_update: {
      billing_cycle_anchor: null,
      default_allowed_updates: [],
      enabled: false,
      proration_behavior: 'none',
      schedule_at_period_end: { conditions: [] },
      trial_update_behavior: 'end_trial',
    },
  };
}
