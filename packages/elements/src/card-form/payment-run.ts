import type { Stripe } from '@stripe/stripe-js';
import type { LitElement, ReactiveController } from 'lit';
import type { Finished, Outcome } from '../payment/outcome.js';
import type { Confirmation, FormPayment } from './form-payment.js';
import type { Kit } from './kit.js';
import type { Returned } from './return-url.js';

/** How far a payment is: not begun or begun again, under way, of unknown outcome, or over. */
export type Phase = 'form' | 'busy' | 'checking' | 'paid' | 'processing';

/** Brings a form's payment to its end, before the next can begin. */
export class PaymentRun implements ReactiveController {
  readonly #host: LitElement;
  readonly #done: (outcome: Outcome) => void;
  #phase: Phase = 'form';
  #payment: FormPayment | undefined;
  #settling = false;
  #isReturning = false;

  /** @param done - Called with how each try ended, and before that when it is not known yet. */
  constructor(host: LitElement, done: (outcome: Outcome) => void) {
    this.#host = host;
    this.#done = done;
    host.addController(this);
  }

  get phase(): Phase {
    return this.#phase;
  }

  set phase(phase: Phase) {
    this.#phase = phase;
    this.#host.requestUpdate();
  }

  /** Whether a try is under way: nothing may change until it is over. */
  get isUnderWay(): boolean {
    return this.phase === 'busy' || this.phase === 'checking';
  }

  /** Whether Stripe has the money, or is still working on it. */
  get isOver(): boolean {
    return this.phase === 'paid' || this.phase === 'processing';
  }

  /** Whether it is known what is paid for. */
  get isBound(): boolean {
    return !!this.#payment;
  }

  hostConnected(): void {
    if (this.phase === 'checking') void this.#end({ status: 'unknown' });
  }

  /** Binds it to what is paid for. */
  bind(payment: FormPayment): void {
    this.#payment = payment;
  }

  /** Takes back what it is bound to. */
  unbind(): void {
    this.phase = 'form';
    this.#payment = undefined;
  }

  /** Pays, as {@link FormPayment.pay}. */
  pay(kit: Kit, confirmation: Confirmation): Promise<void> {
    return this.#run((payment) => payment.pay(kit, confirmation));
  }

  /** Goes on with a payment that left the page and came back. */
  async resume(stripe: Promise<Stripe>, returned: Returned): Promise<void> {
    this.#isReturning = true;
    await this.#run((payment) => payment.resume(stripe, returned));
    this.#isReturning = false;
    this.#host.requestUpdate();
  }

  /** Whether it is not known yet how a payment ended that left the page and came back. */
  get isReturning(): boolean {
    return this.#isReturning;
  }

  /** Takes over how it ended in another tab or visit. */
  adopt(outcome: Finished): void {
    void this.#end(outcome);
  }

  async #run(act: (payment: FormPayment) => Promise<Outcome>): Promise<void> {
    if (!this.#payment || this.phase !== 'form') return;
    this.phase = 'busy';
    await this.#end(await act(this.#payment));
  }

  async #end(outcome: Outcome): Promise<void> {
    if (outcome.status === 'unknown' && this.#payment) {
      this.phase = 'checking';
      this.#done(outcome);
      if (this.#settling) return;
      this.#settling = true;
      outcome = await this.#payment.settle(() => this.#host.isConnected);
      this.#settling = false;
    }
    if (outcome.status === 'unknown') return;
    this.phase = 'payment' in outcome ? outcome.status : 'form';
    this.#done(outcome);
  }
}
