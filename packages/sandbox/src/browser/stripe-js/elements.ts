import type { StripeError } from '@stripe/stripe-js';
import { isRecord } from '../record.js';
import { ExpressCheckoutElement } from './express-checkout/express-checkout-element.js';
import type { ElementGroup, PaymentFacts } from './element-group.js';
import { collectedParameters } from './collected-parameters.js';
import { createElement } from './create-element.js';
import {
  readElementsOptions,
  updateElementsOptions,
  type ElementsOptions,
} from './elements-options.js';
import type { FrameElement } from './frame-element.js';
import { IntegrationError } from './integration-error.js';
import { loadPayment } from './load-payment.js';
import { looksOf } from './looks.js';
import { readClientSecret } from './payment-intent.js';
import type { StripeContext } from './stripe-context.js';
import { FormElement } from './form-element.js';

/** What `elements.submit()` resolves with. */
export type SubmitResult =
  | { error: StripeError; selectedPaymentMethod?: undefined }
  | { selectedPaymentMethod: string; error?: undefined };

/** Where a payment method comes from: the Payment Element, or a wallet's sheet. */
export interface PaymentSource {
  call: (method: string, argument?: unknown) => Promise<unknown>;
  /** Ends a wallet's sheet that will not be asked for anything. */
  close?: () => void;
}

/** Options whose change has nothing to do with what is paid, or only with how much. */
const LOOKS = new Set(['amount', 'appearance', 'fonts', 'locale', 'loader']);

/**
 * A group of elements that pay one intent.
 *
 * @see {@link https://docs.stripe.com/js/elements_object}
 */
export class SandboxElements {
  readonly #context: StripeContext;
  readonly #updateEnd = new Set<() => void>();
  readonly #elements = new Set<FrameElement>();
  readonly #group: ElementGroup;
  #options: ElementsOptions;
  #loaded: { amount?: number | undefined; currency?: string | undefined } = {};
  #submitted = false;

  constructor(context: StripeContext, options: unknown) {
    this.#context = context;
    this.#options = readElementsOptions(options);
    if (this.#options.clientSecret) readClientSecret(this.#options.clientSecret, 'elements()');
    this.#looks(true);
    this.#group = {
      load: () => this.#load(),
      due: () => (this.#options.clientSecret ? this.#loaded : this.#options),
      looks: () => this.#looks(false),
      asksBillingAddress: () => this.#addressElement('billing') !== undefined,
      forget: (element) => this.#elements.delete(element),
    };
  }

  /** Options now, after all updates. */
  get options(): Readonly<ElementsOptions> {
    return this.#options;
  }

  /** Whether `submit()` has succeeded since the last confirmation. */
  get submitted(): boolean {
    return this.#submitted;
  }

  create(type: string, options: unknown = {}): FrameElement {
    const element = createElement(type, this.#context, this.#group, options);
    if (this.getElement(type, options)) {
      throw new IntegrationError(
        `Can only create one Element of type ${type} through the same Elements instance.`,
      );
    }
    this.#elements.add(element);
    if (type === 'address') void this.#find('payment')?.refresh();
    return element;
  }

  getElement(type: string, options: unknown = {}): FrameElement | null {
    const mode = isRecord(options) ? options['mode'] : undefined;
    const found = [...this.#elements].find(
      (element) =>
        element.type === type && (mode === undefined || element.options['mode'] === mode),
    );
    return found ?? null;
  }

  on(type: string, handler: () => void): void {
    if (type === 'update-end') this.#updateEnd.add(handler);
    else throw new IntegrationError(`elements.on() knows "update-end", not "${type}".`);
  }

  async update(changes: unknown): Promise<void> {
    this.#options = updateElementsOptions(this.#options, changes);
    this.#looks(isRecord(changes) && 'appearance' in changes);
    const asked = Object.keys(isRecord(changes) ? changes : {}).some((name) => !LOOKS.has(name));
    await this.#refresh(asked ? (await this.#load()).facts : undefined);
    for (const handler of this.#updateEnd) handler();
  }

  async fetchUpdates(): Promise<{ error?: { message: string; status?: string } }> {
    if (!this.#options.clientSecret) {
      throw new IntegrationError(
        'elements.fetchUpdates() needs Elements made with a clientSecret.',
      );
    }
    const { error, facts } = await this.#load();
    if (error) return { error: { message: error.message ?? error.type } };
    await this.#refresh(facts);
    return {};
  }

  /** Checks what was typed in all of the group's elements. In a wallet's sheet, there is nothing to check. */
  async submit(): Promise<SubmitResult> {
    const sheet = this.#sheet;
    let selected = sheet?.expressPaymentType ?? '';
    this.#submitted = false;
    if (!sheet) {
      const source = this.mountedElement('elements.submit()');
      for (const element of [...this.#forms, source]) {
        const answer = await element.call('validate');
        if (isRecord(answer) && isStripeError(answer['error'])) return { error: answer['error'] };
        if (isRecord(answer) && typeof answer['type'] === 'string') selected = answer['type'];
      }
    }
    this.#submitted = true;
    return { selectedPaymentMethod: selected };
  }

  /** What pays: an open wallet's sheet, else the Payment Element, which must be mounted. */
  mountedElement(method: string): PaymentSource {
    const source = this.#sheet ?? this.#find('payment');
    if (source && (source === this.#sheet || this.#find('payment')?.mounted)) return source;
    throw new IntegrationError(
      `Invalid value for ${method}: elements should have a mounted Payment Element or Express Checkout Element.`,
    );
  }

  /** What the other elements of the group add to a confirmation: addresses and an e-mail address. */
  collected(): Promise<Record<string, unknown>> {
    return collectedParameters(this.#sheet ? [] : this.#forms);
  }

  /** Ends what `submit()` began. Each confirmation uses up one. */
  confirmed(): void {
    this.#submitted = false;
  }

  get #forms(): FormElement[] {
    return [...this.#elements].filter(
      (element): element is FormElement => element instanceof FormElement && element.mounted,
    );
  }

  get #sheet() {
    const express = this.#find('expressCheckout');
    return express instanceof ExpressCheckoutElement ? express.sheet : undefined;
  }

  async #load() {
    const loaded = await loadPayment(this.#context.api, this.#options);
    if (loaded.facts) this.#loaded = loaded.facts;
    return loaded;
  }

  #find(type: string): FrameElement | undefined {
    return [...this.#elements].find((element) => element.type === type);
  }

  #addressElement(mode: string): FrameElement | undefined {
    return [...this.#elements].find(
      ({ type, options }) => type === 'address' && options['mode'] === mode,
    );
  }

  async #refresh(facts: PaymentFacts | undefined): Promise<void> {
    await Promise.all([...this.#elements].map((element) => element.refresh(facts)));
  }

  #looks(told: boolean): Record<string, unknown> {
    return looksOf(this.#options, this.#context.locale, told ? 'elements()' : undefined);
  }
}

const isStripeError = (value: unknown): value is StripeError =>
  isRecord(value) && typeof value['type'] === 'string';
