import type { Flow } from '@storetag/protocol';
import { chooseFlow } from './choose-flow.js';
import { framesOfIntent, framesOfSession, readCollect, type Collected } from './collect.js';
import type { FormSale } from './form-sale.js';
import type { FrameName } from './kit.js';

/** What a form's attributes ask for. */
export interface Asked {
  flow?: string;
  express: boolean;
  collect: string;
  layout: 'tabs' | 'accordion';
}

/** How a form goes about it: what its attributes ask for, as far as what it sells allows it. */
export class FormPlan {
  readonly #asked: Asked;
  readonly #selling: FormSale;
  #flow: Flow | undefined;

  constructor(asked: Asked, selling: FormSale) {
    this.#asked = asked;
    this.#selling = selling;
  }

  /** `undefined` as long as it is not known, and where only Stripe's own page can take the payment. */
  get flow(): Flow | undefined {
    const { config, sale, isKnown } = this.#selling;
    // A line that has not been read yet changes nothing: it may be paid once, or recur.
    if (isKnown) this.#flow = config && chooseFlow(sale, config, this.#asked.flow);
    return this.#flow;
  }

  get isSession(): boolean {
    return this.flow === 'checkout-session';
  }

  get collect(): ReadonlySet<Collected> {
    return readCollect(this.#asked.collect);
  }

  /** Stripe's elements that the form shows. */
  get names(): FrameName[] {
    const { express } = this.#asked;
    return this.isSession
      ? framesOfSession(this.collect, express, !!this.#selling.config?.shipping)
      : framesOfIntent(this.collect, express);
  }

  /** What the form asks for itself, where none of Stripe's elements does. */
  get person(): { name: boolean; phone: boolean } {
    const { collect } = this;
    const asks = !this.isSession && !collect.has('billing') && !collect.has('shipping');
    return { name: asks && collect.has('name'), phone: asks && collect.has('phone') };
  }

  /** Another key needs other elements: a session is one of these lines, while an intent's amount can still change. */
  get key(): string {
    const { lines, total } = this.#selling.sale;
    const of = this.isSession ? JSON.stringify([lines, total]) : '';
    return [this.flow, this.names, this.#asked.layout, of].join(' ');
  }
}
