import type { Logger } from '../log/logger.js';
import type { ClientIp, Platform } from './client-address.js';
import type { Rate } from './token-buckets.js';

/**
 * A limit that several machines share, such as one in Redis. Asked after the machine's own limit let a request pass.
 *
 * @param key - `checkout:203.0.113.7`, `orders:2001:db8:0:1` (a /64), or `creates` for all creates together.
 * @param rate - What the machine's own limit for it is.
 * @returns Whether the request may pass. What throws, or takes longer than a second, lets it pass and is logged: the
 *   machine's own limit holds all the same, and a lost Redis must not close the shop.
 */
export type LimitHook = (key: string, rate: Rate) => boolean | Promise<boolean>;

/**
 * A check of one's own of who wants to buy, such as Turnstile's: asked before Stripe is.
 *
 * @param request - Without its body. The page's token is in `guard-token`, where the page sends one.
 * @param context - `clientIp` is an IPv4 address, or the first four groups of an IPv6 address.
 * @returns Whether the purchase may go on; `false` is answered as 403 `guard_refused`. What throws, or takes longer
 *   than 5 seconds, refuses too: catch what should not.
 */
export type GuardHook = (
  request: Request,
  context: { clientIp: string | undefined },
) => boolean | Promise<boolean>;

/** What the owner should look at soon. */
export interface Alarm {
  /** Of the purchases begun in the last ten minutes, too many were declined: somebody may be trying out cards. */
  kind: 'declines';
  declines: number;
  creates: number;
  /** Until when no purchase is begun, in milliseconds since 1970; `null` where that was turned off. */
  pausedUntil: number | null;
}

/** The limits of a store. Each can be turned off with `false`, when something before the store does it. */
export interface LimitOptions {
  /** Purchases that one client may begin or take up again. Default `{ burst: 5, perMinute: 10 }`. */
  checkout?: Rate | false;
  /** How often one client may ask for orders. Default `{ burst: 60, perMinute: 60 }`. */
  orders?: Rate | false;
  /** Purchases begun in any second on this machine. Stripe takes 25 a second on each endpoint. Default 20. */
  createsPerSecond?: number | false;
  /** Webhooks with a wrong signature that one client may send a second; those with a good one are not counted. Default 50. */
  forgedPerSecond?: number | false;
  /** Declined payments after which an attempt ends: its intent is canceled, its session expired. Default 5. */
  declinesPerAttempt?: number | false;
  /** When so many cards are declined that somebody may be trying out stolen ones. */
  alarm?:
    | {
        /** Share of the purchases begun in the last ten minutes. Default 0.5: more than half. */
        share?: number;
        /** Declines below which no share is one. Default 20. */
        least?: number;
        /** Milliseconds in which no purchase is begun; 0 only sounds the alarm. Default 900,000. */
        pause?: number;
      }
    | false;
  /** Least total of a purchase by currency, in minor units, `{ eur: 100 }`. Default: Stripe's own. */
  minimumAmount?: Readonly<Record<string, number>>;
}

/** The options around limits with every default filled in. */
export interface LimitSettings {
  checkout: Rate | undefined;
  orders: Rate | undefined;
  createsPerSecond: number | undefined;
  forged: Rate | undefined;
  declinesPerAttempt: number | undefined;
  alarm: { share: number; least: number; pause: number } | undefined;
  minimumAmount: ReadonlyMap<string, number>;
}

/** What limits work with. */
export interface LimitSurroundings {
  limits: LimitSettings;
  limit: LimitHook | undefined;
  guard: GuardHook | undefined;
  onAlarm: ((alarm: Alarm) => unknown) | undefined;
  clientIp: ClientIp | Platform | undefined;
  trustedHops: number | undefined;
  stripe: { sandbox?: { url: string } };
  logger: Logger;
  now: () => number;
}
