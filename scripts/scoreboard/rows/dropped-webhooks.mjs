import { inParallel } from '../../torture/in-parallel.mjs';
import { openShop } from '../../torture/open-shop.mjs';
import { createRandom } from '../../torture/random.mjs';

export const name = 'orders settled when every webhook is dropped';
export const target = '100 % in one reconcile cycle';

/** Sessions and intents are paid, some are not; no webhook arrives and nobody looks at an order. Then one cycle. */
export async function run({ seed, quick, build }) {
  const random = createRandom(seed);
  const effects = new Map();
  const shop = await openShop({
    build,
    random,
    onPaid: ({ id }) => effects.set(id, (effects.get(id) ?? 0) + 1),
  });
  if (!shop.store.reconcile) return { value: 'none', passed: false, detail: 'no reconcile() yet' };
  await shop.dashboard('POST', 'webhook_endpoints', {
    url: 'http://127.0.0.1:9/api/store/webhooks',
    enabled_events: { 0: '*' },
  });
  shop.sandbox.webhooks.drop();
  const count = quick ? 150 : 1500;
  const price = (await shop.call('GET', 'products/prod_demo_mug')).body.default_price;
  const paid = new Set();
  await inParallel(count, 10, async (index) => {
    const flow = index % 2 ? 'payment-intents' : 'checkout-sessions';
    const { body } = await shop.call('POST', flow, {
      attempt_id: random.uuid(),
      line_items: [{ price, quantity: 1 }],
      ...(flow === 'checkout-sessions' && { ui_mode: 'hosted_page' }),
    });
    if (index % 10 >= 8) return;
    paid.add(body.id);
    if (flow === 'checkout-sessions') shop.sandbox.customer.pay(body.id);
    else {
      await shop.page('POST', `payment_intents/${body.id}/confirm`, {
        client_secret: body.client_secret,
        payment_method: 'pm_card_visa',
        return_url: 'https://shop.example/',
      });
    }
  });
  await shop.store.reconcile();
  const settled = [...paid].filter((id) => effects.get(id) === 1).length;
  const unpaid = [...effects.keys()].filter((id) => !paid.has(id)).length;
  return {
    value: `${settled} of ${paid.size}`,
    passed: settled === paid.size && unpaid === 0,
    detail: `${count - paid.size} left unpaid between them, ${unpaid} of those with an effect`,
  };
}
