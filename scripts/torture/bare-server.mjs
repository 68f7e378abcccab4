// node:http and nothing else: sends the same bytes to everybody, as a measure for others.
import { createServer } from 'node:http';
import { serveCalls } from './serve-calls.mjs';

const { headers, body } = JSON.parse(process.env.TORTURE);
const bytes = Buffer.from(body);
const server = createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(bytes);
});
await new Promise((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});
serveCalls({});
process.send({ call: 'ready', result: { port: server.address().port } });
