import type { Engine } from '../core/engine.js';
import { StripeFailure } from '../core/stripe-failure.js';

/** Answers a refusal outside `/v1` in the shape of Stripe's errors. Throws on what is no refusal. */
export function refused(engine: Engine, error: unknown): Response {
  if (!(error instanceof StripeFailure)) throw error;
  return Response.json(error.body('', engine.origin), { status: error.status });
}
