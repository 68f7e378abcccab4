import { createHmac } from 'node:crypto';

/** The `Stripe-Signature` header of a payload. @param at - In milliseconds. */
export function signEvent(payload, secret, at = Date.now()) {
  const time = Math.floor(at / 1000);
  const signature = createHmac('sha256', secret).update(`${time}.`).update(payload).digest('hex');
  return `t=${time},v1=${signature}`;
}

/** An event about an object, as Stripe words it, in JSON. */
export function eventOf(type, object, more = {}) {
  return JSON.stringify({
    id: `evt_${object.id}`,
    object: 'event',
    livemode: false,
    type,
    data: { object },
    ...more,
  });
}
