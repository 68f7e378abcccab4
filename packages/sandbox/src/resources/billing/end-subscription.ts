import type { Engine } from '../../core/engine.js';
import type { SubscriptionRecord } from './subscriptions.js';

/** Ends a subscription now. */
export function endSubscription(
  engine: Engine,
  subscription: SubscriptionRecord,
  details: Partial<SubscriptionRecord['cancellation_details']> = {},
): void {
  const now = engine.clock.seconds();
  subscription.status = 'canceled';
  subscription.canceled_at ??= now;
  subscription.ended_at = now;
  subscription.cancellation_details = {
    comment: null,
    feedback: null,
    feedback_option: null,
    reason: 'cancellation_requested',
    ...details,
  };
  engine.emit('customer.subscription.deleted', subscription);
}
