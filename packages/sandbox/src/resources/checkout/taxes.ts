import type { Engine } from '../../core/engine.js';
import type {
  LineItemRecord,
  SessionRecord,
  TaxRateRecord,
  TaxRecord,
} from '../../core/records.js';
import type { SessionDetails } from '../../core/state.js';
import { countryTax } from './country-taxes.js';

/** The taxes on an amount after discounts, in minor units. Inclusive ones are part of it. */
export function taxesOn(amount: number, rates: readonly TaxRateRecord[]): TaxRecord[] {
  const included = rates
    .filter(({ inclusive }) => inclusive)
    .reduce((sum, { percentage }) => sum + percentage, 0);
  const net = amount / (1 + included / 100);
  return rates.map((rate) => ({
    amount: Math.round((net * rate.percentage) / 100),
    rate,
    taxability_reason: 'standard_rated',
    taxable_amount: Math.round(net),
  }));
}

/** Where automatic tax is due: a two-letter country; nothing until the customer has told. */
export function taxCountry(session: SessionRecord, { page }: SessionDetails): string | null {
  const contact = session.shipping_address_collection ? page.shipping : page.billing;
  return contact?.address.country ?? null;
}

/** The tax rates of a line: its own, or that of the customer's country where tax is automatic. */
export function ratesOf(
  engine: Engine,
  session: SessionRecord,
  details: SessionDetails,
  { id, price }: LineItemRecord,
): readonly TaxRateRecord[] {
  const own = details.taxRates.get(id);
  if (own || !session.automatic_tax.enabled) return own ?? [];
  return automaticRates(engine, session, details, price.tax_behavior);
}

/** The rate of the customer's country. A price of unspecified behaviour is taken as net. */
export function automaticRates(
  engine: Engine,
  session: SessionRecord,
  details: SessionDetails,
  behavior: string | null,
): readonly TaxRateRecord[] {
  const country = session.automatic_tax.enabled ? taxCountry(session, details) : null;
  const tax = countryTax(country ?? '');
  if (!tax || country === null) return [];
  const inclusive = behavior === 'inclusive';
  return [
    {
      id: `txr_sandbox_${country}_${inclusive ? 'inclusive' : 'exclusive'}`,
      object: 'tax_rate',
      active: false,
      country,
      created: engine.clock.seconds(),
      description: null,
      display_name: tax.name,
      effective_percentage: tax.percentage,
      flat_amount: null,
      inclusive,
      jurisdiction: country,
      jurisdiction_level: 'country',
      livemode: false,
      metadata: {},
      percentage: tax.percentage,
      rate_type: 'percentage',
      state: null,
      tax_type: tax.type,
    },
  ];
}
