import type { Engine } from '../core/engine.js';
import type { PaymentIntentRecord } from '../core/records.js';

/** Completes the session that owns a paid intent, if one does. */
export function settleSession(_engine: Engine, _intent: PaymentIntentRecord): void {
  // Sessions follow.
}
