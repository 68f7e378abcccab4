import { Stripe } from 'stripe';
import { sha256 } from '../sha256.js';
import type { StripeBoundLedger } from './ledger.js';
import { noteIn, readNote, writeNote, type Note } from './stripe-note.js';

/**
 * How long one idempotency key serves, in milliseconds. A key whose first use failed at Stripe answers with that failure
 * for a day: the next claim under another one.
 */
const BUCKET = 600_000;
/** Nothing is written so shortly before the next key, in milliseconds, lest it meets a claim under that key. */
const GUARD = 20_000;
/** How much longer than its lease a claim is left alone, in milliseconds: Stripe tells its time by the second. */
const GRACE = 2000;
/** Until one who came second looks again, in milliseconds. */
const LOOK_AGAIN = 1000;

/**
 * Keeps the ledger at Stripe, in the metadata of what it is about: no database. Three or four calls to Stripe per
 * order, and no stock.
 *
 * Of those who read the same note, one can write the next: they write under the same `Idempotency-Key`, which Stripe
 * executes once and refuses to all who come with other parameters. Leases are measured by Stripe's clock, so that those
 * of the machines may differ.
 *
 * @param now - The machine's clock, in milliseconds.
 * @see {@link https://docs.stripe.com/api/idempotent_requests}
 * @see {@link https://docs.stripe.com/api/metadata}
 *
 * @example
 * ```ts
 * createStore({ ledger: stripeLedger(), … });
 * ```
 */
export function stripeLedger({ now = Date.now }: { now?: () => number } = {}): StripeBoundLedger {
  return (stripe) => ({
    async claim(id, leaseMs) {
      // Before the wait for Stripe: the lease is as long for us as it is for it, or longer.
      const until = now() + leaseMs;
      const note = await readNote(stripe, id);
      const time = note.time ?? now();
      const entry = parse(note.text);
      if (entry?.isDone) return { status: 'done' };
      const free = entry ? entry.until + GRACE : note.since;
      if (entry && free > time) return { status: 'busy', retryAfterMs: free - time };
      const { key, left } = await turnAfter(note, free, time);
      if (left < GUARD) return { status: 'busy', retryAfterMs: left };

      const attempt = (entry?.attempt ?? 0) + 1;
      const owner = crypto.randomUUID();
      const text = `run ${time + leaseMs} ${attempt} ${owner}`;
      if ((await written(stripe, note.place, text, key)) !== text) {
        return { status: 'busy', retryAfterMs: LOOK_AGAIN };
      }
      const token = [note.place, until, owner].join(' ');
      return { status: 'claimed', token, until, attempt, late: false };
    },

    async ack(_id, token) {
      const { place, until, owner } = parseToken(token);
      // Within its lease nobody else can have claimed it.
      if (now() >= until) {
        const entry = parse((await readNote(stripe, place)).text);
        if (entry?.owner !== owner) return false;
        if (entry.isDone) return true;
      }
      // Under no key of ours: a failure that Stripe keeps under one would be its answer for a day.
      await writeNote(stripe, place, `done ${owner}`);
      return true;
    },

    async fail(_id, token, retryAfterMs) {
      const { place, owner } = parseToken(token);
      const note = await readNote(stripe, place);
      const entry = parse(note.text);
      if (entry?.owner !== owner || entry.isDone) return;
      const time = note.time ?? now();
      const { key, left } = await turnAfter(note, entry.until + GRACE, time);
      const again = `run ${time + retryAfterMs - GRACE} ${entry.attempt} ${owner}`;
      // Its turn used up for what stands there already, the next claim would have to wait for another key.
      if (left < GUARD || again === note.text) return;
      try {
        await writeNote(stripe, place, again, key);
      } catch (error) {
        // Somebody has claimed it since. Unwritten, it does no harm: a lease ends by itself.
        if (!(error instanceof Stripe.errors.StripeIdempotencyError)) throw error;
      }
    },

    finished: (listed) =>
      Promise.resolve(
        new Set(
          listed.flatMap(({ id, metadata }) => (parse(noteIn(metadata))?.isDone ? [id] : [])),
        ),
      ),
  });
}

/**
 * The key under which one of those who read this note can write the next, and for how many more milliseconds it is the
 * one that all of them use.
 *
 * @param free - From when on it can be claimed, by Stripe's clock, in milliseconds.
 */
async function turnAfter(
  { place, text = '' }: Note,
  free: number,
  time: number,
): Promise<{ key: string; left: number }> {
  const age = Math.max(0, time - free);
  const turn = [place, text, Math.floor(age / BUCKET)];
  const key = await sha256(`storetag claim\n${turn.join('\n')}`);
  return { key, left: BUCKET - (age % BUCKET) };
}

/** Writes a note, if nobody has under this key. Answers what stands there; `undefined`: another was first. */
async function written(
  stripe: Stripe,
  place: string,
  text: string,
  key: string,
): Promise<string | undefined> {
  try {
    return await writeNote(stripe, place, text, key);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeIdempotencyError) return undefined;
    // It may have been done all the same.
    return (await readNote(stripe, place)).text;
  }
}

interface Entry {
  isDone: boolean;
  /** By Stripe's clock, in milliseconds. */
  until: number;
  attempt: number;
  owner: string;
}

function parse(text: string | undefined): Entry | undefined {
  const [word, ...rest] = text?.split(' ') ?? [];
  if (word === 'done') return { isDone: true, until: 0, attempt: 0, owner: rest[0] ?? '' };
  if (word !== 'run') return undefined;
  const [until, attempt, owner = ''] = rest;
  return { isDone: false, until: Number(until), attempt: Number(attempt), owner };
}

function parseToken(token: string): { place: string; until: number; owner: string } {
  const [place = '', until, owner = ''] = token.split(' ');
  return { place, until: Number(until), owner };
}
