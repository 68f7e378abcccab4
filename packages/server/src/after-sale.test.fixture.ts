import { readCheckoutSession, readPaymentIntentAnswer } from '@storetag/protocol';
import { createSandbox, type Sandbox } from '@storetag/sandbox';
import {
  sqlStore,
  stripeLedger,
  type CallbackContext,
  type Dispute,
  type EndedSubscription,
  type Refund,
  type StoreOptions,
  type SubscriptionPayment,
} from './index.js';
import { nodeSqlite } from './node/index.js';
import { newAttempt, ORIGIN, storeOnSandbox } from './store-on-sandbox.test.fixture.js';

export const MUG = 'price_1pTXFJMgDh5Rc9GDaAYlKVyq'; // 32.00 USD
const LETTER = 'price_1OtDlnxFkc8sPUQl1NhFiqw2'; // 9.00 USD monthly
export const DAY = 86_400_000;

/** The ledgers that machines share, each with the clock of a sandbox. */
export const LEDGERS: [string, (sandbox: Sandbox) => NonNullable<StoreOptions['ledger']>][] = [
  ['sqlStore', ({ clock }) => sqlStore(nodeSqlite(':memory:'), { now: () => clock.now() })],
  ['stripeLedger', ({ clock }) => stripeLedger({ now: () => clock.now() })],
];

/** A store that writes down what its callbacks hear. */
export function afterSaleStore(options: Parameters<typeof storeOnSandbox>[0] = {}) {
  const sandbox = options.sandbox ?? createSandbox();
  const heard: {
    what: string;
    found: SubscriptionPayment | EndedSubscription | Refund | Dispute;
    key: string;
    attempt: number;
  }[] = [];
  const hear =
    (what: string) =>
    (
      found: SubscriptionPayment | EndedSubscription | Refund | Dispute,
      { idempotencyKey: key, attempt }: CallbackContext,
    ) => {
      heard.push({ what, found, key, attempt });
    };
  const setup = storeOnSandbox({
    sandbox,
    onSubscriptionPaid: hear('onSubscriptionPaid'),
    onSubscriptionEnded: hear('onSubscriptionEnded'),
    onRefunded: hear('onRefunded'),
    onDisputed: hear('onDisputed'),
    ...options,
  });
  const { call, dashboard, webhook } = setup;

  /** Begins a Checkout Session. */
  const begin = async (price = MUG, ui_mode = 'hosted_page') => {
    const body = {
      attempt_id: newAttempt(),
      line_items: [{ price, quantity: 1 }],
      ui_mode,
    };
    return readCheckoutSession(await (await call('POST', 'checkout-sessions', { body })).json());
  };
  /** Buys on Stripe's page. Answers the session's id. */
  const buy = async (price = MUG, card = '4242424242424242') => {
    const { id } = await begin(price);
    sandbox.customer.pay(id, { card });
    return id;
  };

  /** Makes a PaymentIntent. Answers its id. */
  const beginIntent = async () => {
    const body = { attempt_id: newAttempt(), line_items: [{ price: MUG, quantity: 1 }] };
    const answer = await (await call('POST', 'payment-intents', { body })).json();
    return readPaymentIntentAnswer(answer).id;
  };

  return {
    ...setup,
    heard,
    begin,
    beginIntent,
    buy,
    /** Buys with a PaymentIntent. Answers its id. */
    async payIntent(payment_method = 'pm_card_visa') {
      const id = await beginIntent();
      await dashboard.paymentIntents.confirm(id, { payment_method, return_url: ORIGIN });
      return id;
    },
    /** Buys a subscription. Answers its id and the session's. */
    async subscribe() {
      const order = await buy(LETTER);
      const { subscription } = await dashboard.checkout.sessions.retrieve(order);
      if (typeof subscription !== 'string') throw new Error('There is no subscription.');
      return { order, subscription };
    },
    /** Delivers the latest event of a type. */
    async deliver(type: string) {
      const [event] = (await dashboard.events.list({ type, limit: 1 })).data;
      if (!event) throw new Error(`There is no event ${type}.`);
      return webhook(type, event.data.object);
    },
  };
}
