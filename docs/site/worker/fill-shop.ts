/** Makes one object through the API, as an owner does. */
export type Make = (path: string, params: Record<string, string>) => Promise<{ id: string }>;

/** What the documentation shows beside the sandbox's demo catalogue. */
export interface ShopExtras {
  /** Ids of the shipping rates. */
  shippingRates: string[];
}

/**
 * Adds to a sandbox what its demo catalogue has none of: a price in tiers, donations, promotion code and shipping rates.
 * Always in this order: a sandbox that starts anew gives them the same ids.
 */
export async function fillShop(make: Make): Promise<ShopExtras> {
  await make('products', {
    id: 'prod_docs_postcards',
    name: 'Printed postcards',
    description: 'Your own words, set by hand and printed on cotton paper.',
    'metadata[category]': 'To order',
    'metadata[position]': '80',
  });
  await make('prices', {
    product: 'prod_docs_postcards',
    currency: 'usd',
    lookup_key: 'postcards',
    billing_scheme: 'tiered',
    tiers_mode: 'volume',
    'tiers[0][up_to]': '9',
    'tiers[0][unit_amount]': '400',
    'tiers[1][up_to]': '49',
    'tiers[1][unit_amount]': '300',
    'tiers[2][up_to]': 'inf',
    'tiers[2][unit_amount]': '250',
    'recurring[interval]': 'month',
  });

  await make('products', {
    id: 'prod_docs_kiln',
    name: 'The new kiln',
    description: 'The old one has fired four thousand pieces, and is tired.',
    'metadata[category]': 'To order',
    'metadata[position]': '81',
  });
  const kiln = { product: 'prod_docs_kiln', currency: 'usd' };
  for (const amount of ['1000', '2500', '6000']) {
    await make('prices', { ...kiln, unit_amount: amount, lookup_key: `kiln_${amount}` });
  }
  await make('prices', {
    ...kiln,
    lookup_key: 'kiln_any',
    'custom_unit_amount[enabled]': 'true',
    'custom_unit_amount[minimum]': '300',
  });
  for (const amount of ['500', '1500']) {
    await make('prices', {
      ...kiln,
      unit_amount: amount,
      lookup_key: `kiln_monthly_${amount}`,
      'recurring[interval]': 'month',
    });
  }

  const coupon = await make('coupons', { percent_off: '10', duration: 'once' });
  await make('promotion_codes', {
    'promotion[type]': 'coupon',
    'promotion[coupon]': coupon.id,
    code: 'HALDEN10',
  });
  const shippingRates: string[] = [];
  for (const [name, amount] of [
    ['In a week', '600'],
    ['Tomorrow', '1800'],
  ] as const) {
    const rate = await make('shipping_rates', {
      display_name: name,
      type: 'fixed_amount',
      'fixed_amount[amount]': amount,
      'fixed_amount[currency]': 'usd',
    });
    shippingRates.push(rate.id);
  }
  return { shippingRates };
}
