import type { CardProblem, CardProblemCode } from '../card/card-problem.js';
import { FormField } from '../card/form-field.js';
import { showProblems } from '../card/show-problems.js';
import { isRecord } from '../record.js';

type Fields = Readonly<Record<string, unknown>>;

/** Countries in which an address has a state, a province or a prefecture. */
const WITH_STATES = 'AU BR CA CN ES IE IN IT JP MX US'.split(' ');
/** Countries that have no postal codes. */
const WITHOUT_CODES = 'AE AG AO AW BS BW BZ HK JM PA QA'.split(' ');
const PO_BOX = /\b(?:p\.?\s*o\.?\s*box|post office box|postfach)\b/i;

const PARTS = {
  line1: 'addressLine1',
  line2: 'addressLine2',
  city: 'locality',
  state: 'administrativeArea',
  postal_code: 'postalCode',
  country: 'country',
} as const;

/** The fields of an address: which of them are asked for, what they hold, what is wrong with them. */
export class AddressFields {
  readonly #root: HTMLFormElement;
  readonly #fields = new Map<string, FormField>();
  #split = false;
  #phoneRequired = true;
  #blockPoBox = false;

  constructor(root: HTMLFormElement) {
    this.#root = root;
    for (const input of root.querySelectorAll<HTMLInputElement | HTMLSelectElement>('.Input')) {
      const problem = (value: string) => this.#problem(input.name, value);
      this.#fields.set(input.name, new FormField(input, { problem }));
    }
    root.querySelector('select')?.addEventListener('input', () => this.#fitCountry());
  }

  /** Asks for what the options say. */
  show(options: Fields): void {
    const { asksName, asksPhone, allowedCountries } = options;
    this.#split = options['nameDisplay'] === 'split';
    this.#phoneRequired = options['phoneRequired'] === true;
    this.#blockPoBox = options['blockPoBox'] === true;
    this.#hide('name', asksName !== true || this.#split);
    this.#hide('firstName', asksName !== true || !this.#split);
    this.#hide('lastName', asksName !== true || !this.#split);
    const names = this.#root.querySelector<HTMLElement>('[data-part="names"]');
    if (names) names.hidden = asksName !== true || !this.#split;
    const label = this.#root.querySelector('label[for="name"]');
    if (label)
      label.textContent =
        options['nameDisplay'] === 'organization' ? 'Name or company' : 'Full name';
    this.#hide('phone', asksPhone !== true);
    if (Array.isArray(allowedCountries)) this.#allow(allowedCountries.map(String));
    this.#fitCountry();
  }

  /** Writes a saved address or the defaults. */
  fill(contact: Fields): void {
    const address = isRecord(contact['address']) ? contact['address'] : {};
    const values: Record<string, unknown> = {
      name: contact['name'],
      firstName: contact['firstName'],
      lastName: contact['lastName'],
      phone: contact['phone'],
    };
    for (const [part, name] of Object.entries(PARTS)) values[name] = address[part];
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'string') this.#fields.get(name)?.fill(value);
    }
    this.#fitCountry();
  }

  clear(): void {
    for (const [name, field] of this.#fields) if (name !== 'country') field.clear();
  }

  /** Shows what is wrong under each field, focuses the first of them and returns it. */
  validate(): CardProblem | undefined {
    return showProblems(this.#fields.values());
  }

  get empty(): boolean {
    return [...this.#fields].every(([name, { value }]) => name === 'country' || !value);
  }

  get complete(): boolean {
    return [...this.#fields.values()].every(({ problem }) => problem === undefined);
  }

  /** As `change` events and `getValue()` have it. */
  get value(): Record<string, unknown> {
    const of = (name: string) => this.#fields.get(name)?.value ?? '';
    const shown = (name: string) => this.#fields.get(name)?.input.closest('[hidden]') === null;
    const names = { firstName: of('firstName'), lastName: of('lastName') };
    const address: Record<string, string | null> = {};
    for (const [part, name] of Object.entries(PARTS)) address[part] = shown(name) ? of(name) : '';
    address['line2'] = address['line2'] || null;
    return {
      name: this.#split ? `${names.firstName} ${names.lastName}`.trim() : of('name'),
      ...(this.#split ? names : {}),
      address,
      ...(shown('phone') ? { phone: of('phone') } : {}),
    };
  }

  #problem(name: string, value: string): CardProblemCode | undefined {
    if (name === 'phone')
      return (!value && !this.#phoneRequired) || /\d{5}/.test(value.replaceAll(/\D/g, ''))
        ? undefined
        : 'incomplete_phone';
    if (name === 'addressLine1' && this.#blockPoBox && PO_BOX.test(value)) return 'invalid_po_box';
    if (value || name === 'addressLine2') return undefined;
    return /name$/i.test(name) ? 'incomplete_name' : 'incomplete_address';
  }

  #allow(codes: readonly string[]): void {
    const select = this.#root.querySelector('select');
    if (!select) return;
    const others = [...select.options].filter(({ value }) => !codes.includes(value));
    for (const option of others) option.remove();
  }

  #fitCountry(): void {
    const country = this.#fields.get('country')?.value ?? '';
    this.#hide('administrativeArea', !WITH_STATES.includes(country));
    this.#hide('postalCode', WITHOUT_CODES.includes(country));
    const label = this.#root.querySelector('label[for="postalCode"]');
    if (label) label.textContent = country === 'US' ? 'ZIP code' : 'Postal code';
  }

  #hide(name: string, hidden: boolean): void {
    const field = this.#fields.get(name)?.input.closest<HTMLElement>('.Field');
    if (field) field.hidden = hidden;
  }
}
