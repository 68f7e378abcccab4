import { cardProblem } from '../card/card-problem.js';
import { FormField } from '../card/form-field.js';
import { ElementFrame } from '../frames/element-frame.js';

/** The frame in which an e-mail address is typed. */
export class EmailFrame {
  readonly #email: FormField;
  #default = '';

  /**
   * @param root - The frame's form.
   * @param base - Origin of the sandbox.
   */
  constructor(root: HTMLFormElement, base: string) {
    const input = root.querySelector('input');
    if (!input) throw new Error('The form has no input.');
    this.#email = new FormField(input, {
      problem: (value) =>
        /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'incomplete_email',
    });
    void new ElementFrame(root, base, {
      show: ({ email }) => this.#preset(String(email)),
      focus: () => input.focus(),
      clear: () => this.#email.clear(),
      detail: () => this.#detail,
      methods: {
        validate: () => {
          const { problem } = this.#email;
          this.#email.show(problem);
          if (!problem) return {};
          input.focus();
          return { error: cardProblem(problem) };
        },
        value: () => this.#detail,
      },
    });
  }

  get #detail(): Record<string, unknown> {
    const { value, problem } = this.#email;
    return { empty: value === '', complete: problem === undefined, value: { email: value } };
  }

  #preset(email: string): void {
    if (email === this.#default) return;
    this.#default = email;
    this.#email.fill(email);
  }
}
