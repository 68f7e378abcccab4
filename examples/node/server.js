import { createServer } from 'node:http';
import { nodeServerOptions, toNodeListener } from '@storetag/server/node';
import { store } from './store.js';

const server = createServer(nodeServerOptions, toNodeListener(store)).listen(
  Number(process.env.PORT ?? 4242),
);

// What webhooks missed, and stock that is due.
const timer = setInterval(() => void store.reconcile(), 60_000);

process.once('SIGTERM', () => {
  clearInterval(timer);
  server.close();
});
