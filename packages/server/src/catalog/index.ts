/** The catalogue as the store has it, for tools that make files of it. */
export { createStripe, type StripeAccess } from '../stripe/create-stripe.js';
export { findProducts, type ProductQuery } from './find-products.js';
export { listCatalog, type CatalogRules, type Listed, type Snapshot } from './list-catalog.js';
