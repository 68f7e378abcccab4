import type {
  StripeCheckoutConfirmResult,
  StripeCheckoutElementsSdkOptions,
  StripeCheckoutSession,
} from '@stripe/stripe-js';
import { FakeElement } from './fake-element.test.support.js';

/** A Checkout Session as Stripe.js gives it, as far as a page looks at it. */
export type FakeSession = Pick<
  StripeCheckoutSession,
  'id' | 'currency' | 'status' | 'email' | 'shippingOptions' | 'shipping' | 'tax'
> & {
  discountAmounts: { promotionCode: string; displayName: string }[];
  total: Record<
    'subtotal' | 'discount' | 'shippingRate' | 'taxExclusive' | 'taxInclusive' | 'total',
    { minorUnitsAmount: number; amount: string }
  >;
};

type Answer =
  | { type: 'success' }
  | { type: 'error'; error: { message: string; code: string | null } };

const amount = (minorUnitsAmount: number): { minorUnitsAmount: number; amount: string } => ({
  minorUnitsAmount,
  amount: '',
});

const rate = (id: string, displayName: string, minorUnitsAmount: number) => ({
  id,
  displayName,
  currency: 'usd',
  deliveryEstimate: null,
  ...amount(minorUnitsAmount),
});

/** The Checkout Elements SDK, with a session of 24 dollars that takes the code `TEN` for ten percent less. */
export class FakeCheckout {
  readonly #calls: string[];
  readonly #elements = new Map<string, FakeElement>();
  #changed: (session: FakeSession) => void = () => {};
  breaks: boolean | 'at once' = false;
  rates = [rate('shr_slow', 'Slow', 0), rate('shr_fast', 'Fast', 500)];
  session: FakeSession = {
    id: 'cs_1',
    currency: 'usd',
    status: { type: 'open' },
    email: null,
    shippingOptions: [],
    shipping: null,
    tax: { status: 'ready' },
    discountAmounts: [],
    total: {
      subtotal: amount(2400),
      discount: amount(0),
      shippingRate: amount(0),
      taxExclusive: amount(0),
      taxInclusive: amount(0),
      total: amount(2400),
    },
  };
  /** What the elements began with. */
  defaults: object | undefined;
  /** What `validateElements()` finds wrong. */
  wrong = '';
  /** Whether its frames are gone before they answer. */
  gone = false;
  confirmed: () => Promise<unknown> = async () => this.complete('paid');
  confirmations: object[] = [];

  constructor(calls: string[]) {
    this.#calls = calls;
  }

  /** What a confirmation answers that succeeded. */
  complete(
    paymentStatus: 'paid' | 'unpaid' | 'no_payment_required',
  ): Pick<StripeCheckoutConfirmResult, 'type'> & { session: FakeSession } {
    this.session = { ...this.session, status: { type: 'complete', paymentStatus } };
    return { type: 'success', session: this.session };
  }

  element(name: string): FakeElement | undefined {
    return this.#elements.get(name);
  }

  /** `stripe.initCheckoutElementsSdk()` */
  init({ clientSecret, defaultValues }: StripeCheckoutElementsSdkOptions): object {
    this.defaults = defaultValues;
    this.#calls.push(
      `initCheckoutElementsSdk ${typeof clientSecret === 'string' ? clientSecret : ''}`,
    );
    const create = (name: string) => (): FakeElement => {
      if (this.#elements.has(name)) throw new Error(`There is a ${name} already.`);
      this.#calls.push(`create ${name}`);
      const gone = (): boolean => this.#elements.delete(name);
      const element = new FakeElement(name, this.#calls, () => this.breaks, gone);
      this.#elements.set(name, element);
      return element;
    };
    return {
      on: (_: 'change', handler: (session: FakeSession) => void) => (this.#changed = handler),
      loadActions: async () => ({ type: 'success', actions: this.#actions }),
      changeAppearance: () => this.#calls.push('changeAppearance'),
      createPaymentElement: create('payment'),
      createContactDetailsElement: create('contactDetails'),
      createShippingAddressElement: create('shippingAddress'),
      createBillingAddressElement: create('billingAddress'),
      createExpressCheckoutElement: create('expressCheckout'),
    };
  }

  /** Changes the session, and tells it. */
  change(changes: Partial<FakeSession>): Answer {
    this.session = { ...this.session, ...changes };
    const { subtotal, discount, shippingRate, taxExclusive } = this.session.total;
    const sum =
      subtotal.minorUnitsAmount -
      discount.minorUnitsAmount +
      shippingRate.minorUnitsAmount +
      taxExclusive.minorUnitsAmount;
    this.session.total = { ...this.session.total, total: amount(sum) };
    this.#changed(this.session);
    return { type: 'success' };
  }

  get #actions(): object {
    return {
      getSession: () => this.session,
      applyPromotionCode: async (code: string): Promise<Answer> => {
        this.#calls.push(`applyPromotionCode ${code}`);
        if (code !== 'TEN') {
          return { type: 'error', error: { code: 'invalidCode', message: 'Invalid code.' } };
        }
        return this.change({
          discountAmounts: [{ promotionCode: code, displayName: code }],
          total: { ...this.session.total, discount: amount(240) },
        });
      },
      removePromotionCode: async (): Promise<Answer> =>
        this.change({
          discountAmounts: [],
          total: { ...this.session.total, discount: amount(0) },
        }),
      updateShippingOption: async (id: string): Promise<Answer> => {
        this.#calls.push(`updateShippingOption ${id}`);
        const shippingOption = this.rates.find((each) => each.id === id);
        if (!shippingOption) return { type: 'error', error: { code: null, message: 'None.' } };
        return this.change({
          shipping: { shippingOption, taxAmounts: null },
          total: {
            ...this.session.total,
            shippingRate: amount(shippingOption.minorUnitsAmount),
          },
        });
      },
      validateElements: async () => {
        this.#calls.push('validateElements');
        if (this.gone) throw new Error('It is not mounted any more.');
        return this.wrong
          ? { type: 'error', error: { code: 'validation_error', message: this.wrong } }
          : { type: 'success', session: this.session };
      },
      confirm: (options: object) => {
        this.#calls.push('confirm');
        this.confirmations.push(options);
        return this.confirmed();
      },
    };
  }
}
