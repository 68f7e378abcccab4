import type { CardFields } from '../card/card-fields.js';
import type { CardProblem } from '../card/card-problem.js';
import type { MethodData, MethodForm } from './method-form.js';

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** The card's fields as one of the payment methods. */
export class CardForm implements MethodForm {
  readonly #fields: CardFields;

  constructor(fields: CardFields) {
    this.#fields = fields;
  }

  get empty(): boolean {
    return this.#fields.empty;
  }

  get complete(): boolean {
    return this.#fields.complete;
  }

  get readOnly(): boolean {
    const { input } = this.#fields.number;
    return input instanceof HTMLInputElement && input.readOnly;
  }

  set readOnly(value: boolean) {
    this.#fields.readOnly = value;
  }

  validate(): CardProblem | undefined {
    return this.#fields.validate();
  }

  preset({ country, postalCode }: Readonly<Record<string, unknown>>): void {
    this.#fields.preset({ country: textOf(country), postalCode: textOf(postalCode) });
  }

  focus(): void {
    this.#fields.number.input.focus();
  }

  clear(): void {
    this.#fields.clear();
  }

  data(): MethodData {
    return { ...this.#fields.paymentMethodData() };
  }
}
