import type { Engine } from './core/engine.js';
import { decodeForm, encodeForm } from './core/form.js';
import { payCheckoutSession } from './resources/checkout/pay-session.js';
import { authenticate, type ThreeDSecureOutcome } from './resources/three-d-secure.js';

/** What a customer types on the hosted page. */
export interface TypedPayment {
  /** Default `customer@example.com`. */
  email?: string;
  /** Default `Test Customer`. */
  name?: string;
  /** Digits, spaces allowed. Default `4242424242424242`. */
  card?: string;
  /** A test bank account instead of a card, `000123456789`: its bank answers a minute of the sandbox's clock later. */
  bank?: string;
  /** Asked for where the session collects it. `country` is a two-letter code. */
  shipping?: { name: string; address: Record<string, string> };
}

/** How it went. */
export type PaymentOutcome =
  /** The session is complete. Where the page sends the customer now. */
  | { outcome: 'paid'; url: string }
  /** Where the bank asks; {@link PlayCustomer.authenticate} answers it. */
  | { outcome: 'requires_action'; url: string; paymentIntent: string }
  /** Where the bank's page is; it comes back by itself. {@link PlayCustomer.authenticate} answers it too. */
  | { outcome: 'redirect'; url: string; paymentIntent: string }
  /** Stripe's error. */
  | { outcome: 'declined'; code: string; decline_code: string | null; message: string };

/** A customer without a browser: does what the buttons of the sandbox's pages do. */
export interface PlayCustomer {
  /**
   * Fills in and sends the form of the hosted page.
   *
   * @throws {StripeFailure} when the session is unknown or not open.
   */
  pay(sessionId: string, typed?: TypedPayment): PaymentOutcome;
  /** Answers the bank's 3-D Secure page; then look at the PaymentIntent. */
  authenticate(paymentIntentId: string, outcome: ThreeDSecureOutcome): void;
}

/** Makes the customer of a sandbox. */
export function playCustomer(engine: Engine): PlayCustomer {
  return {
    pay(sessionId, typed = {}) {
      const { email = 'customer@example.com', name = 'Test Customer', shipping } = typed;
      const form = {
        client_secret: engine.state.sessions.find(sessionId)?.client_secret ?? undefined,
        email,
        payment_method_data: {
          billing_details: { email, name },
          ...(typed.bank === undefined
            ? { type: 'card', card: cardOf(engine, typed.card) }
            : { type: 'us_bank_account', us_bank_account: accountOf(typed.bank) }),
        },
        shipping,
      };
      const result = payCheckoutSession(engine, sessionId, decodeForm(encodeForm(form)));
      if (result.outcome === 'declined') {
        const { code = '', decline_code = null } = result.failure.details;
        return { outcome: 'declined', code, decline_code, message: result.failure.message };
      }
      if (result.outcome === 'paid') return result;
      const paymentIntent = engine.state.sessionDetails.get(sessionId)?.paidBy ?? '';
      return { ...result, url: engine.origin + result.url, paymentIntent };
    },
    authenticate(paymentIntentId, outcome) {
      engine.clock.catchUp();
      authenticate(engine, engine.state.paymentIntents.get(paymentIntentId), outcome);
    },
  };
}

function cardOf(engine: Engine, number = '4242424242424242'): object {
  const year = new Date(engine.clock.now()).getUTCFullYear();
  return { number, exp_month: 12, exp_year: year + 1, cvc: '123' };
}

function accountOf(account_number: string): object {
  return { account_number, routing_number: '110000000', account_holder_type: 'individual' };
}
