import { setTimeout as sleep } from 'node:timers/promises';
import { inParallel } from '../../torture/in-parallel.mjs';
import { openShop } from '../../torture/open-shop.mjs';
import { createRandom } from '../../torture/random.mjs';
import { listAll } from '../../torture/stripe-api.mjs';

export const name = 'double charges';
export const target = '0';

/** Checkouts per sandbox: it keeps everything. */
const BATCH = 1000;
/** Buyers at the same time. */
const WIDTH = 60;
const GIVE_UP = 8;

/**
 * Impatient buyers on bad lines: each purchase is asked for from one to three tabs at once, some with other details,
 * again and again until there is an answer; and every secret that any answer gave out is then paid, also after a decline
 * and once more after the order is paid. An attempt with two succeeded payments is a double charge.
 */
export async function run({ seed, quick, build }) {
  const wanted = quick ? 2000 : 100_000;
  const sums = { checkouts: 0, paid: 0, doubles: 0, wrong: 0, unsettled: 0, faults: 0 };
  for (let begun = 0; begun < wanted; begun += BATCH) {
    // oxlint-disable-next-line no-await-in-loop -- one sandbox at a time is kept in memory
    await sellBatch(seed + begun, Math.min(BATCH, wanted - begun), build, sums);
  }
  const { checkouts, paid, doubles, wrong, unsettled, faults } = sums;
  return {
    value: `${doubles} in ${checkouts}`,
    passed: doubles + wrong + unsettled === 0 && paid > checkouts / 2,
    detail: `${paid} paid, ${faults} faults; other sums than shown: ${wrong}; paid without effect: ${unsettled}`,
  };
}

const sumOf = (list) => list.reduce((total, each) => total + each, 0);

async function sellBatch(seed, count, build, sums) {
  const random = createRandom(seed);
  const effects = new Map();
  const shop = await openShop({
    build,
    random,
    faults: { rate: 0.25 },
    onPaid: ({ id }) => effects.set(id, (effects.get(id) ?? 0) + 1),
  });
  await warmUp(shop);
  const goods = (await shop.call('GET', 'products?limit=100')).body.products
    .flatMap(({ prices }) => prices)
    .filter(({ recurring, unit_amount: amount }) => !recurring && amount > 100);
  const shown = new Map();
  await inParallel(count, WIDTH, () => buy(shop, random, goods, shown));

  const payments = new Map();
  for (const intent of await listAll(shop.dashboard, 'payment_intents')) {
    if (intent.status !== 'succeeded') continue;
    const attempt = intent.metadata.storetag_attempt;
    payments.set(attempt, [...(payments.get(attempt) ?? []), intent.amount_received]);
  }
  sums.checkouts += count;
  sums.paid += payments.size;
  sums.faults += sumOf(Object.values(shop.faults));
  for (const amounts of payments.values()) if (amounts.length > 1) sums.doubles++;
  const paidAmounts = [...payments.values()].map(([amount]) => amount);
  // Attempts are known at Stripe by a hash: the sums are compared as a whole.
  if (sumOf(paidAmounts) !== sumOf([...shown.values()])) sums.wrong++;
  if (effects.size !== payments.size) sums.unsettled += Math.abs(payments.size - effects.size);
  if ([...effects.values()].some((times) => times !== 1)) sums.doubles++;
}

/** The first listing must succeed; after that the catalogue is there. */
async function warmUp(shop) {
  for (let tried = 0; tried < 50; tried++) {
    // oxlint-disable-next-line no-await-in-loop -- until it works
    if ((await shop.call('GET', 'products')).status === 200) return;
  }
  throw new Error('The catalogue never came.');
}

async function buy(shop, random, goods, shown) {
  const attempt = random.uuid();
  const flow = random.chance(0.6) ? 'payment-intents' : 'checkout-sessions';
  const price = random.pick(goods);
  const quantity = random.integer(1, 5);
  const amount = price.unit_amount * quantity;
  const wish = {
    attempt_id: attempt,
    line_items: [{ price: price.id, quantity }],
    expected_total: { amount, currency: price.currency },
    ...(flow === 'checkout-sessions' && { ui_mode: 'hosted_page' }),
  };
  const tab = async (number) => {
    await sleep(random.integer(0, 20));
    const differs = number > 0 && random.chance(0.3);
    const body = { ...wish, ...(differs && { email: `tab${number}@example.com` }) };
    const order = await ask(shop, flow, body);
    if (order === undefined || random.chance(0.1)) return false;
    return pay(shop, random, order);
  };
  const tabs = Array.from({ length: random.integer(1, 3) }, (_, number) => number);
  let paid = (await Promise.all(tabs.map(tab))).includes(true);
  // Reloaded, or gone back: the page asks once more, and pays what it is given.
  if (random.chance(0.3)) paid = (await tab(0)) || paid;
  if (paid) shown.set(attempt, amount);
}

/** Asks until there is an answer that is one. Gives the order, if it can be paid. */
async function ask(shop, flow, body) {
  for (let tried = 0; tried < GIVE_UP; tried++) {
    // oxlint-disable-next-line no-await-in-loop -- again only when it failed
    const { status, body: answer } = await shop.call('POST', flow, body);
    if (status === 201) return answer;
    if (status < 500 && status !== 429) return undefined;
  }
  return undefined;
}

/** Pays at Stripe as its page or Stripe.js does; at times with a card that is declined first. */
async function pay(shop, random, order) {
  const isDeclinedFirst = random.chance(0.2);
  const settle = () => shop.store.settle(order.id).catch(() => {});
  let paid;
  if (order.id.startsWith('cs_')) {
    try {
      if (isDeclinedFirst) shop.sandbox.customer.pay(order.id, { card: '4000000000009995' });
      paid = shop.sandbox.customer.pay(order.id).outcome === 'paid';
    } catch {
      // Expired, or paid from another tab.
      paid = false;
    }
  } else {
    const confirm = (card) =>
      shop
        .page('POST', `payment_intents/${order.id}/confirm`, {
          client_secret: order.client_secret,
          payment_method: card,
          return_url: 'https://shop.example/',
        })
        .then(({ status }) => status === 'succeeded')
        .catch(() => false);
    if (isDeclinedFirst) await confirm('pm_card_visa_chargeDeclined');
    paid = await confirm('pm_card_visa');
  }
  // Webhook and order page at once, and the webhook again until it is answered well.
  const results = await Promise.all([settle(), settle()]);
  for (let tried = 0; tried < 20 && !results.includes('settled'); tried++) {
    // oxlint-disable-next-line no-await-in-loop -- as Stripe does
    results.push(await settle());
    if (results.at(-1) === 'unpaid' || results.at(-1) === 'not_found') break;
  }
  return paid;
}
