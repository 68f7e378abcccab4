import { objectOf, ReadError, recordOf, text, type ReadBy, type Reader } from '@storetag/protocol';
import type { Stripe } from 'stripe';
import { readStamp } from '../checkout/order-stamp.js';
import { ProblemError } from '../http/problem-error.js';
import type { DeclineAlarm } from './decline-alarm.js';
import type { LimitSurroundings } from './limit-options.js';

/** Most declined charges that are remembered, so that an event that comes twice counts once. */
const REMEMBERED = 10_000;

const anything: Reader<unknown> = (value) => value;
const readData = objectOf({
  object: objectOf({ id: text(), metadata: recordOf(text()) }, { latest_charge: anything }),
});

/** Options of a call to Stripe. */
interface CallOptions {
  timeout: number;
}

/**
 * Makes the store useless for trying out stolen cards: an attempt ends after a few declined payments, and the alarm
 * sounds when many are declined.
 *
 * How many payments of an attempt were declined is counted by its charges at Stripe, since whoever has the client
 * secret pays there, past this server, and since several machines each hear of some declines only.
 *
 * @see {@link https://docs.stripe.com/disputes/prevention/card-testing}
 */
export class Carding {
  readonly #counted = new Set<string>();
  readonly #stripe: Stripe;
  readonly #around: LimitSurroundings;
  readonly #alarm: DeclineAlarm | undefined;
  readonly #shop: string;

  constructor(
    stripe: Stripe,
    shop: string,
    around: LimitSurroundings,
    alarm: DeclineAlarm | undefined,
  ) {
    this.#stripe = stripe;
    this.#shop = shop;
    this.#around = around;
    this.#alarm = alarm;
  }

  /**
   * Hears of a `payment_intent.payment_failed`: counts it, and ends the attempt when it was one too many.
   *
   * @param data - The event's. What it says of the shop only saves calls: the intent is read from Stripe again.
   */
  async hear(data: unknown, options: CallOptions): Promise<void> {
    const found = this.#intentOf(data);
    if (!found) return;
    const { id, latest_charge: charge } = found;
    this.#count(typeof charge === 'string' ? charge : id);
    const most = this.#around.limits.declinesPerAttempt;
    if (most === undefined) return;
    const intent = await this.#stripe.paymentIntents.retrieve(id, {}, options);
    if (await this.#isOver(intent, most, options)) await this.#end(intent, options);
  }

  /**
   * Ends the attempt of an intent that was read again, when too many of its payments were declined.
   *
   * @throws {ProblemError} 409 `too_many_declines`.
   */
  async checkIntent(intent: Stripe.PaymentIntent, options: CallOptions): Promise<void> {
    const most = this.#around.limits.declinesPerAttempt;
    if (most === undefined || !(await this.#isOver(intent, most, options))) return;
    await this.#end(intent, options);
    throw tooMany(intent.id);
  }

  /**
   * The same for a Checkout Session that was read again.
   *
   * @throws {ProblemError} 409 `too_many_declines`.
   */
  async checkSession(session: Stripe.Checkout.Session, options: CallOptions): Promise<void> {
    const { payment_intent: paid, status, id } = session;
    const most = this.#around.limits.declinesPerAttempt;
    if (most === undefined || status !== 'open' || !paid) return;
    const intent =
      typeof paid === 'string'
        ? await this.#stripe.paymentIntents.retrieve(paid, {}, options)
        : paid;
    if (!(await this.#isOver(intent, most, options))) return;
    await this.#expire(id, options);
    throw tooMany(id);
  }

  /** The intent of an event; `undefined` when it is none of this shop's. */
  #intentOf(data: unknown): ReadBy<typeof readData>['object'] | undefined {
    try {
      const { object } = readData(data);
      return readStamp(object.metadata, this.#shop) && object;
    } catch (error) {
      if (error instanceof ReadError) return undefined;
      throw error;
    }
  }

  async #isOver(
    { id, status, last_payment_error: failure }: Stripe.PaymentIntent,
    most: number,
    options: CallOptions,
  ): Promise<boolean> {
    // What was paid or canceled has ended, and what never failed has no declines: neither costs a call.
    if (!failure || ['succeeded', 'canceled', 'processing'].includes(status)) return false;
    const { data } = await this.#stripe.charges.list({ payment_intent: id, limit: 100 }, options);
    return data.filter((charge) => charge.status === 'failed').length >= most;
  }

  async #end({ id, metadata }: Stripe.PaymentIntent, options: CallOptions): Promise<void> {
    this.#around.logger.warn('An attempt was ended: too many of its payments were declined.', {
      payment_intent: id,
    });
    if (readStamp(metadata, this.#shop)?.flow === 'checkout-session') {
      const list = { payment_intent: id, limit: 1 };
      const { data } = await this.#stripe.checkout.sessions.list(list, options);
      const [session] = data;
      if (session?.status === 'open') await this.#expire(session.id, options);
      return;
    }
    try {
      const reason = { cancellation_reason: 'abandoned' } as const;
      await this.#stripe.paymentIntents.cancel(id, reason, options);
    } catch (error) {
      // A card may have been taken, or another machine may have ended it, a moment ago.
      const { status } = await this.#stripe.paymentIntents.retrieve(id, {}, options);
      if (!['succeeded', 'canceled', 'processing'].includes(status)) throw error;
    }
  }

  async #expire(id: string, options: CallOptions): Promise<void> {
    try {
      await this.#stripe.checkout.sessions.expire(id, {}, options);
    } catch (error) {
      const { status } = await this.#stripe.checkout.sessions.retrieve(id, {}, options);
      if (status === 'open') throw error;
    }
  }

  #count(charge: string): void {
    if (!this.#alarm || this.#counted.has(charge)) return;
    this.#counted.add(charge);
    const [oldest] = this.#counted;
    if (this.#counted.size > REMEMBERED && oldest !== undefined) this.#counted.delete(oldest);
    const { now, onAlarm, logger } = this.#around;
    const found = this.#alarm.noteDecline(now());
    if (!found) return;
    logger.error('More payments are declined than usual: somebody may be trying out cards.', found);
    Promise.resolve(found)
      .then(() => onAlarm?.({ kind: 'declines', ...found }))
      .catch((error: unknown) => logger.error('`onAlarm` failed.', { error }));
  }
}

function tooMany(order: string): ProblemError {
  return new ProblemError('too_many_declines', 'Too many payments were declined.', {
    detail: 'Nothing was charged, and this purchase has come to an end.',
    order,
  });
}
