import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import { parse } from 'graphql';
import type { Rights } from '../../../gateway/authorization/rights.ts';
import { type Answer, createWorldOf, type World } from '../plan-executor/world.ts';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: [
  "@key", "@requires", "@external", "@shareable", "@requiresScopes", "@policy", { name: "@authenticated", as: "@login" }
])`;

/** Composes subgraphs whose directives are called as the federation calls them, but `@authenticated`: `@login`. */
export function composeProtected(parts: Readonly<Record<string, string>>): string {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(parts).map(([name, typeDefs]) => ({
      name,
      url: `http://${name}`,
      typeDefs: parse(`${link}\n${typeDefs}`),
    })),
  );
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

/** Two subgraphs that demand much of whoever asks. */
export const protectedParts = {
  people: `
    type Query {
      person: Person
      people: [Person!]
      thing: Thing
      things: [Thing]
      either: Either
      kind: Kind
      code: Code
      strict: Person! @login
    }
    type Mutation { admit: Person discharge: Person @requiresScopes(scopes: [["write"]]) }
    type Person @key(fields: "id") {
      id: ID! @policy(policies: [["ids"]])
      name: String
      hiv: String @requiresScopes(scopes: [["sexual"], ["doctor", "here"]])
      email: String! @login
      friend: Person
      ward: Ward
      visits: [Visit!]
    }
    type Visit { day: String note: String! @login }
    type Ward @login { name: String }
    interface Thing { id: ID! label: String }
    type Open implements Thing { id: ID! label: String own: String }
    type Secret implements Thing @requiresScopes(scopes: [["secret"]]) { id: ID! label: String own: String }
    union Either = Open | Secret
    enum Kind @policy(policies: [["kinds"]]) { A B }
    scalar Code @login
  `,
  risks: `
    type Person @key(fields: "id") {
      id: ID! @policy(policies: [["ids"]])
      hiv: String @external
      risk: String @requires(fields: "hiv") @requiresScopes(scopes: [["sexual"], ["doctor", "here"]])
      advice: String @requiresScopes(scopes: [["advice"]])
    }
  `,
} as const;

const ann = { __typename: 'Person', id: '1', name: 'Ann', hiv: 'HIV', email: 'a@b', ward: { name: 'W1' } };
const person = {
  ...ann,
  friend: { ...ann, id: '2', name: 'Bob' },
  visits: [
    { day: '2025-01-01', note: 'N1' },
    { day: '2025-01-02', note: 'N2' },
  ],
};
const open = { __typename: 'Open', id: 'o', label: 'OPEN', own: 'OPEN-OWN' };
const secret = { __typename: 'Secret', id: 's', label: 'SECRET', own: 'SECRET-OWN' };

const resolvers: Readonly<Record<keyof typeof protectedParts, GraphQLResolverMap<unknown>>> = {
  people: {
    Query: {
      person: () => person,
      people: () => [person, person.friend],
      thing: () => secret,
      things: () => [open, secret],
      either: () => secret,
      kind: () => 'A',
      code: () => 'CODE',
      strict: () => person,
    },
    Mutation: { admit: () => person, discharge: () => person },
    Person: { __resolveReference: () => person },
  },
  risks: {
    Person: {
      __resolveReference: (reference: unknown) => reference,
      risk: ({ hiv }: { hiv: string }) => `risk of ${hiv}`,
      advice: () => 'ADVICE',
    },
  },
};

/** Rights with some scopes and policies, of somebody who is known. */
export function rightsTo(scopes: readonly string[], policies: readonly string[] = []): Rights {
  return { isAuthenticated: true, scopes: new Set(scopes), policies: new Set(policies) };
}

/** What is answered, the places of what is forbidden, and all that subgraphs were asked. */
export interface ProtectedAnswer {
  readonly data: Answer['data'];
  readonly forbidden: readonly string[];
  /** The texts of the requests, one below the other. */
  readonly asked: string;
}

/** Puts the executor before the subgraphs. */
export function createProtectedWorld(): {
  readonly world: World;
  ask(query: string, rights?: Rights, variables?: Record<string, unknown>): Promise<ProtectedAnswer>;
} {
  const schemas = Object.entries(protectedParts).map(([name, typeDefs]) => {
    const own = resolvers[name as keyof typeof protectedParts];
    return [
      name,
      buildSubgraphSchema([{ typeDefs: parse(`${link}\n${typeDefs}`), resolvers: own }]),
    ] as const;
  });
  const world = createWorldOf(composeProtected(protectedParts), new Map(schemas));
  return {
    world,
    async ask(query, rights, variables = {}) {
      world.calls.length = 0;
      const { data, errors = [] } = await world.ask(query, variables, rights);
      return {
        data,
        forbidden: errors.map(({ path, extensions }) =>
          extensions['code'] === 'FORBIDDEN' ? (path ?? []).join('.') : JSON.stringify({ path, extensions }),
        ),
        asked: world.calls.map((call) => call.query).join('\n'),
      };
    },
  };
}
