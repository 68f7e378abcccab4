import type { Route } from '../http/route.js';
import { authenticate } from '../http/authenticate.js';
import { corsHeaders } from '../http/cors.js';
import { StripeFailure } from '../core/stripe-failure.js';

/** What Stripe.js asks before it shows an element without an intent: whether the key is known. */
export const elementsSessionRoute: Route = {
  method: 'GET',
  path: '/_internal/elements/sessions',
  handle({ engine, request, url }) {
    const key = url.searchParams.get('key') ?? undefined;
    try {
      authenticate(engine.keys, request.headers.get('authorization'), key);
      return Response.json({ object: 'elements.session' }, { headers: corsHeaders });
    } catch (error) {
      if (!(error instanceof StripeFailure)) throw error;
      return Response.json(error.body('', engine.origin), {
        status: error.status,
        headers: corsHeaders,
      });
    }
  },
};
