import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { store } from './store.js';

const app = new Hono();
app.all('/api/store/*', ({ req, env }) => {
  const { http, identity } = env.requestContext;
  return store.fetch(req.raw, { remoteAddress: http?.sourceIp ?? identity?.sourceIp });
});

/** Takes the events of API Gateway (both versions), of function URLs and of load balancers. */
export const handler = handle(app);

/** For a schedule of EventBridge, `rate(1 minute)`: finds what webhooks missed. */
export const reconcile = () => store.reconcile();
