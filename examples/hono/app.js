import { Hono } from 'hono';
import { store } from './store.js';

const app = new Hono();
app.all('/api/store/*', (context) => store.fetch(context.req.raw, context.env));

// Bun and `deno serve` take this as it is.
export default { port: Number(process.env.PORT ?? 4242), fetch: app.fetch };
