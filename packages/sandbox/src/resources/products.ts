import type Stripe from 'stripe';
import type { Engine } from '../core/engine.js';
import {
  flag,
  hashOf,
  listOf,
  metadata,
  oneOf,
  text,
  unmodelled,
  unsettable,
} from '../core/fields.js';
import { required, type FieldsOf, type Params } from '../core/params.js';
import type { ProductRecord } from '../core/records.js';
import { invalidRequest } from '../core/stripe-failure.js';
import { mergeMetadata } from './merge-metadata.js';
import { defaultPriceFields } from './price-fields.js';
import { createPrice } from './prices.js';
import { changes } from './changes.js';

const image = text({ max: 2048, pattern: /^(https?:\/\/|\/pictures\/)/ });
const features = listOf(
  hashOf({
    name: required(text({ max: 80 })),
  } satisfies FieldsOf<Stripe.ProductCreateParams.MarketingFeature>),
  { max: 15 },
);

/** `POST /v1/products`. */
export const productFields = {
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
export function createProduct(engine: Engine, params: Params<typeof productFields>): ProductRecord {
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

/** `POST /v1/products/:id`. */
export const productUpdateFields = {
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
  { metadata: changed, images, marketing_features, ...rest }: Params<typeof productUpdateFields>,
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
