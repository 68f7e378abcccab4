import fastify from 'fastify';
import { toNodeListener } from '@storetag/server/node';
import { store } from '../../express/store.js';

/** As the server's README tells to mount a store in Fastify. */
const app = fastify();
const listener = toNodeListener(store);
app.register(async (scope) => {
  // The store reads its bodies itself: the signature of a webhook is over their bytes.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  scope.all('/api/store/*', (request, reply) => {
    reply.hijack();
    listener(request.raw, reply.raw);
  });
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
