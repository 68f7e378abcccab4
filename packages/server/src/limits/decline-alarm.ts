import type { LimitSettings } from './limit-options.js';

/** What is looked at: the last ten minutes, each counted by itself. */
const MINUTES = 10;
const MINUTE = 60_000;

interface Minute {
  /** Which one, since 1970. */
  number: number;
  declines: number;
  creates: number;
}

/** Counts purchases that are begun and payments that are declined, and tells when it is too many of those. */
export class DeclineAlarm {
  readonly #minutes: Minute[] = [];
  readonly #rule: NonNullable<LimitSettings['alarm']>;
  #quietUntil = -Infinity;
  #pausedUntil = -Infinity;

  constructor(rule: NonNullable<LimitSettings['alarm']>) {
    this.#rule = rule;
  }

  noteCreate(now: number): void {
    this.#minute(now).creates++;
  }

  /** Notes a declined payment. @returns The counts, when this one is the one too many. */
  noteDecline(
    now: number,
  ): { declines: number; creates: number; pausedUntil: number | null } | undefined {
    this.#minute(now).declines++;
    const { share, least, pause } = this.#rule;
    const declines = this.#sum('declines', now);
    const creates = this.#sum('creates', now);
    const isTooMany = declines >= least && declines > creates * share;
    if (!isTooMany || now < this.#quietUntil) return undefined;
    if (pause > 0) this.#pausedUntil = now + pause;
    this.#quietUntil = now + Math.max(pause, MINUTES * MINUTE);
    return { declines, creates, pausedUntil: pause > 0 ? this.#pausedUntil : null };
  }

  /** Milliseconds until purchases may begin again; 0 when they may. */
  pausedFor(now: number): number {
    // Never longer than it was meant, should the clock be set back.
    return Math.min(Math.max(0, this.#pausedUntil - now), this.#rule.pause);
  }

  #minute(now: number): Minute {
    const number = Math.floor(now / MINUTE);
    const last = this.#minutes.at(-1);
    if (last?.number === number) return last;
    const minute = { number, declines: 0, creates: 0 };
    this.#minutes.push(minute);
    if (this.#minutes.length > MINUTES) this.#minutes.shift();
    return minute;
  }

  #sum(what: 'declines' | 'creates', now: number): number {
    const first = Math.floor(now / MINUTE) - MINUTES;
    return this.#minutes
      .filter(({ number }) => number > first)
      .reduce((sum, minute) => sum + minute[what], 0);
  }
}
