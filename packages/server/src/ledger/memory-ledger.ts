import { environment } from '../environment.js';
import type { Claim, Ledger } from './ledger.js';

interface Entry {
  token: string;
  until: number;
  attempts: number;
  isDone: boolean;
}

/**
 * A ledger in this process's memory, for tests only: it forgets everything at exit, and another process knows nothing of
 * it, so that each order would be fulfilled again.
 *
 * @param options - `forTests: true` says that this is a test where `NODE_ENV` is not `test`; `now` is the clock that
 * leases are measured by, in milliseconds.
 * @throws {Error} anywhere else.
 */
export function memoryLedger({
  forTests = false,
  now = Date.now,
}: { forTests?: boolean; now?: () => number } = {}): Ledger {
  if (!forTests && environment('NODE_ENV') !== 'test') {
    throw new Error(
      '`memoryLedger()` is for tests only: it forgets what is fulfilled when the process ends. Use `stripeLedger()`, or `sqlStore(nodeSqlite(…))`, or pass `{ forTests: true }` in a test.',
    );
  }
  const entries = new Map<string, Entry>();
  /** The entry, while the token's claim is the latest and not done. */
  const held = (id: string, token: string) => {
    const entry = entries.get(id);
    return entry?.token === token && !entry.isDone ? entry : undefined;
  };
  return {
    claim(id, leaseMs): Promise<Claim> {
      const entry = entries.get(id);
      if (entry?.isDone) return Promise.resolve({ status: 'done' });
      const from = now();
      if (entry && entry.until > from) {
        return Promise.resolve({ status: 'busy', retryAfterMs: entry.until - from });
      }
      const token = crypto.randomUUID();
      const until = from + leaseMs;
      const attempt = (entry?.attempts ?? 0) + 1;
      entries.set(id, { token, until, attempts: attempt, isDone: false });
      return Promise.resolve({ status: 'claimed', token, until, attempt, late: false });
    },
    ack(id, token) {
      const entry = entries.get(id);
      if (entry?.token !== token) return Promise.resolve(false);
      entry.isDone = true;
      return Promise.resolve(true);
    },
    fail(id, token, retryAfterMs) {
      const entry = held(id, token);
      if (entry) entry.until = now() + retryAfterMs;
      return Promise.resolve();
    },
    finished: (listed) =>
      Promise.resolve(new Set(listed.flatMap(({ id }) => (entries.get(id)?.isDone ? [id] : [])))),
  };
}
