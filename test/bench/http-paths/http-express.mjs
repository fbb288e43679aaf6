import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { resolvers, typeDefs } from './people.mjs';

const server = new ApolloServer({ typeDefs, resolvers, csrfPrevention: false });
await server.start();
const app = express();
app.use('/graphql', express.json(), expressMiddleware(server));
app.listen(Number(process.argv[2]), '127.0.0.1');
