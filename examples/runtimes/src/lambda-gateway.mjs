import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

/**
 * Serves a Lambda function as an API Gateway does, with events of version 2.0.
 *
 * @see {@link https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html}
 */
const { handler } = await import(pathToFileURL(process.argv[2]).href);

createServer(async (request, response) => {
  const body = await buffer(request);
  const [rawPath = '/', rawQueryString = ''] = (request.url ?? '/').split('?', 2);
  const answer = await handler(
    {
      version: '2.0',
      routeKey: '$default',
      rawPath,
      rawQueryString,
      headers: request.headers,
      requestContext: {
        domainName: request.headers.host,
        http: { method: request.method, path: rawPath, sourceIp: '127.0.0.1' },
      },
      ...(body.length > 0 && { body: body.toString('base64') }),
      isBase64Encoded: true,
    },
    { callbackWaitsForEmptyEventLoop: false },
  );
  response.writeHead(answer.statusCode, answer.headers);
  response.end(Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8'));
}).listen(Number(process.env.PORT), '127.0.0.1');
