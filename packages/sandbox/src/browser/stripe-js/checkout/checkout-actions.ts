import type {
  StripeCheckoutLoadActionsSuccess,
  StripeCheckoutSession,
  StripeError,
} from '@stripe/stripe-js';
import { IntegrationError } from '../integration-error.js';
import { contactParameters } from './address-parameters.js';
import type { CheckoutElements } from './checkout-elements.js';
import type { CheckoutState } from './checkout-state.js';
import { confirmCheckout } from './confirm-checkout.js';
import { validateElements } from './validate-elements.js';

/** How long a page's server may take in `runServerUpdate()`, in milliseconds. */
const SERVER_LIMIT = 20_000;

type Failure<C extends string | null> = { type: 'error'; error: { message: string; code: C } };
type Success = { type: 'success'; session: StripeCheckoutSession };

/**
 * What a page can do to its Checkout Session.
 *
 * @see {@link https://docs.stripe.com/js/custom_checkout/actions}
 */
export function checkoutActions(
  state: CheckoutState,
  elements: CheckoutElements,
): StripeCheckoutLoadActionsSuccess {
  const change = async <C extends string | null>(
    parameters: Readonly<Record<string, unknown>>,
    codeOf: (error: StripeError) => C,
  ): Promise<Failure<C> | Success> => {
    const result = await state.update(parameters);
    if (result.type === 'error') return failure(result.error, codeOf(result.error));
    // Frames show amounts and methods, too.
    await elements.refresh();
    return { type: 'success', session: result.session };
  };
  return {
    getSession: () => state.session,
    confirm: (options) => confirmCheckout(state, elements, options),
    applyPromotionCode: (code) => change({ promotion_code: code.trim() }, promotionCodeError),
    removePromotionCode: () => change({ promotion_code: null }, noCode),
    updateShippingOption: (option) => change({ shipping_rate: option }, noCode),
    updateShippingAddress: (contact) => change({ shipping: contactParameters(contact) }, noCode),
    updateBillingAddress: (contact) =>
      change({ billing_address: contactParameters(contact) }, noCode),
    updateLineItemQuantity: ({ lineItem, quantity }) =>
      change({ line_items: [{ id: lineItem, quantity }] }, noCode),
    async updateEmail(email) {
      const typed = email?.trim() ?? null;
      if (typed === '') return incompleteEmail;
      return change({ email: typed }, () => 'invalidEmail' as const);
    },
    async updatePhoneNumber(phone) {
      const result = await change({ phone }, noCode);
      if (result.type === 'error') throw new IntegrationError(result.error.message);
      return result;
    },
    async runServerUpdate(update) {
      try {
        await withinLimit(update());
      } catch (error) {
        return { type: 'error', error: { message: wordsOf(error), code: null } };
      }
      const result = await state.load();
      if (result.type === 'error') return failure(result.error, null);
      await elements.refresh();
      return result;
    },
    async validateElements() {
      if (elements.forms.length === 0) {
        const message = 'There are no mounted elements to validate.';
        return { type: 'error', error: { code: 'no_elements', message, validation_errors: [] } };
      }
      const invalid = await validateElements(elements, true);
      const [first] = invalid;
      if (!first) return { type: 'success', session: state.session };
      return {
        type: 'error',
        error: { code: 'validation_error', message: first.message, validation_errors: invalid },
      };
    },
    addOptionalLineItem: () => unmodelled('addOptionalLineItem'),
    removeOptionalLineItem: () => unmodelled('removeOptionalLineItem'),
    updateBusinessName: () => unmodelled('updateBusinessName'),
    updateIndividualName: () => unmodelled('updateIndividualName'),
    updateTaxIdInfo: () => unmodelled('updateTaxIdInfo'),
  };
}

const noCode = () => null;

const incompleteEmail: Failure<'incompleteEmail'> = {
  type: 'error',
  error: { message: 'Your email is incomplete.', code: 'incompleteEmail' },
};

function failure<C extends string | null>({ message, type }: StripeError, code: C): Failure<C> {
  return { type: 'error', error: { message: message ?? type, code } };
}

function promotionCodeError({ code, type }: StripeError) {
  if (code === 'promotion_code_amount_insufficient') return 'promotionCodeAmountInsufficient';
  return type === 'invalid_request_error' ? 'invalidCode' : null;
}

function unmodelled(action: string): Promise<never> {
  return Promise.reject(
    new IntegrationError(`The Storetag sandbox does not model actions.${action}().`),
  );
}

async function withinLimit(work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`The server did not answer within ${SERVER_LIMIT / 1000} seconds.`));
    }, SERVER_LIMIT);
  });
  try {
    await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
