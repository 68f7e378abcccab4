import type { OnDisputed } from '../disputes/on-disputed.js';
import type { OnRefunded } from '../refunds/on-refunded.js';
import type { OnSubscriptionEnded } from '../subscriptions/on-subscription-ended.js';
import type { OnSubscriptionPaid } from '../subscriptions/on-subscription-paid.js';
import type { SellsRule } from '../catalog/to-product.js';
import type { Ledger, StripeBoundLedger } from '../ledger/ledger.js';
import type { ClientIp, Platform } from '../limits/client-address.js';
import type {
  Alarm,
  GuardHook,
  LimitHook,
  LimitOptions,
  LimitSettings,
} from '../limits/limit-options.js';
import type { Logger } from '../log/logger.js';
import type { Tracer, TracerProvider } from '../log/tracing.js';
import type { OnPaid } from '../orders/on-paid.js';

/** What `createStore` takes. All of it is read once. */
export interface StoreOptions {
  stripe: {
    /**
     * Restricted key, `rk_…` (recommended), or a secret key, `sk_…`. It must be of the same mode, live or test, as the
     * publishable key.
     *
     * @see {@link https://docs.stripe.com/keys/restricted-api-keys}
     */
    secretKey: string;
    /** Publishable key, `pk_…`; the page gets it. */
    publishableKey: string;
    /** Signing secrets of the webhook endpoint, `whsec_…`: several while one is being rolled. */
    webhookSecrets: readonly string[];
    /** Takes a live `sk_…` key, which may do everything on the account, move money out included. Default `false`. */
    allowSecretKey?: boolean;
    /** Address of a running `@storetag/sandbox` to use instead of Stripe; both keys must be the sandbox's. */
    sandbox?: { url: string };
    /** Carries the calls to Stripe. Default: the runtime's `fetch`. */
    fetch?: typeof globalThis.fetch;
  };
  /** Origins of the pages that may buy, such as `https://shop.example`: compared as whole strings. */
  origins: readonly string[];
  /** Address of the site; paths are resolved against it. */
  siteUrl: string;
  /** Name of this store on its Stripe account; orders of other names are left alone. Default `storetag`. */
  shop?: string;
  /**
   * Path that the store is mounted at, such as `/api/store`. Default: any, routes are found by the end of the path.
   */
  basePath?: string;
  /** Lowercase ISO 4217 code that pages should prefer. Default: each price's own. */
  currency?: string;
  catalog?: {
    /** Which products are listed *and* sold. Default: all active ones. */
    sells?: SellsRule;
    /** Metadata keys of products that pages get beside `category`, `position` and `sold_out`. Default none. */
    metadata?: readonly string[];
    /** Milliseconds after which the catalogue is read again in the background. Default 300,000. */
    maxAge?: number;
  };
  checkout?: {
    /** ISO 3166-1 alpha-2 codes to ship to; Checkout then asks for an address, so it is offered alone. Default none: nothing is shipped. */
    shippingCountries?: readonly string[];
    /**
     * Ids of up to 5 shipping rates, `shr_…`, that the customer chooses from; needs `shippingCountries`. Selects Checkout
     * Sessions. Stripe has none in subscriptions: those ship at no extra cost. Default none.
     *
     * @see {@link https://docs.stripe.com/payments/during-payment/charge-shipping}
     */
    shippingRates?: readonly string[];
    /** Asks for a phone number at checkout. Default `false`. */
    phone?: boolean;
    /** Lets Stripe Tax add tax. Selects Checkout Sessions: a bare PaymentIntent has no tax. Default `false`. */
    automaticTax?: boolean;
    /** Shows a promotion code field at checkout, except where the customer chooses the amount. Default `false`. */
    promotionCodes?: boolean;
    /** Where a customer lands who has paid, unless the page says. Default: where one does who turns back. */
    successPath?: string;
    /** Where a customer lands who turns back, unless the page says. Default: `siteUrl` itself. */
    cancelPath?: string;
  };
  /**
   * Address of the login page of Stripe's customer portal, `https://billing.stripe.com/p/login/…`, where customers
   * change and cancel their subscriptions; pages link to it. Default none.
   *
   * @see {@link https://docs.stripe.com/customer-management/activate-no-code-customer-portal}
   */
  customerPortal?: string;
  /** How what is counted with `store.stock` is sold. Needs an `sqlStore`. */
  stock?: {
    /** Products that have no count are sold without limit, or not before they are counted. Default `unlimited`. */
    uncounted?: 'unlimited' | 'sold_out';
    /**
     * Milliseconds that a customer has to pay for what is counted; so long it is kept for him. 30 minutes, the default,
     * to 23 hours.
     *
     * @see {@link https://docs.stripe.com/payments/checkout/managing-limited-inventory}
     */
    holdFor?: number;
    /**
     * Part of the units of a product not sold yet that one client may hold without having paid: what a program that
     * fills carts can take from the others. One unit can always be bought. Default 0.5; 1 is no limit.
     */
    share?: number;
  };
  /**
   * Remembers what is fulfilled; needed with `onPaid`. `sqlStore(nodeSqlite('store.db'))` is the embedded one,
   * `stripeLedger()` the one without a database.
   */
  ledger?: Ledger | StripeBoundLedger;
  /** Fulfils a paid order. Runs at least once per order, and not twice at the same time while it heeds `signal`. */
  onPaid?: OnPaid;
  /**
   * Sees to an order that was paid after what it held had been given back, and of which nothing is left. Runs as
   * `onPaid` does, in its place. Default: the money goes back.
   */
  onLate?: OnPaid;
  /** Sees to a renewal of a subscription that was paid. Runs as `onPaid` does. */
  onSubscriptionPaid?: OnSubscriptionPaid;
  /** Sees to a subscription that is over. Runs as `onPaid` does. */
  onSubscriptionEnded?: OnSubscriptionEnded;
  /** Sees to money that went back to a customer. Runs as `onPaid` does, once per refund. */
  onRefunded?: OnRefunded;
  /** Sees to a payment that a customer asks back from the bank. Runs as `onPaid` does, once per dispute. */
  onDisputed?: OnDisputed;
  /** Milliseconds until `onPaid`, or another of these, is told to stop through its `signal`. Default 8000. */
  onPaidTimeout?: number;
  /** How often the store may be asked for what. */
  limits?: LimitOptions;
  /** A limit that several machines share. Default none: each machine counts for itself. */
  limit?: LimitHook;
  /** A check of who wants to buy, such as Turnstile's. Default none. */
  guard?: GuardHook;
  /** Hears when the owner should look at the shop soon. What it throws is logged. */
  onAlarm?: (alarm: Alarm) => unknown;
  /**
   * Where the address of the client stands: the platform that writes it into a header over whatever the client sent, or
   * a function. Default: what the runtime itself says of the connection, and on Cloudflare Workers and Vercel their
   * header.
   */
  clientIp?: ClientIp | Platform;
  /**
   * How many proxies of one's own stand before the server, each of which adds to `X-Forwarded-For`: the address is
   * counted from the right. Default: the header is not believed.
   */
  trustedHops?: number;
  /** Spans of requests, calls to Stripe and settlements: `trace` of `@opentelemetry/api`, or a tracer. Default none. */
  tracing?: Tracer | TracerProvider;
  /** Takes what goes wrong, secrets struck out. Default `console`. */
  logger?: Logger;
  /** The clock that the age of a webhook is measured by, in milliseconds. Default `Date.now`. */
  now?: () => number;
}

/** The options with every default filled in. */
export interface StoreSettings {
  stripe: StoreOptions['stripe'];
  origins: ReadonlySet<string>;
  siteUrl: string;
  shop: string;
  basePath: string | undefined;
  currency: string | null;
  /** Whether the keys are live ones; objects of the other mode are left alone. */
  livemode: boolean;
  catalog: { sells: SellsRule; metadata: readonly string[]; maxAge: number };
  checkout: {
    shippingCountries: readonly string[];
    shippingRates: readonly string[];
    phone: boolean;
    automaticTax: boolean;
    promotionCodes: boolean;
    successPath: string | undefined;
    cancelPath: string;
  };
  customerPortal: string | undefined;
  stock: { uncounted: 'unlimited' | 'sold_out'; holdFor: number; share: number };
  ledger: Ledger | StripeBoundLedger | undefined;
  onPaid: OnPaid | undefined;
  onLate: OnPaid | undefined;
  onSubscriptionPaid: OnSubscriptionPaid | undefined;
  onSubscriptionEnded: OnSubscriptionEnded | undefined;
  onRefunded: OnRefunded | undefined;
  onDisputed: OnDisputed | undefined;
  onPaidTimeout: number;
  limits: LimitSettings;
  limit: LimitHook | undefined;
  guard: GuardHook | undefined;
  onAlarm: ((alarm: Alarm) => unknown) | undefined;
  clientIp: ClientIp | Platform | undefined;
  trustedHops: number | undefined;
  tracer: Tracer | undefined;
  logger: Logger;
  now: () => number;
}
