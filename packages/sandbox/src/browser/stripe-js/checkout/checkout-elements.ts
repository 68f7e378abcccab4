import { isRecord } from '../../record.js';
import { addressKind } from '../address-element.js';
import type { ElementGroup, PaymentFacts } from '../element-group.js';
import { emailKind } from '../email-element.js';
import { ExpressCheckoutElement } from '../express-checkout/express-checkout-element.js';
import { FormElement } from '../form-element.js';
import type { FrameElement } from '../frame-element.js';
import { IntegrationError } from '../integration-error.js';
import { SandboxPaymentElement } from '../payment-element.js';
import { contactParameters } from './address-parameters.js';
import type { CheckoutState } from './checkout-state.js';
import { SessionSeller } from './session-seller.js';

/** Which of a session's elements it is. */
export type CheckoutElementName =
  | 'billingAddress'
  | 'contactDetails'
  | 'expressCheckout'
  | 'payment'
  | 'shippingAddress';

/** The elements of one Checkout Session. What is typed in them goes into the session. */
export class CheckoutElements {
  readonly #state: CheckoutState;
  readonly #group: ElementGroup;
  readonly #elements = new Map<CheckoutElementName, FrameElement>();

  /** @param looks - What frames need to look right, as of now. */
  constructor(state: CheckoutState, looks: () => Record<string, unknown>) {
    this.#state = state;
    this.#group = {
      looks,
      load: () => this.#load(),
      due: () => ({ amount: state.page?.total.total, currency: state.page?.currency }),
      asksBillingAddress: () => this.#elements.has('billingAddress'),
      heard: (element, event, detail) => this.#heard(element, event, detail),
      forget: (element) => {
        for (const [name, each] of this.#elements)
          if (each === element) this.#elements.delete(name);
        if (element.type === 'payment') state.formComplete = true;
      },
    };
  }

  get(name: CheckoutElementName): FrameElement | null {
    return this.#elements.get(name) ?? null;
  }

  create(name: CheckoutElementName, options: unknown = {}): FrameElement {
    if (this.#elements.has(name)) {
      throw new IntegrationError(
        `Can only create one Element of type ${name} through the same Checkout instance.`,
      );
    }
    const element = this.#make(name, isRecord(options) ? options : {});
    this.#elements.set(name, element);
    if (name === 'payment') this.#state.formComplete = false;
    if (name === 'billingAddress') void this.#elements.get('payment')?.refresh();
    return element;
  }

  /** Dresses all frames anew and tells them what is paid now. */
  async refresh(): Promise<void> {
    const facts = this.#facts;
    await Promise.all([...this.#elements.values()].map((element) => element.refresh(facts)));
  }

  /** Those that can be asked for what was typed in them, with their names. */
  get forms(): [CheckoutElementName, FrameElement][] {
    return [...this.#elements].filter(
      ([name, { mounted }]) => mounted && name !== 'expressCheckout',
    );
  }

  #make(name: CheckoutElementName, options: Record<string, unknown>): FrameElement {
    const { context } = this.#state;
    if (name === 'payment') return new SandboxPaymentElement(context, this.#group, options);
    if (name === 'expressCheckout') {
      const seller = new SessionSeller(this.#state);
      return new ExpressCheckoutElement(context, this.#group, options, seller);
    }
    if (name === 'contactDetails') {
      const kind = emailKind(name);
      const read = () => ({ email: this.#state.page?.email ?? '' });
      return new FormElement({ ...kind, read }, context, this.#group, options);
    }
    return this.#addressElement(name, options);
  }

  /** The session knows more than the page: where it ships to, and what is filled in already. */
  #addressElement(
    name: 'billingAddress' | 'shippingAddress',
    options: Record<string, unknown>,
  ): FormElement {
    const shipping = name === 'shippingAddress';
    const read = (given: Readonly<Record<string, unknown>>, method: string) => {
      const { page } = this.#state;
      const known = shipping ? page?.shipping_address : page?.billing_address;
      return addressKind.read(
        {
          ...given,
          mode: shipping ? 'shipping' : 'billing',
          allowedCountries: shipping ? (page?.allowed_countries ?? null) : null,
          ...(known ? { defaultValues: known } : {}),
        },
        method,
      );
    };
    return new FormElement({ ...addressKind, read }, this.#state.context, this.#group, options);
  }

  async #load() {
    const result = await this.#state.load().catch((error: unknown) => ({
      type: 'error' as const,
      error: { type: 'invalid_request_error' as const, message: String(error) },
    }));
    if (result.type === 'error') return { error: result.error };
    return { facts: this.#facts };
  }

  get #facts(): PaymentFacts {
    const { page } = this.#state;
    return {
      types: page?.payment_method_types ?? [],
      amount: page?.total.total,
      currency: page?.currency,
      future: page?.mode === 'subscription',
    };
  }

  #heard(element: FrameElement, event: string, detail: Record<string, unknown>): void {
    if (event !== 'change') return;
    if (element.type === 'payment') this.#state.formComplete = detail['complete'] === true;
    if (detail['complete'] !== true || !isRecord(detail['value'])) return;
    if (element === this.#elements.get('contactDetails'))
      void this.#state.update({ email: detail['value']['email'] });
    const contact = contactParameters(detail['value']);
    if (element === this.#elements.get('shippingAddress'))
      void this.#state.update({ shipping: contact });
    if (element === this.#elements.get('billingAddress'))
      void this.#state.update({ billing_address: contact });
  }
}
