import type { Route, RouteContext } from '../http/route.js';
import { authenticate } from '../http/authenticate.js';
import { corsHeaders } from '../http/cors.js';
import { decodeForm, type FormValue } from '../core/form.js';
import { StripeFailure } from '../core/stripe-failure.js';
import { methodTypes } from '../resources/method-types.js';

/**
 * What Stripe.js asks before it shows an element without an intent: whether the key is known, and what the payment can
 * be made with. Takes `currency`, `allowed_payment_method_types` and `excluded_payment_method_types`; answers
 * `{ object: 'elements.session', payment_method_types }`.
 */
export const elementsSessionRoute: Route = {
  method: 'GET',
  path: '/_internal/elements/sessions',
  handle(context) {
    const { engine } = context;
    try {
      return Response.json(elementsSession(context), { headers: corsHeaders });
    } catch (error) {
      if (!(error instanceof StripeFailure)) throw error;
      return Response.json(error.body('', engine.origin), {
        status: error.status,
        headers: corsHeaders,
      });
    }
  },
};

function elementsSession({ engine, request, url }: RouteContext): object {
  const key = url.searchParams.get('key') ?? undefined;
  authenticate(engine.keys, request.headers.get('authorization'), key);
  const { currency, ...filters } = decodeForm(url.searchParams);
  return {
    object: 'elements.session',
    payment_method_types: methodTypes({
      // A card can be kept for later without anything to pay, and without a currency.
      currency: typeof currency === 'string' ? currency : '',
      allowed_payment_method_types: textsOf(filters['allowed_payment_method_types']),
      excluded_payment_method_types: textsOf(filters['excluded_payment_method_types']),
    }),
  };
}

function textsOf(value: FormValue | undefined): string[] | undefined {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : undefined;
}
