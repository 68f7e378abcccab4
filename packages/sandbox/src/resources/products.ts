import type Stripe from 'stripe';
import { createdField, isWithin } from '../core/created-range.js';
import type { Engine } from '../core/engine.js';
import { pageFields, paginate } from '../core/pagination.js';
import {
  flag,
  hashOf,
  listOf,
  metadata,
  oneOf,
  required,
  text,
  unmodelled,
  unsettable,
  type FieldsOf,
  type Params,
} from '../core/params.js';
import type { ProductRecord } from '../core/records.js';
import { invalidRequest } from '../core/stripe-failure.js';
import { operation } from '../http/operation.js';
import { mergeMetadata } from './merge-metadata.js';
import { createPrice, defaultPriceFields } from './prices.js';
import { changes } from './changes.js';

const image = text({ max: 2048, pattern: /^(https?:\/\/|\/pictures\/)/ });
const features = listOf(
  hashOf({
    name: required(text({ max: 80 })),
  } satisfies FieldsOf<Stripe.ProductCreateParams.MarketingFeature>),
  { max: 15 },
);

const createFields = {
  name: required(text()),
  active: flag(),
  default_price_data: hashOf(defaultPriceFields),
  description: text({ max: 40_000 }),
  id: text({ max: 255, pattern: /^[\w-]+$/ }),
  images: listOf(image, { max: 8 }),
  marketing_features: features,
  metadata: metadata(),
  package_dimensions: unmodelled(),
  shippable: flag(),
  statement_descriptor: text({ max: 22 }),
  tax_code: text({ pattern: /^txcd_\d+$/ }),
  tax_details: unmodelled(),
  type: oneOf('good', 'service'),
  unit_label: text({ max: 12 }),
  url: text({ max: 5000, pattern: /^https?:/ }),
} satisfies FieldsOf<Stripe.ProductCreateParams>;

/** Makes a product. */
export function createProduct(engine: Engine, params: Params<typeof createFields>): ProductRecord {
  const { products } = engine.state;
  const id = params.id ?? engine.ids.next('prod_', 14);
  if (products.find(id)) {
    throw invalidRequest('Product already exists.', 'resource_already_exists', 'id');
  }
  const now = engine.clock.seconds();
  const product = products.add<ProductRecord>({
    id,
    object: 'product',
    active: params.active ?? true,
    created: now,
    default_price: null,
    description: params.description ?? null,
    images: params.images ?? [],
    livemode: false,
    marketing_features: params.marketing_features ?? [],
    metadata: mergeMetadata({}, params.metadata),
    name: params.name,
    package_dimensions: null,
    shippable: params.shippable ?? null,
    statement_descriptor: params.statement_descriptor ?? null,
    tax_code: params.tax_code ?? null,
    tax_details: null,
    type: params.type ?? 'service',
    unit_label: params.unit_label ?? null,
    updated: now,
    url: params.url ?? null,
  });
  if (params.default_price_data) {
    product.default_price = createPrice(engine, { ...params.default_price_data, product: id }).id;
  }
  engine.emit('product.created', product);
  return product;
}

const updateFields = {
  active: flag(),
  default_price: unsettable(text()),
  description: unsettable(text({ max: 40_000 })),
  images: unsettable(listOf(image, { max: 8 })),
  marketing_features: unsettable(features),
  metadata: unsettable(metadata()),
  name: text(),
  package_dimensions: unmodelled(),
  shippable: flag(),
  statement_descriptor: text({ max: 22 }),
  tax_code: unsettable(text({ pattern: /^txcd_\d+$/ })),
  tax_details: unmodelled(),
  unit_label: unsettable(text({ max: 12 })),
  url: unsettable(text({ pattern: /^https?:/ })),
} satisfies FieldsOf<Stripe.ProductUpdateParams>;

/** Changes a product. */
export function updateProduct(
  engine: Engine,
  id: string,
  { metadata: changed, images, marketing_features, ...rest }: Params<typeof updateFields>,
): ProductRecord {
  const product = engine.state.products.get(id);
  if (rest.default_price) {
    const price = engine.state.prices.refer(rest.default_price, 'default_price');
    if (price.product !== id) {
      throw invalidRequest(
        `The price specified is not associated with this product. Price: \`${price.id}\`.`,
        undefined,
        'default_price',
      );
    }
  }
  const previous = changes(product, {
    ...rest,
    ...(images === undefined ? {} : { images: images ?? [] }),
    ...(marketing_features === undefined ? {} : { marketing_features: marketing_features ?? [] }),
    ...(changed === undefined ? {} : { metadata: mergeMetadata(product.metadata, changed) }),
  });
  if (previous) {
    const before = changes(product, { updated: engine.clock.seconds() });
    engine.emit('product.updated', product, { ...previous, ...before });
  }
  return product;
}

const listFields = {
  active: flag(),
  created: createdField,
  ids: listOf(text()),
  shippable: flag(),
  type: oneOf('good', 'service'),
  url: text(),
  ...pageFields,
} satisfies FieldsOf<Stripe.ProductListParams>;

/** Products: `/v1/products`. @see {@link https://docs.stripe.com/api/products} */
export const productOperations = [
  operation({
    method: 'POST',
    path: '/v1/products',
    params: createFields,
    run: ({ engine }, params) => createProduct(engine, params),
  }),
  operation({
    method: 'GET',
    path: '/v1/products',
    params: listFields,
    run({ engine, path }, params) {
      const { active, created, ids, shippable, type, url } = params;
      if (ids && (params.starting_after ?? params.ending_before) !== undefined) {
        throw invalidRequest(
          'You cannot use `ids` with `starting_after` or `ending_before`.',
          undefined,
          'ids',
        );
      }
      const all = engine.state.products.newestFirst();
      const found = all.filter(
        (product) =>
          (active ?? product.active) === product.active &&
          (shippable ?? product.shippable) === product.shippable &&
          (type ?? product.type) === product.type &&
          (url ?? product.url) === product.url &&
          (!ids || ids.includes(product.id)) &&
          isWithin(product.created, created),
      );
      return paginate(found, params, path, 'product', all);
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/products/:id',
    params: {},
    run: ({ engine, id }) => engine.state.products.get(id),
  }),
  operation({
    method: 'POST',
    path: '/v1/products/:id',
    params: updateFields,
    run: ({ engine, id }, params) => updateProduct(engine, id, params),
  }),
  operation({
    method: 'DELETE',
    path: '/v1/products/:id',
    params: {},
    run({ engine, id }) {
      const product = engine.state.products.get(id);
      for (const price of engine.state.prices.values()) {
        if (price.product === id) {
          throw invalidRequest(
            'This product cannot be deleted because it has one or more user-created prices.',
          );
        }
      }
      engine.state.products.delete(id);
      engine.emit('product.deleted', product);
      return { id, object: 'product', deleted: true };
    },
  }),
];
