import type { Engine } from '../core/engine.js';
import type { Route } from '../http/route.js';

/** Everything the sandbox serves outside `/v1`: Stripe.js, frames, the hosted page, the dashboard. */
export function pageRoutes(_engine: Engine): readonly Route[] {
  return [];
}
