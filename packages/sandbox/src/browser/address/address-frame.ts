import { ElementFrame } from '../frames/element-frame.js';
import { isRecord } from '../record.js';
import { AddressFields } from './address-fields.js';

type Fields = Readonly<Record<string, unknown>>;

/** The frame in which an address is typed, or chosen among saved ones. */
export class AddressFrame {
  readonly #root: HTMLFormElement;
  readonly #fields: AddressFields;
  readonly #frame: ElementFrame;
  #mode = '';
  #saved = false;

  /**
   * @param root - The frame's form.
   * @param base - Origin of the sandbox.
   */
  constructor(root: HTMLFormElement, base: string) {
    this.#root = root;
    this.#fields = new AddressFields(root);
    root.addEventListener('input', () => (this.#saved = false), { capture: true });
    this.#frame = new ElementFrame(root, base, {
      show: (options) => {
        this.#mode = String(options['mode']);
        this.#fields.show(options);
      },
      start: (options) => {
        this.#fields.fill(isRecord(options['defaults']) ? options['defaults'] : {});
        const contacts = Array.isArray(options['contacts']) ? options['contacts'] : [];
        this.#offer(contacts.filter(isRecord));
      },
      focus: () => root.querySelector<HTMLElement>('button, .Field:not([hidden]) .Input')?.focus(),
      clear: () => this.#fields.clear(),
      detail: () => this.#detail,
      methods: {
        validate: () => {
          const error = this.#fields.validate();
          return error ? { error } : {};
        },
        value: () => this.#detail,
      },
    });
  }

  get #detail(): Record<string, unknown> {
    const { empty, complete, value } = this.#fields;
    return { elementMode: this.#mode, empty, complete, isNewAddress: !this.#saved, value };
  }

  #offer(contacts: readonly Fields[]): void {
    const list = this.#root.querySelector<HTMLElement>('[data-part="contacts"]');
    if (!list) return;
    list.hidden = contacts.length === 0;
    for (const contact of contacts) {
      const address = isRecord(contact['address']) ? contact['address'] : {};
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'PickerItem';
      button.setAttribute('aria-pressed', 'false');
      button.textContent = [contact['name'], address['line1'], address['city']]
        .filter((part) => typeof part === 'string')
        .join(', ');
      button.addEventListener('click', () => {
        this.#fields.fill(contact);
        this.#saved = true;
        for (const other of list.querySelectorAll('button')) {
          other.classList.toggle('PickerItem--selected', other === button);
          other.setAttribute('aria-pressed', String(other === button));
        }
        this.#frame.announce();
      });
      list.append(button);
    }
  }
}
