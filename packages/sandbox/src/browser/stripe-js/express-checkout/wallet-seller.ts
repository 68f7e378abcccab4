/** What a wallet's sheet shows, in minor units. */
export interface SheetOffer extends Record<string, unknown> {
  amount?: number | undefined;
  currency?: string | undefined;
  business?: unknown;
  lineItems?: unknown;
  shippingRates?: unknown;
  allowedShippingCountries?: unknown;
  emailRequired?: unknown;
  phoneNumberRequired?: unknown;
  shippingAddressRequired?: unknown;
  billingAddressRequired?: unknown;
}

/** Who answers a wallet's questions: the page by its event handlers, or a Checkout Session. */
export interface WalletSeller {
  /** What the sheet is to show; nothing when it is not to open. */
  open: (expressPaymentType: string) => Promise<SheetOffer | undefined>;
  /** After the customer chose where to ship to; nothing when that is refused. */
  addressChanged: (contact: Record<string, unknown>) => Promise<SheetOffer | undefined>;
  /** After the customer chose how to ship; nothing when that is refused. */
  rateChanged: (rate: Record<string, unknown>) => Promise<SheetOffer | undefined>;
}
