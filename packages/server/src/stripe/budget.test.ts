import { describe, expect, it } from 'vitest';
import { startBudget } from './budget.js';

describe('startBudget', () => {
  it('gives each call what the ones before have left', async () => {
    const budget = startBudget(1000);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { timeout } = budget.options();
    expect(timeout).toBeLessThanOrEqual(801);
    expect(timeout).toBeGreaterThan(500);
  });

  it('waits no longer than is left', async () => {
    await expect(startBudget(50).spend(new Promise(() => {}))).rejects.toMatchObject({
      code: 'stripe_unavailable',
      details: { retryAfter: 2 },
    });
    expect(await startBudget(50).spend(Promise.resolve('x'))).toBe('x');
  });
});
