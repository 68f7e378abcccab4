export { nodeServerOptions } from './node-server-options.js';
export { nodeSqlite } from './node-sqlite.js';
export { toNodeListener, type FetchHandler, type NodeConnection } from './to-node-listener.js';
