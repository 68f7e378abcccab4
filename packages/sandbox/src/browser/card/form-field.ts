import { messageOf, type CardProblemCode } from './card-problem.js';

/** How one field is written and judged. */
export interface FieldBehaviour {
  /** Rewrites what was typed; the caret stays behind the same digit. */
  format?: (value: string) => string;
  /** Code of what is wrong with the value, `undefined` when nothing is. */
  problem: (value: string) => CardProblemCode | undefined;
}

/**
 * One labelled input and the place for its error. The markup around it is
 * `<div class="Field"><label class="Label">…</label><input class="Input"><p class="Error" hidden></p></div>`.
 */
export class FormField {
  readonly input: HTMLInputElement | HTMLSelectElement;
  readonly #behaviour: FieldBehaviour;
  readonly #error: HTMLElement | null;
  readonly #label: Element | null;

  constructor(input: HTMLInputElement | HTMLSelectElement, behaviour: FieldBehaviour) {
    this.input = input;
    this.#behaviour = behaviour;
    const field = input.closest('.Field');
    this.#error = field?.querySelector<HTMLElement>('.Error') ?? null;
    this.#label = field?.querySelector('.Label') ?? null;
    input.addEventListener('input', () => this.#typed());
    input.addEventListener('focus', () => {
      this.#label?.classList.add('Label--focused');
      this.#mark();
    });
    input.addEventListener('blur', () => {
      this.#label?.classList.remove('Label--focused');
      this.#mark();
      // An empty field is judged on submit only: nobody likes a red form before typing.
      if (this.value) this.show(this.problem);
    });
    this.#mark();
  }

  get value(): string {
    return this.input.value.trim();
  }

  /** What is wrong with the value now, shown or not. */
  get problem(): CardProblemCode | undefined {
    return this.input.closest('[hidden]') ? undefined : this.#behaviour.problem(this.value);
  }

  /** Shows a problem under the field, or removes the one that is shown. */
  show(code: CardProblemCode | undefined): void {
    this.showMessage(code && messageOf(code));
  }

  /** Shows words under the field, or removes them. */
  showMessage(message: string | undefined): void {
    if (this.#error) {
      this.#error.textContent = message ?? '';
      this.#error.hidden = !message;
    }
    if (message) this.input.setAttribute('aria-invalid', 'true');
    else this.input.removeAttribute('aria-invalid');
    this.input.classList.toggle('Input--invalid', Boolean(message));
    this.#label?.classList.toggle('Label--invalid', Boolean(message));
  }

  /** Writes a value that nobody typed. */
  fill(value: string): void {
    this.input.value = value;
    this.#mark();
  }

  clear(): void {
    if (this.input instanceof HTMLInputElement) this.input.value = '';
    this.show(undefined);
    this.#mark();
  }

  #typed(): void {
    const { format } = this.#behaviour;
    if (format && this.input instanceof HTMLInputElement) rewrite(this.input, format);
    // While typing, an old error goes as soon as it is no longer true, and a full but wrong value is told at once.
    const { problem } = this;
    this.show(problem?.startsWith('invalid') ? problem : undefined);
    this.#mark();
  }

  #mark(): void {
    const empty = this.value === '';
    this.input.classList.toggle('Input--empty', empty);
    this.#label?.classList.toggle('Label--empty', empty);
    const resting = empty && !this.#label?.classList.contains('Label--focused');
    this.#label?.classList.toggle('Label--resting', resting);
    this.#label?.classList.toggle('Label--floating', !resting);
  }
}

function rewrite(input: HTMLInputElement, format: (value: string) => string): void {
  const { value } = input;
  const formatted = format(value);
  if (formatted === value) return;
  const caret = input.selectionStart ?? value.length;
  const digitsAfter = value.slice(caret).replaceAll(/\D/g, '').length;
  input.value = formatted;
  let position = formatted.length;
  for (let left = digitsAfter; left > 0 && position > 0; position -= 1) {
    if (/\d/.test(formatted[position - 1] ?? '')) left -= 1;
  }
  input.setSelectionRange(position, position);
}
