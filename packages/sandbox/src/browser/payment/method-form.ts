import type { CardProblem, CardProblemCode } from '../card/card-problem.js';
import { FormField } from '../card/form-field.js';
import { showProblems } from '../card/show-problems.js';

/** What the API takes as `payment_method_data`. It may hold digits: it goes to the API and nowhere else. */
export interface MethodData extends Record<string, unknown> {
  type: string;
  billing_details: Record<string, unknown>;
}

/** The form of one payment method. */
export interface MethodForm {
  /** True while nothing is typed. */
  readonly empty: boolean;
  /** True when every field would be accepted. */
  readonly complete: boolean;
  readOnly: boolean;
  /** Shows what is wrong under each field, focuses the first of them and returns it. */
  validate: () => CardProblem | undefined;
  /** Fills in what is known of the customer; nothing that was typed is lost. */
  preset: (defaults: Readonly<Record<string, unknown>>) => void;
  focus: () => void;
  clear: () => void;
  data: () => MethodData;
}

const PROBLEMS: Readonly<Record<string, (value: string) => CardProblemCode | undefined>> = {
  name: (value) => (value ? undefined : 'incomplete_name'),
  email: (value) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'incomplete_email'),
  routing_number: (value) => (/^\d{9}$/.test(value) ? undefined : 'incomplete_routing_number'),
  account_number: (value) => (/^\d{4,17}$/.test(value) ? undefined : 'incomplete_account_number'),
};

/** A form of plain fields: name, e-mail address, and the numbers of a bank account where the method is one. */
export class BankForm implements MethodForm {
  readonly #type: string;
  readonly #fields = new Map<string, FormField>();
  readonly #panel: Element;

  /** @param panel - Holds inputs marked `data-bank="name | email | routing_number | account_number"`. */
  constructor(type: string, panel: Element) {
    this.#type = type;
    this.#panel = panel;
    for (const input of panel.querySelectorAll<HTMLInputElement>('[data-bank]')) {
      const name = input.dataset['bank'] ?? '';
      const problem = PROBLEMS[name] ?? (() => undefined);
      this.#fields.set(name, new FormField(input, { problem }));
    }
  }

  get empty(): boolean {
    return [...this.#fields.values()].every(({ value }) => !value);
  }

  get complete(): boolean {
    return [...this.#fields.values()].every(({ problem }) => problem === undefined);
  }

  get readOnly(): boolean {
    return this.#panel.querySelector('input')?.readOnly ?? false;
  }

  set readOnly(value: boolean) {
    for (const input of this.#panel.querySelectorAll('input')) input.readOnly = value;
  }

  validate(): CardProblem | undefined {
    return showProblems(this.#fields.values());
  }

  preset(defaults: Readonly<Record<string, unknown>>): void {
    for (const name of ['name', 'email']) {
      const field = this.#fields.get(name);
      const text = defaults[name];
      if (field && typeof text === 'string' && !field.value) field.fill(text);
    }
  }

  focus(): void {
    this.#panel.querySelector<HTMLElement>('input:not([hidden] *)')?.focus();
  }

  clear(): void {
    for (const field of this.#fields.values()) field.clear();
  }

  data(): MethodData {
    const billing: Record<string, string> = {};
    const account: Record<string, string> = {};
    for (const [name, field] of this.#fields) {
      if (field.input.closest('.Field[hidden]')) continue;
      if (name.endsWith('_number')) account[name] = field.value;
      else billing[name] = field.value;
    }
    return {
      type: this.#type,
      billing_details: billing,
      ...(account['account_number']
        ? { [this.#type]: { ...account, account_holder_type: 'individual' } }
        : {}),
    };
  }
}
