import { isRecord } from '../record.js';

type Fields = Readonly<Record<string, unknown>>;

/** What the Payment Element's options change besides the choice of methods: layout, fields, terms. */
export class PaymentLooks {
  readonly #root: HTMLElement;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  show(options: Fields, facts: Fields): void {
    const { dataset } = document.documentElement;
    dataset['layout'] = String(options['layout']);
    dataset['radios'] = String(options['radios']);
    dataset['spaced'] = String(options['spacedAccordionItems']);
    dataset['logos'] = String(options['logoPosition']);
    for (const part of ['address', 'name', 'email']) {
      for (const element of this.#root.querySelectorAll<HTMLElement>(`[data-part="${part}"]`))
        element.hidden = options[part] === 'never';
    }
    const terms = isRecord(options['terms']) ? options['terms'] : {};
    for (const element of this.#root.querySelectorAll<HTMLElement>('[data-terms]')) {
      const name = element.dataset['terms'] ?? '';
      // A mandate is always asked for; the others only when something is kept for later.
      const mandate = element.hasAttribute('data-mandate');
      const when = terms[name];
      element.hidden =
        when === 'never' || (when !== 'always' && !mandate && facts['future'] !== true);
    }
    for (const element of this.#root.querySelectorAll('[data-business]'))
      element.textContent = String(options['business']);
  }
}
