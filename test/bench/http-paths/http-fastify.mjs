import { ApolloServer } from '@apollo/server';
import fastifyApollo from '@as-integrations/fastify';
import Fastify from 'fastify';
import { resolvers, typeDefs } from './people.mjs';

const server = new ApolloServer({ typeDefs, resolvers, csrfPrevention: false });
await server.start();
const app = Fastify();
await app.register(fastifyApollo(server));
await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
