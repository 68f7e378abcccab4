import type { Engine } from '../core/engine.js';
import { decodeForm, encodeForm } from '../core/form.js';
import type { Operation } from '../http/operation.js';
import { priceOperations } from '../resources/price-operations.js';
import { productOperations } from '../resources/product-operations.js';
import { isWireObject } from '../core/wire.js';
import { demoCatalog } from './demo-catalog.js';

/** Makes the demo's products and prices, as an owner would in the Dashboard: through the API's own operations. */
export function loadCatalog(engine: Engine): void {
  const call = (operations: readonly Operation[], path: string, params: object): string => {
    const [pattern, id] = path.split('#');
    const found = operations.find((each) => each.method === 'POST' && each.path === pattern);
    if (!found) throw new TypeError(`There is no POST ${path}.`);
    const caller = { engine, id: id ?? '', key: 'secret', path } as const;
    const made = found.prepare(decodeForm(encodeForm(params)), caller).run();
    if (!isWireObject(made)) throw new TypeError(`POST ${path} made nothing.`);
    return made.id;
  };
  // Stripe lists the newest first, and so would the demo show it: what shall stand first is made last.
  for (const { product, prices, archived } of demoCatalog.toReversed()) {
    const id = call(productOperations, '/v1/products', product);
    const priceIds = prices.map((price) => {
      const { archived: old, ...params } = { archived: false, ...price };
      const priceId = call(priceOperations, '/v1/prices', { ...params, product: id });
      if (old) call(priceOperations, `/v1/prices/:id#${priceId}`, { active: false });
      return { id: priceId, old };
    });
    const first = priceIds.find(({ old }) => !old);
    if (first) call(productOperations, `/v1/products/:id#${id}`, { default_price: first.id });
    if (archived) call(productOperations, `/v1/products/:id#${id}`, { active: false });
  }
}
