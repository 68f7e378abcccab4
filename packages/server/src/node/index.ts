export { nodeSqlite } from './node-sqlite.js';
export { toNodeListener, type FetchHandler } from './to-node-listener.js';
