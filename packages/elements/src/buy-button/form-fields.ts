/** Fields of a form that a button in it reads, by their names. */
export type FieldName = 'quantity' | 'email' | 'reference';

/** The form around a button: what its fields say counts, and nothing is bought while they are not valid. */
export class FormFields {
  readonly #changed: () => void;
  readonly #submitted: () => void;
  #form: HTMLFormElement | null = null;

  /**
   * @param changed - Called when a field has another value.
   * @param submitted - Called instead of a submit by Enter, in a form that has no submit button.
   */
  constructor(changed: () => void, submitted: () => void) {
    this.#changed = changed;
    this.#submitted = submitted;
  }

  set form(form: HTMLFormElement | null) {
    for (const type of ['input', 'reset', 'submit']) {
      this.#form?.removeEventListener(type, this);
      form?.addEventListener(type, this);
    }
    this.#form = form;
    this.#changed();
  }

  /** What a field says; `undefined` without such a field, or when it is empty. */
  read(name: FieldName): string | undefined {
    const field = this.#form?.elements.namedItem(name);
    const value: unknown = field && 'value' in field ? field.value : undefined;
    return typeof value === 'string' && value ? value : undefined;
  }

  /** Whether all fields are valid; where not, the browser says so at the first that is not. */
  check(): boolean {
    return !this.#form || this.#form.noValidate || this.#form.reportValidity();
  }

  handleEvent(event: Event): void {
    if (event instanceof SubmitEvent) {
      // The page's own submit buttons do what they did.
      if (event.submitter) return;
      event.preventDefault();
      this.#submitted();
    } else if (event.type === 'reset') {
      // The fields have their values after it.
      queueMicrotask(this.#changed);
    } else this.#changed();
  }
}
