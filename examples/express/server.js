import express from 'express';
import { toNodeListener } from '@storetag/server/node';
import { store } from './store.js';

const app = express();

// Before any body parser: the signature of a webhook is over its bytes as they came.
const listener = toNodeListener(store);
app.use((request, response, next) => {
  if (request.path.startsWith('/api/store/')) listener(request, response);
  else next();
});

app.use(express.json());
app.get('/', (_request, response) => response.send('The shop'));

app.listen(Number(process.env.PORT ?? 4242));
