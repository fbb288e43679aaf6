import { createServer } from 'node:http';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { resolvers, typeDefs } from './people.mjs';

const server = new ApolloServer({ typeDefs, resolvers, csrfPrevention: false });
await server.start();

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    answer(request, JSON.parse(Buffer.concat(chunks).toString()), response).catch(() => response.destroy());
  });
}).listen(Number(process.argv[2]), '127.0.0.1');

async function answer({ headers }, body, response) {
  const given = new HeaderMap([['content-type', 'application/json']]);
  if (headers.accept !== undefined) given.set('accept', headers.accept);
  const result = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers: given, search: '', body },
    context: () => Promise.resolve({}),
  });
  const text = result.body.string;
  response.writeHead(result.status ?? 200, {
    'content-type': result.headers.get('content-type'),
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
