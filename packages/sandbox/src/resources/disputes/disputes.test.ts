import { describe, expect, it } from 'vitest';
import { idOf, sandboxClient, stripeError } from '../../sandbox-client.test.fixture.js';

async function disputed(method = 'pm_card_createDispute') {
  const { stripe } = await sandboxClient({ clock: 1_800_000_000_000 });
  const intent = await stripe.paymentIntents.create({
    amount: 1000,
    currency: 'usd',
    confirm: true,
    payment_method: method,
    return_url: 'https://shop.test/',
  });
  const { data } = await stripe.disputes.list({ payment_intent: intent.id });
  const dispute = data[0];
  if (!dispute) throw new Error('There is no dispute.');
  const types = async () =>
    (await stripe.events.list({ type: 'charge.dispute.*' })).data.map(({ type }) => type);
  return { stripe, intent, dispute, types };
}

describe('disputes', () => {
  it('take a payment back that had succeeded, and tell so', async () => {
    const { stripe, intent, dispute, types } = await disputed();
    expect(intent.status).toBe('succeeded');
    expect(dispute).toMatchObject({
      object: 'dispute',
      amount: 1000,
      currency: 'usd',
      charge: idOf(intent.latest_charge),
      payment_intent: intent.id,
      reason: 'fraudulent',
      status: 'needs_response',
    });
    expect(await stripe.charges.retrieve(idOf(intent.latest_charge))).toMatchObject({
      disputed: true,
    });
    expect(await types()).toEqual(['charge.dispute.funds_withdrawn', 'charge.dispute.created']);
    const expanded = await stripe.disputes.retrieve(dispute.id, { expand: ['payment_intent'] });
    expect(expanded.payment_intent).toMatchObject({ id: intent.id, object: 'payment_intent' });
    expect((await stripe.disputes.list({ charge: 'ch_other' })).data).toEqual([]);
  });

  it('begin for other reasons, and as an inquiry that takes no money', async () => {
    const { dispute } = await disputed('pm_card_createDisputeProductNotReceived');
    expect(dispute.reason).toBe('product_not_received');
    const inquiry = await disputed('pm_card_createDisputeInquiry');
    expect(inquiry.dispute.status).toBe('warning_needs_response');
    expect(await inquiry.types()).toEqual(['charge.dispute.created']);
    await inquiry.stripe.disputes.close(inquiry.dispute.id);
    expect(await inquiry.types()).toEqual(['charge.dispute.closed', 'charge.dispute.created']);
  });

  it.each([
    ['winning_evidence', 'won', 'charge.dispute.funds_reinstated'],
    ['losing_evidence', 'lost', 'charge.dispute.updated'],
  ])('with %s end as %s', async (uncategorized_text, status, before) => {
    const { stripe, dispute, types } = await disputed();
    const ended = await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text } });
    expect(ended).toMatchObject({ status, evidence_details: { submission_count: 1 } });
    expect((await types()).slice(0, 2)).toEqual(['charge.dispute.closed', before]);
    expect(await stripeError(stripe.disputes.close(dispute.id))).toMatchObject({
      statusCode: 400,
    });
  });

  it('keep evidence that is not submitted, and metadata', async () => {
    const { stripe, dispute } = await disputed();
    const staged = await stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: 'winning_evidence' },
      metadata: { seen: 'yes' },
      submit: false,
    });
    expect(staged).toMatchObject({
      status: 'needs_response',
      metadata: { seen: 'yes' },
      evidence_details: { has_evidence: true, submission_count: 0 },
    });
  });
});
