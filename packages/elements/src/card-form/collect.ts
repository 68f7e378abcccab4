import { frameNames, type FrameName } from './kit.js';

/** What `collect` may name. */
const collectable = ['email', 'name', 'phone', 'billing', 'shipping'] as const;
export type Collected = (typeof collectable)[number];

/** What an attribute asks for, whatever stands between the words. */
export function readCollect(collect: string): ReadonlySet<Collected> {
  const words = collect.split(/[\s,]+/);
  return new Set(collectable.filter((each) => words.includes(each)));
}

/** What a form of a deferred PaymentIntent shows. A name or phone number without an address is asked for by the form itself. */
export function framesOfIntent(collect: ReadonlySet<Collected>, express: boolean): FrameName[] {
  return framesIn({
    express,
    contact: collect.has('email'),
    shipping: collect.has('shipping'),
    billing: collect.has('billing'),
  });
}

/** What a form of a Checkout Session shows: an e-mail address always, since Stripe demands one. */
export function framesOfSession(
  collect: ReadonlySet<Collected>,
  express: boolean,
  isShipped: boolean,
): FrameName[] {
  const isNamed = collect.has('name') || collect.has('phone');
  return framesIn({
    express,
    contact: true,
    shipping: isShipped,
    billing: collect.has('billing') || (isNamed && !isShipped),
  });
}

function framesIn(wanted: Partial<Record<FrameName, boolean>>): FrameName[] {
  return frameNames.filter((name) => name === 'payment' || wanted[name]);
}
