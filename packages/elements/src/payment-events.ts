import type { Order } from '@storetag/protocol';
import { FailedEvent, StoreEvent } from './events.js';
export { CheckoutFailedEvent } from './checkout-failed-event.js';
import type { StoreError } from './store-error.js';

/** A checkout exists. The default action sends the customer to `url`; cancel it to navigate yourself. */
export class CheckoutCreatedEvent extends StoreEvent {
  /** Id of the Checkout Session, `cs_…`; `''` of a Payment Link, whose session Stripe makes when its page is opened. */
  readonly id: string;
  /** Stripe's hosted page, or the Payment Link's. */
  readonly url: string;

  constructor(id: string, url: string) {
    super('checkout-created', true);
    this.id = id;
    this.url = url;
  }
}

/** What a payment event tells of the payment. */
export interface Payment {
  /** Id of the PaymentIntent, `pi_…`, or Checkout Session, `cs_…`. */
  readonly id: string;
  /** In the currency's minor unit. */
  readonly amount: number;
  /** Lowercase ISO 4217 code. */
  readonly currency: string;
}

/** The default action goes to the form's `success-path`; cancel it to stay, or to navigate yourself. */
abstract class PaymentEvent extends StoreEvent {
  readonly payment: Payment;

  constructor(type: string, payment: Payment) {
    super(type, true);
    this.payment = payment;
  }
}

/** Stripe took the payment. Deliver goods on the server's word only. */
export class PaymentSucceededEvent extends PaymentEvent {
  constructor(payment: Payment) {
    super('payment-succeeded', payment);
  }
}

/** Stripe is still working on it; days may pass with bank debits. */
export class PaymentProcessingEvent extends PaymentEvent {
  constructor(payment: Payment) {
    super('payment-processing', payment);
  }
}

/** The payment was declined or refused; the customer may try again. */
export class PaymentFailedEvent extends FailedEvent {
  constructor(error: StoreError) {
    super('payment-failed', error);
  }
}

/** The server said how an order ended: `paid`, `expired` or `refunded`. Once per order and page. */
export class OrderSettledEvent extends StoreEvent {
  readonly order: Order;

  constructor(order: Order) {
    super('order-settled');
    this.order = order;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'checkout-created': CheckoutCreatedEvent;
    'payment-succeeded': PaymentSucceededEvent;
    'payment-processing': PaymentProcessingEvent;
    'payment-failed': PaymentFailedEvent;
    'order-settled': OrderSettledEvent;
  }
}
