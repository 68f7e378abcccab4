import { inParallel } from '../../torture/in-parallel.mjs';
import { ORIGIN, openShop } from '../../torture/open-shop.mjs';
import { createRandom } from '../../torture/random.mjs';

export const name =
  'carding bot, 10,000 creates from 100 addresses: Stripe calls per second, declines per intent';
export const target = '≤ 20, ≤ 5';

const ADDRESSES = 100;

/**
 * A bot begins purchases from a hundred addresses as fast as it is let, and tries stolen cards on whatever it gets,
 * again and again. Time is the row's own: each create takes it a fraction of a second.
 */
export async function run({ seed, quick, build }) {
  const random = createRandom(seed);
  const creates = quick ? 2000 : 10_000;
  let now = Date.now();
  const perSecond = new Map();
  const shop = await openShop({
    build,
    random,
    onCall({ method, url }) {
      if (method !== 'POST' || !url.endsWith('/v1/payment_intents')) return;
      const second = Math.floor(now / 1000);
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
    },
    // All but the alarm, which would end the row early: it has its own tests.
    limits: { alarm: false },
    clientIp: ({ headers }) => headers.get('x-test'),
    now: () => now,
  });
  const price = (await shop.call('GET', 'products/prod_demo_mug')).body.default_price;
  const intents = [];
  let asked = 0;
  let refused = 0;
  for (; asked < creates; asked += 50) {
    // oxlint-disable-next-line no-await-in-loop -- fifty at once, then the clock goes on
    await inParallel(50, 50, async (index) => {
      const address = `203.0.113.${(asked + index) % ADDRESSES}`;
      const { status, body } = await shop.call(
        'POST',
        'payment-intents',
        { attempt_id: random.uuid(), line_items: [{ price, quantity: 1 }] },
        { 'x-test': address, origin: ORIGIN },
      );
      if (status === 201) intents.push(body);
      else if (status === 429) refused++;
    });
    now += 250;
  }
  const declines = await tryCards(shop, intents.slice(0, quick ? 20 : 60));
  const fastest = Math.max(0, ...perSecond.values());
  return {
    value: `${fastest}, ${declines}`,
    passed: fastest <= 20 && declines > 0 && declines <= 5 && intents.length > 0 && refused > 0,
    detail: `${creates} creates, ${refused} refused, ${intents.length} intents made`,
  };
}

/** Tries fifteen cards on each intent; Stripe tells the store of every decline. Gives the most that one intent took. */
async function tryCards(shop, intents) {
  let most = 0;
  for (const { id, client_secret: secret } of intents) {
    let declined = 0;
    for (let tried = 0; tried < 15; tried++) {
      // oxlint-disable-next-line no-await-in-loop -- card after card
      const outcome = await shop
        .page('POST', `payment_intents/${id}/confirm`, {
          client_secret: secret,
          payment_method: 'pm_card_visa_chargeDeclined',
          return_url: ORIGIN,
        })
        .then(() => 'paid')
        .catch(({ status }) => (status === 402 ? 'declined' : 'ended'));
      if (outcome !== 'declined') break;
      declined++;
      // oxlint-disable-next-line no-await-in-loop -- as above
      await shop.tell('payment_intent.payment_failed', id);
    }
    most = Math.max(most, declined);
  }
  return most;
}
