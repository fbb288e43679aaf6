// What is left where Apollo Server is left out: one parse, one write of JSON.
import { createServer } from 'node:http';
import { resolvers } from './people.mjs';

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { query, variables = {} } = JSON.parse(Buffer.concat(chunks).toString());
    const field = /\b(person|people)\(/.exec(query)?.[1];
    const data =
      field === undefined
        ? { __typename: 'Query' }
        : { [field]: resolvers.Query[field](undefined, variables) };
    const text = JSON.stringify({ data });
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
