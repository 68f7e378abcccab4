// A process that claims an order, says so, and never gets to acknowledge it. Runs the sources, as the tests do.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier.startsWith('.') ? specifier.replace(/\.js$/, '.ts') : specifier, context),
});
const { nodeSqlite } = await import('../node/node-sqlite.ts');
const { sqlStore } = await import('./sql-store.ts');

const claim = await sqlStore(nodeSqlite(process.argv[2]), { now: Date.now }).claim('cs_1', 30_000);
process.send(claim);
setInterval(() => {}, 1000);
