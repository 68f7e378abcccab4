// A sandbox in a process of its own: it survives what happens to the stores.
import { createSandbox } from '../../packages/sandbox/dist/index.js';
import { serveCalls } from './serve-calls.mjs';
import { listAll, stripeApi } from './stripe-api.mjs';

const { seed = 'torture', products, delay } = JSON.parse(process.env.TORTURE);
const sandbox = createSandbox({ seed, ...(products && { products }) });
if (delay) sandbox.faults.add({ path: /^\/v1\//, delay, times: Infinity });
const { url } = await sandbox.listen({ host: '127.0.0.1' });
const api = stripeApi(
  (input, init) => sandbox.fetch(new Request(input, init)),
  sandbox.keys.secret,
);

serveCalls({
  api: ({ method, path, parameters }) => api(method, path, parameters),
  list: ({ path, parameters }) => listAll(api, path, parameters),
  /** Pays a session as its page does: `paid`, `declined`, or `closed` when it cannot be. */
  pay({ id, card }) {
    try {
      return sandbox.customer.pay(id, card ? { card } : {}).outcome;
    } catch {
      return 'closed';
    }
  },
  /** Intents that are paid, each with this metadata. Gives their ids. */
  async makePaid({ count, metadata, amount = 1800 }) {
    const ids = [];
    for (let made = 0; made < count; made++) {
      // oxlint-disable-next-line no-await-in-loop -- it is one process
      const { id } = await api('POST', 'payment_intents', {
        amount,
        currency: 'usd',
        confirm: true,
        payment_method: 'pm_card_visa',
        automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
        metadata,
      });
      ids.push(id);
    }
    return ids;
  },
  webhooks: ({ name, given = [] }) => void sandbox.webhooks[name](...given),
  flush: () => sandbox.webhooks.flush(),
  advance: ({ milliseconds }) => sandbox.clock.advance(milliseconds),
  /** Sends every event of these types once more. */
  async resendAll() {
    for (const { id } of await listAll(api, 'events')) sandbox.webhooks.resend(id);
    await sandbox.webhooks.flush();
  },
  counts: () => ({ requests: sandbox.requests.length }),
  undelivered: () =>
    sandbox.webhooks.deliveries.filter(({ status }) => status === 'pending' || status === 'failed')
      .length,
});
process.send({ call: 'ready', result: { url, keys: sandbox.keys } });
