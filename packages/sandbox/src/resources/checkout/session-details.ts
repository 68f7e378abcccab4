import type { Engine } from '../../core/engine.js';
import type { SessionRecord } from '../../core/records.js';
import type { SessionDetails } from '../../core/state.js';

/** What the sandbox knows of a session beyond what it shows. Every session has it. */
export function detailsOf(engine: Engine, { id }: Pick<SessionRecord, 'id'>): SessionDetails {
  const details = engine.state.sessionDetails.get(id);
  if (!details) throw new TypeError(`${id} has no details.`);
  return details;
}
