import { Supergraph } from '@apollo/federation-internals';
import { type DocumentNode, execute, parse, validate, visit } from 'graphql';
import { loadSupergraph } from '../../gateway/load-supergraph.ts';
import { resolveOneGraph } from '../property/federated-oracle/one-graph.ts';
import { type RandomOperation, writeOperation } from '../property/federated-oracle/random-operation.ts';

/** An operation with what one graph that never fails says to it. */
export interface Question extends RandomOperation {
  readonly truth: unknown;
  /** The keys under which it is answered what is joined of several settings, which is shorter, and says so itself, where one fails. */
  readonly joinedKeys: ReadonlySet<string>;
}

/** What tells how a source is, which is another thing where it fails, and nothing that is joined. */
const status = ['source'];

/** The fields that are joined of several settings: those that require what others hold. */
function findJoined(document: DocumentNode): ReadonlySet<string> {
  const found = new Set(status);
  visit(document, {
    FieldDefinition({ name, directives = [] }) {
      const isJoined = directives.some(({ arguments: given = [] }) =>
        given.some((argument) => argument.name.value === 'requires'),
      );
      if (isJoined) found.add(name.value);
    },
  });
  return found;
}

/** Gives a whole number from 0 up to the one given. */
export type Pick = (below: number) => number;

/** Builds what writes random operations that the graph admits, with their right answers. */
export function createQuestions(pick: Pick): () => Promise<Question> {
  const { sdl } = loadSupergraph();
  const schema = Supergraph.build(sdl).apiSchema().toGraphQLJSSchema();
  const joined = findJoined(parse(sdl, { noLocation: true }));
  return async () => {
    for (;;) {
      const operation = writeOperation(schema, pick);
      const document = parse(operation.query);
      // Whoever asks is no privacy officer.
      if (operation.query.includes('privacyAlerts')) continue;
      // Two fields of one name can be of types that no answer could hold at once.
      if (validate(schema, document).length > 0) continue;
      const { data } = await execute({
        schema,
        document,
        variableValues: operation.variables,
        rootValue: {},
        fieldResolver: resolveOneGraph,
      });
      const joinedKeys = new Set<string>();
      visit(document, {
        Field({ alias, name }) {
          if (joined.has(name.value)) joinedKeys.add((alias ?? name).value);
        },
      });
      return { ...operation, truth: JSON.parse(JSON.stringify(data)) as unknown, joinedKeys };
    }
  };
}

/** A stream of numbers that is the same for the same seed (mulberry32). */
export function createPick(seed: number): Pick {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return below <= 0 ? 0 : ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A supergraph that is another one by a type that nobody asks for. */
export function toOtherSupergraph(sdl: string, number: number): string {
  return `${sdl}\nenum Other${number} @join__type(graph: PATIENT) { A @join__enumValue(graph: PATIENT) }\n`;
}
