import { objectOf, text } from '@storetag/protocol';
import { describe, expect, it } from 'vitest';
import type { SqlStore } from '../index.js';
import { newAttempt } from '../store-on-sandbox.test.fixture.js';
import { countedStore, MUG } from './counted-store.test.fixture.js';

const readOrder = objectOf({ id: text() });

/** A ledger whose caller dies at the nth step, before or after the step is done; from then on nothing is done. */
function dying(ledger: SqlStore, nth: number, when: 'before' | 'after') {
  let taken = 0;
  let isDead = false;
  const end = () => {
    isDead = true;
    throw new Error('died');
  };
  const mortal =
    <A extends unknown[], R>(step: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (isDead) end();
      taken++;
      if (taken === nth && when === 'before') end();
      const answer = await step(...args);
      if (taken === nth) end();
      return answer;
    };
  const [reserve, bind, renew, release] = [
    mortal(ledger.reserve),
    mortal(ledger.bind),
    mortal(ledger.renew),
    mortal(ledger.release),
  ];
  return {
    ledger: { ...ledger, reserve, bind, renew, release },
    revive: () => {
      isDead = false;
      taken = Infinity;
    },
  };
}

/** What one attempt may ask for, one after the other: more, other details, the form, the page again. */
const wishes = [
  ['session', { quantity: 1 }],
  ['session', { quantity: 2 }],
  ['session', { quantity: 2, fields: { email: 'ada@example.com' } }],
  ['intent', { quantity: 2 }],
  ['session', { quantity: 1 }],
] as const;

describe('a process that dies', () => {
  const places = Array.from({ length: 18 }, (_, index) => index + 1).flatMap((nth) =>
    (['before', 'after'] as const).map((when) => [when, nth] as const),
  );

  it.each(places)('%s step %i leaves nothing held, and one order to pay', async (when, nth) => {
    const mortal: ReturnType<typeof dying>[] = [];
    const shop = countedStore({
      through(ledger) {
        const made = dying(ledger, nth, when);
        mortal.push(made);
        return made.ledger;
      },
    });
    await shop.store.stock.set(MUG, 3);
    const attempt = newAttempt();
    const told = new Set<string>();
    for (const [kind, wish] of wishes) {
      const ask = () =>
        kind === 'session'
          ? shop.askSession({ attempt, ...wish })
          : shop.askIntent({ attempt, ...wish });
      const first = await ask();
      if (first.status === 201) {
        told.add(readOrder(await first.json()).id);
        continue;
      }
      expect(first.status).toBeGreaterThanOrEqual(500);
      // The page asks again, and another process answers.
      mortal[0]?.revive();
      const again = await ask();
      expect(again.status, await again.clone().text()).toBe(201);
      told.add(readOrder(await again.json()).id);
    }
    const [available, held] = (await shop.level()) ?? [];
    expect([available, held]).toEqual([2, 1]);
    // Of all whose secret the page was given, one can be paid.
    const { data: sessions } = await shop.dashboard.checkout.sessions.list({ status: 'open' });
    const { data: intents } = await shop.dashboard.paymentIntents.list();
    const payable = [...sessions, ...intents.filter(({ status }) => status !== 'canceled')];
    expect(payable.filter(({ id }) => told.has(id))).toHaveLength(1);

    shop.pass(60);
    await shop.releaseDue();
    expect(await shop.level()).toEqual([3, 0]);
  });
});
