import { toMajorUnits, type ExpectedTotal } from '@storetag/protocol';
import type { AnalyticsParameters } from '../analytics-event.js';

/** A total as analytics have it; nothing where no amount is known. */
export function analyticsValue(
  total: ExpectedTotal | undefined,
): Pick<AnalyticsParameters, 'currency' | 'value'> {
  if (!total) return {};
  const { amount, currency } = total;
  return { currency: currency.toUpperCase(), value: toMajorUnits(amount, currency) };
}
