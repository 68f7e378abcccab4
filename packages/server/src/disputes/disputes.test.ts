import { createSandbox } from '@storetag/sandbox';
import { describe, expect, it } from 'vitest';
import { afterSaleStore, LEDGERS } from '../after-sale.test.fixture.js';

describe.each(LEDGERS)('onDisputed, with %s', (_, ledgerOf) => {
  it('hears of a dispute once, and hands no evidence in', async () => {
    const sandbox = createSandbox();
    const updates: string[] = [];
    const watched: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      const { method, url } = request;
      if (method === 'POST' && url.includes('/v1/disputes/')) {
        updates.push(await request.clone().text());
      }
      return sandbox.fetch(request);
    };
    const setup = afterSaleStore({
      sandbox,
      ledger: ledgerOf(sandbox),
      stripe: { fetch: watched },
    });
    const { payIntent, deliver, heard, dashboard } = setup;
    const order = await payIntent('pm_card_createDispute');
    const [dispute] = (await dashboard.disputes.list()).data;
    await dashboard.disputes.update(dispute?.id ?? '', {
      evidence: { uncategorized_text: 'a draft' },
      submit: false,
    });
    await Promise.all(Array.from({ length: 3 }, () => deliver('charge.dispute.created')));
    await deliver('charge.dispute.created');
    expect(heard).toEqual([
      {
        what: 'onDisputed',
        key: `storetag:storetag:${dispute?.id}`,
        attempt: 1,
        found: {
          id: dispute?.id,
          order,
          subscription: null,
          payment_intent: order,
          amount: 3200,
          currency: 'usd',
          reason: 'fraudulent',
          status: 'needs_response',
          due: dispute?.evidence_details.due_by,
          created: dispute?.created,
          livemode: false,
        },
      },
    ]);
    // Stripe hands in whatever there is unless it is told not to.
    expect(updates.every((body) => body.includes('submit=false'))).toBe(true);
    const now = await dashboard.disputes.retrieve(dispute?.id ?? '');
    expect(now.evidence_details.submission_count).toBe(0);
  });
});

describe('disputes', () => {
  it('of another shop are left alone [BUG-32]', async () => {
    const sandbox = createSandbox();
    const theirs = afterSaleStore({ sandbox, shop: 'another' });
    const ours = afterSaleStore({ sandbox });
    await theirs.payIntent('pm_card_createDispute');
    expect((await ours.deliver('charge.dispute.created')).status).toBe(200);
    expect(ours.heard).toEqual([]);
  });
});
