/**
 * What `automatic_tax` adds in the sandbox, in per cent by country: the standard rate of 2026, whatever is sold.
 * Real taxes depend on product, state and registrations; a country that is not listed has none here.
 */
const PERCENT: Readonly<Record<string, number>> = {
  AT: 20,
  AU: 10,
  BE: 21,
  CA: 5,
  CH: 8.1,
  CZ: 21,
  DE: 19,
  DK: 25,
  ES: 21,
  FI: 25.5,
  FR: 20,
  GB: 20,
  GR: 24,
  HU: 27,
  IE: 23,
  IT: 22,
  JP: 10,
  NL: 21,
  NO: 25,
  NZ: 15,
  PL: 23,
  PT: 23,
  RO: 21,
  SE: 25,
  // No country-wide one: a round figure, so that a tax shows.
  US: 8,
};
const GST = new Set(['AU', 'CA', 'NZ']);

/** The tax of a country: its name and per cent; nothing where the sandbox has none. */
export function countryTax(
  country: string,
): { name: string; type: 'gst' | 'jct' | 'sales_tax' | 'vat'; percentage: number } | undefined {
  const percentage = PERCENT[country];
  if (percentage === undefined) return undefined;
  if (country === 'US') return { name: 'Sales Tax', type: 'sales_tax', percentage };
  if (country === 'JP') return { name: 'JCT', type: 'jct', percentage };
  if (GST.has(country)) return { name: 'GST', type: 'gst', percentage };
  return { name: 'VAT', type: 'vat', percentage };
}
