import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { toNodeListener } from '@storetag/server/node';

/** Serves a function whose default export takes a `Request`, as Netlify does. */
const { default: answer } = await import(pathToFileURL(process.argv[2]).href);
const context = { waitUntil: (work) => void work };
createServer(toNodeListener((request) => answer(request, context))).listen(
  Number(process.env.PORT),
  '127.0.0.1',
);
