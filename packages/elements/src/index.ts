export { BuyButton } from './buy-button/buy-button.js';
export { configureStore, type StoreConfiguration } from './configure-store.js';
export * from './events.js';
export { OrderStatus } from './order-status/order-status.js';
export { ProductCard } from './product-card/product-card.js';
export { ProductList } from './product-list/product-list.js';
export { StoreError, type StoreErrorCode } from './store-error.js';
export type { Order, Price, Problem, Product } from '@storetag/protocol';
