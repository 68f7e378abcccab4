import type Stripe from 'stripe';
import { createdField, isWithin } from '../../core/created-range.js';
import { flag, hashOf, metadata, text, unmodelled, unsettable } from '../../core/fields.js';
import { pageFields, paginate } from '../../core/pagination.js';
import type { FieldsOf } from '../../core/params.js';
import { operation } from '../../http/operation.js';
import { changes } from '../changes.js';
import { mergeMetadata } from '../merge-metadata.js';
import { checkUnended, endDispute } from './disputes.js';

/** What decides a dispute in test mode. @see {@link https://docs.stripe.com/testing#evidence} */
const WINNING = 'winning_evidence';
const LOSING = 'losing_evidence';

/** Disputes: `/v1/disputes`. @see {@link https://docs.stripe.com/api/disputes} */
export const disputeOperations = [
  operation({
    method: 'GET',
    path: '/v1/disputes',
    params: {
      charge: text(),
      created: createdField,
      payment_intent: text(),
      ...pageFields,
    } satisfies FieldsOf<Stripe.DisputeListParams>,
    run({ engine, path }, params) {
      const all = engine.state.disputes.newestFirst();
      const found = all.filter(
        (dispute) =>
          (params.charge ?? dispute.charge) === dispute.charge &&
          (params.payment_intent ?? dispute.payment_intent) === dispute.payment_intent &&
          isWithin(dispute.created, params.created),
      );
      return paginate(found, params, path, 'dispute', all);
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/disputes/:id',
    params: {},
    run: ({ engine, id }) => engine.state.disputes.get(id),
  }),
  operation({
    method: 'POST',
    path: '/v1/disputes/:id',
    params: {
      evidence: hashOf({ uncategorized_text: text({ max: 20_000 }) }),
      intended_submission_method: unmodelled(),
      metadata: unsettable(metadata()),
      submit: flag(),
    } satisfies FieldsOf<Stripe.DisputeUpdateParams>,
    run({ engine, id }, { evidence, metadata: given, submit = true }) {
      const dispute = engine.state.disputes.get(id);
      const written = evidence?.uncategorized_text;
      if (written !== undefined) checkUnended(dispute);
      const previous = changes(dispute, {
        ...(given === undefined ? {} : { metadata: mergeMetadata(dispute.metadata, given) }),
        ...(written === undefined
          ? {}
          : { evidence: { ...dispute.evidence, uncategorized_text: written } }),
      });
      if (written !== undefined) dispute.evidence_details.has_evidence = true;
      if (written !== undefined && submit) dispute.evidence_details.submission_count += 1;
      if (previous) engine.emit('charge.dispute.updated', dispute, previous);
      if (submit && (written === WINNING || written === LOSING)) {
        endDispute(engine, dispute, written === WINNING);
      }
      return dispute;
    },
  }),
  operation({
    method: 'POST',
    path: '/v1/disputes/:id/close',
    params: {},
    run({ engine, id }) {
      const dispute = engine.state.disputes.get(id);
      endDispute(engine, dispute, false);
      return dispute;
    },
  }),
];
