import type { PriceRecord } from '../../core/records.js';

const DAY = 86_400;

/** When a period ends that begins at `start`, in seconds: a month ends on the same day, or on the last there is. */
export function periodEnd(start: number, { recurring }: PriceRecord): number {
  const { interval = 'month', interval_count: count = 1 } = recurring ?? {};
  if (interval === 'day') return start + DAY * count;
  if (interval === 'week') return start + 7 * DAY * count;
  const begin = new Date(start * 1000);
  const end = new Date(begin);
  end.setUTCDate(1);
  end.setUTCMonth(end.getUTCMonth() + count * (interval === 'year' ? 12 : 1));
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(begin.getUTCDate(), lastDay));
  return Math.floor(end.getTime() / 1000);
}
