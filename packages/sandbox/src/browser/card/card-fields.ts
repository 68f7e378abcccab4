import { brandOf, cardNumberProblem, cvcLengthOf, formatCardNumber } from './card-number.js';
import { expiryProblem, formatExpiry, readExpiry } from './card-expiry.js';
import type { CardProblem } from './card-problem.js';
import { FormField } from './form-field.js';
import { showProblems } from './show-problems.js';

/** What the API takes as `payment_method_data`. It holds the digits: it goes to the API and nowhere else. */
export interface PaymentMethodData {
  type: 'card';
  card: { number: string; exp_month: number; exp_year: number; cvc: string };
  billing_details: { address: { country: string; postal_code?: string } };
}

const digitsOf = (value: string) => value.replaceAll(/\D/g, '');

/** The card part of a form: number, expiry, security code, country and, where it is needed, postal code. */
export class CardFields {
  readonly number: FormField;
  readonly #expiry: FormField;
  readonly #cvc: FormField;
  readonly #country: FormField;
  readonly #postalCode: FormField;
  readonly #root: ParentNode;

  /**
   * @param root - Holds inputs marked `data-field="number | expiry | cvc | country | postalCode"`.
   * @param now - Milliseconds since the epoch, by the sandbox's clock.
   */
  constructor(root: ParentNode, now: () => number) {
    this.#root = root;
    this.number = new FormField(control(root, 'number'), {
      format: (value) => formatCardNumber(digitsOf(value)),
      problem: (value) => cardNumberProblem(digitsOf(value)),
    });
    this.#expiry = new FormField(control(root, 'expiry'), {
      format: formatExpiry,
      problem: (value) => expiryProblem(value, now()),
    });
    this.#cvc = new FormField(control(root, 'cvc'), {
      format: (value) => digitsOf(value).slice(0, cvcLengthOf(digitsOf(this.number.value))),
      problem: (value) =>
        value.length < cvcLengthOf(digitsOf(this.number.value)) ? 'incomplete_cvc' : undefined,
    });
    this.#country = new FormField(control(root, 'country'), { problem: () => undefined });
    this.#postalCode = new FormField(control(root, 'postalCode'), {
      problem: (value) => (/^\d{5}/.test(value) ? undefined : 'incomplete_zip'),
    });
    this.number.input.addEventListener('input', () => this.#showBrand());
    this.#country.input.addEventListener('input', () => this.#showPostalCode());
    this.#showBrand();
    this.#showPostalCode();
  }

  get #all(): FormField[] {
    return [this.number, this.#expiry, this.#cvc, this.#country, this.#postalCode];
  }

  /** True while no digit is typed. */
  get empty(): boolean {
    return !this.number.value && !this.#expiry.value && !this.#cvc.value;
  }

  /** True when every field would be accepted. */
  get complete(): boolean {
    return this.#all.every((field) => field.problem === undefined);
  }

  /** Two-letter code that is chosen. */
  get country(): string {
    return this.#country.value;
  }

  /** Presets the address, and forgets nothing that was typed. */
  preset(address: { country?: string; postalCode?: string }): void {
    if (address.country) this.#country.input.value = address.country;
    if (address.postalCode) this.#postalCode.input.value = address.postalCode;
    this.#showPostalCode();
  }

  /** Shows what is wrong under each field, focuses the first of them and returns it. */
  validate(): CardProblem | undefined {
    return showProblems(this.#all);
  }

  /** Shows under a field what the API said of it; what was typed stays. */
  reject(field: 'cvc' | 'expiry' | 'number', message: string): void {
    const fields = { cvc: this.#cvc, expiry: this.#expiry, number: this.number };
    fields[field].showMessage(message);
  }

  clear(): void {
    for (const field of [this.number, this.#expiry, this.#cvc, this.#postalCode]) field.clear();
    this.#showBrand();
  }

  /** Locks or unlocks typing. */
  set readOnly(value: boolean) {
    for (const { input } of this.#all) {
      if (input instanceof HTMLInputElement) input.readOnly = value;
      else input.disabled = value;
    }
  }

  /** The values for the API. Call `validate()` first. */
  paymentMethodData(): PaymentMethodData {
    const expiry = readExpiry(this.#expiry.value);
    const { country } = this;
    const postalCode = country === 'US' ? { postal_code: this.#postalCode.value } : {};
    return {
      type: 'card',
      card: {
        number: digitsOf(this.number.value),
        exp_month: expiry?.month ?? 0,
        exp_year: expiry?.year ?? 0,
        cvc: this.#cvc.value,
      },
      billing_details: { address: { country, ...postalCode } },
    };
  }

  #showBrand(): void {
    const brand = brandOf(digitsOf(this.number.value));
    for (const mark of this.#root.querySelectorAll<HTMLElement>('[data-brand]')) {
      mark.hidden = mark.dataset['brand'] !== brand;
    }
  }

  // Stripe asks for a postal code only where card networks check it.
  #showPostalCode(): void {
    const field = this.#postalCode.input.closest<HTMLElement>('.Field');
    if (field) field.hidden = this.country !== 'US';
  }
}

function control(root: ParentNode, name: string): HTMLInputElement | HTMLSelectElement {
  const found = root.querySelector(`[data-field="${name}"]`);
  if (found instanceof HTMLInputElement || found instanceof HTMLSelectElement) return found;
  throw new Error(`The card form has no field "${name}".`);
}
