import { createHmac } from 'node:crypto';
import { ORIGIN, openShop, WEBHOOK_SECRET } from '../../torture/open-shop.mjs';
import { createRandom } from '../../torture/random.mjs';
import { eventOf, signEvent } from '../../torture/sign-event.mjs';

export const name = 'forged or mutated webhooks accepted';
export const target = '0';

const OLD_SECRET = 'whsec_canary_torture_rolled_98765';
const URL_OF_ROUTE = 'https://api.example/api/store/webhooks';
const SHOULD_PASS_EVERY = 50;

/**
 * Events that Stripe did not send: bytes of the body, the time or the signature changed, other secrets, other schemes,
 * times far off either way, headers cut, doubled and swapped. Every fiftieth is genuine and must be taken, so that a
 * store which refuses all does not pass.
 */
export async function run({ seed, quick, build }) {
  const random = createRandom(seed);
  const secrets = [WEBHOOK_SECRET, OLD_SECRET];
  const { store } = await openShop({ build, random, stripe: { webhookSecrets: secrets } });
  const count = quick ? 20_000 : 1_000_000;
  const sums = { accepted: 0, refusedGenuine: 0, genuine: 0, otherAnswers: 0 };
  // Signatures are verified on threads: several at once keep the cores busy.
  let left = count;
  const lane = async () => {
    while (left-- > 0) {
      const isGenuine = left % SHOULD_PASS_EVERY === 0;
      const payload = genuinePayload(random);
      const secret = random.pick(secrets);
      const genuine = { payload, header: signEvent(payload, secret) };
      const sent = isGenuine ? genuine : forge(genuine, secret, random);
      // oxlint-disable-next-line no-await-in-loop -- one after the other in this lane
      const status = await post(store, sent);
      if (isGenuine) sums.genuine++;
      if (isGenuine && status !== 200) sums.refusedGenuine++;
      if (!isGenuine && status === 200) sums.accepted++;
      if (![200, 400, 413].includes(status)) sums.otherAnswers++;
    }
  };
  await Promise.all(Array.from({ length: 16 }, lane));
  const { accepted, refusedGenuine, genuine, otherAnswers } = sums;
  return {
    value: `${accepted} of ${count - genuine}`,
    passed: accepted + refusedGenuine + otherAnswers === 0,
    detail: `${genuine} genuine ones between them, ${refusedGenuine} of those refused; answers that are neither: ${otherAnswers}`,
  };
}

async function post(store, { payload, header }) {
  const request = new Request(URL_OF_ROUTE, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(header !== null && { 'stripe-signature': header }),
    },
    body: payload,
  });
  const { status } = await store.fetch(request);
  return status;
}

/** Of a type that the store takes and does nothing for: verifying is all that is done. */
function genuinePayload(random) {
  return eventOf('customer.created', { id: `cus_${random.integer(0, 1e9)}`, email: ORIGIN });
}

/** One of many ways to lie. Never gives back what is genuine. */
function forge({ payload, header }, secret, random) {
  const [time, signature] = header.split(',');
  const seconds = Number(time.slice(2));
  const signed = (at, by = secret, text = payload) =>
    createHmac('sha256', by).update(`${at}.${text}`).digest('hex');
  const flipped = (text) => {
    const at = random.integer(0, text.length - 1);
    const other = String.fromCharCode(text.charCodeAt(at) ^ (1 << random.integer(0, 4)));
    return text.slice(0, at) + other + text.slice(at + 1);
  };
  const way = random.integer(0, 17);
  switch (way) {
    case 0:
      return { payload: flipped(payload), header };
    case 1:
      return { payload: payload + random.pick([' ', '\n', '\0', '{}']), header };
    case 2:
      return { payload: JSON.stringify(JSON.parse(payload), null, 2), header };
    case 3:
      return { payload, header: `${time},v1=${flipped(signature.slice(3))}`.replaceAll('\n', '') };
    case 4:
      return { payload, header: `t=${seconds + random.integer(1, 250)},${signature}` };
    case 5:
      return { payload, header: null };
    case 6:
      return {
        payload,
        header: random.pick(['', 't=', 'v1=', ',', time, signature, `${time},v1=`]),
      };
    case 7: {
      const at = seconds - random.integer(310, 1e6);
      return { payload, header: `t=${at},v1=${signed(at)}` };
    }
    case 8: {
      const at = seconds + random.integer(310, 1e6);
      return { payload, header: `t=${at},v1=${signed(at)}` };
    }
    case 9:
      return { payload, header: `${time},v0=${signature.slice(3)}` };
    case 10:
      return {
        payload,
        header: `${time},v1=${signed(seconds, random.pick(['', 'whsec_other', `${secret}x`, secret.slice(0, -1)]) || 'x')}`,
      };
    case 11:
      return { payload, header: `${time},v1=${signature.slice(3, 3 + random.integer(0, 63))}` };
    case 12:
      // Signed without its time.
      return {
        payload,
        header: `${time},v1=${createHmac('sha256', secret).update(payload).digest('hex')}`,
      };
    case 13:
      return {
        payload,
        header: `${time},v1=${createHmac('sha512', secret).update(`${seconds}.${payload}`).digest('hex')}`,
      };
    case 14:
      return { payload, header: `t=NaN,${signature}` };
    case 15:
      return { payload: payload.slice(0, random.integer(0, payload.length - 1)), header };
    case 16:
      return { payload: eventOf('customer.created', { id: 'cus_other' }), header };
    default:
      // More signatures than Stripe sends, the right one among them.
      return {
        payload,
        header: `${time},${`v1=${'0'.repeat(64)},`.repeat(random.integer(8, 40))}${signature}`,
      };
  }
}
