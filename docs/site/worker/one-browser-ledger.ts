import type { Claim, Ledger } from '@storetag/server';

interface Entry {
  token: string;
  until: number;
  attempt: number;
  done: boolean;
}

/** Remembers fulfilled orders as long as the worker lives. Nothing but a demonstration may do with so little. */
export function oneBrowserLedger(): Ledger {
  const entries = new Map<string, Entry>();
  const held = (id: string, token: string): Entry | undefined => {
    const entry = entries.get(id);
    return entry?.token === token && !entry.done ? entry : undefined;
  };
  return {
    claim(id, leaseMs) {
      const entry = entries.get(id);
      const now = Date.now();
      if (entry?.done) return Promise.resolve({ status: 'done' });
      if (entry && entry.until > now) {
        return Promise.resolve({ status: 'busy', retryAfterMs: entry.until - now });
      }
      const token = crypto.randomUUID();
      const attempt = (entry?.attempt ?? 0) + 1;
      const until = now + leaseMs;
      entries.set(id, { token, until, attempt, done: false });
      const claim: Claim = { status: 'claimed', token, until, attempt, late: false };
      return Promise.resolve(claim);
    },
    ack(id, token) {
      const entry = held(id, token);
      if (entry) entry.done = true;
      return Promise.resolve(entry !== undefined);
    },
    fail(id, token, retryAfterMs) {
      const entry = held(id, token);
      if (entry) entry.until = Date.now() + retryAfterMs;
      return Promise.resolve();
    },
  };
}
