export * from './catalog.js';
export * from './checkout.js';
export * from './config.js';
export * from './ids.js';
export * from './money.js';
export * from './order.js';
export * from './problem.js';
export * from './reader.js';
