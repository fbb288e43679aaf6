import type { FetchNode } from '@apollo/query-planner';
import { type GraphQLSchema, isObjectType } from 'graphql';
import { type AskedFetch, toAnsweredEntityType } from '../data-source/admit-answer.ts';
import { createFetchSelection } from '../data-source/fetch-selection.ts';
import { echoPrefix, findIdentityFault } from '../data-source/identity.ts';
import type { ResponseObject } from '../execution/response-object.ts';
import type { EntityRules } from '../house-rules.ts';
import { compileObjectFit, type Fit } from './compile-fit.ts';
import { createRewrite, type Rewrite } from './data-rewrites.ts';
import { withEchoes } from './echoes.ts';
import type { PlanPath } from './places.ts';
import { parseFetch, type ParsedFetch } from './parse-fetch.ts';
import { copyJson, getOwn, setOwn } from './response-objects.ts';
import { createRepresent, type Represent } from './represent.ts';
import type { SubgraphFacts } from './supergraph-facts.ts';

/** One fetch of a plan, ready to be carried out any number of times. */
export interface CompiledFetch {
  /** Where in the answer the objects stand that it adds to. */
  readonly path: PlanPath;
  readonly parsed: ParsedFetch;
  /** The variables that it is given, by the names that subgraphs know. */
  readonly variables: readonly string[];
  /** Represents an object to the subgraph; absent where fields of the root are asked for. */
  readonly represent?: Represent;
  /** The keys that are answered of an object that was asked for as one of a type. */
  keysOf(type: string, object: ResponseObject): readonly string[];
  /** Answers with `null` what is asked of an object that cannot be named; absent where that is a fault. */
  readonly fillAbsent?: (object: ResponseObject) => void;
  /** Tells whether an object, or the root, is exactly what was asked for, and the very one. */
  isExact(value: unknown, type: string, representation: ResponseObject | undefined): boolean;
  /** What admits an answer that is not exact. */
  ask(representations: readonly ResponseObject[] | undefined): AskedFetch;
  readonly rewrite?: Rewrite;
  readonly rootType: string;
  /** The interfaces that its subgraph knows as if they were object types. */
  readonly interfaceObjects: ReadonlySet<string>;
}

/** What is answered of objects of one type. */
interface Answered {
  readonly name: string;
  readonly keys: readonly string[];
  readonly fit: Fit;
}

/** What a fetch is compiled with. */
export interface FetchContext {
  /** The supergraph, with the fields that clients never see. */
  readonly schema: GraphQLSchema;
  readonly facts: SubgraphFacts;
  readonly rules: EntityRules;
}

/** Compiles one fetch of a plan. */
export function compileFetch(context: FetchContext, node: FetchNode, path: PlanPath): CompiledFetch {
  const { schema, facts, rules } = context;
  const { impliedKeys, isAbsenceFault } = rules;
  const planned = parseFetch(node.operation);
  const { fetch: parsed, echoes } = withEchoes(schema, facts, planned, node.requires ?? [], impliedKeys);
  // What objects echo is no part of the answer, so the selection is that of the fetch as it was planned.
  const selection = createFetchSelection(schema, planned);
  const rootType = schema.getRootType(node.operationKind)?.name ?? 'Query';
  const { interfaceObjects } = facts;
  const byType = new Map<string, Answered>();

  function ofType(asked: string, object: unknown): Answered {
    const type = toAnsweredEntityType({ schema, interfaceObjects }, asked, object);
    let answered = byType.get(type.name);
    if (answered === undefined) {
      const fields = selection.top(type);
      const echoed = parsed.entities === undefined ? 0 : (echoes.get(type.name)?.length ?? 0);
      // What a subgraph takes for an object type is in truth of a type that only another one knows.
      const keys = [...fields.keys()].filter((key) => key !== '__typename' || isObjectType(type));
      const fit = compileObjectFit({ schema, selection, interfaceObjects }, type, fields, echoed);
      byType.set(type.name, (answered = { name: type.name, keys, fit }));
    }
    return answered;
  }

  function fillAbsent(object: ResponseObject): void {
    const type = object['__typename'];
    // An object of another type than the fetch is about is asked for nothing here.
    if (typeof type !== 'string' || !isObjectType(schema.getType(type))) return;
    for (const key of ofType(type, object).keys)
      if (getOwn(object, key) === undefined) setOwn(object, key, null);
  }

  const represent = node.requires && createRepresent(schema, node.requires);
  const rewriteInput = createRewrite(schema, node.inputRewrites);
  const rewrite = createRewrite(schema, node.outputRewrites);
  return {
    path,
    parsed,
    variables: node.variableUsages ?? [],
    rootType,
    interfaceObjects,
    ...(represent === undefined ? {} : { represent: withRewrite(represent, rewriteInput) }),
    ...(rewrite === undefined ? {} : { rewrite }),
    keysOf: (type, object) => ofType(type, object).keys,
    ...(isAbsenceFault ? {} : { fillAbsent }),
    isExact(value, type, representation) {
      const { name, fit } = ofType(type, value);
      if (!fit(value)) return false;
      const object = value as ResponseObject;
      if (object['__typename'] !== undefined && object['__typename'] !== name) return false;
      return representation === undefined || findIdentityFault(object, representation, echoes) === undefined;
    },
    ask: (representations) => ({
      schema,
      echoes,
      selection,
      rootType,
      interfaceObjects,
      isAbsenceFault,
      ...(representations === undefined ? {} : { representations }),
    }),
  };
}

function withRewrite(represent: Represent, rewrite: Rewrite | undefined): Represent {
  if (rewrite === undefined) return represent;
  return (object) => {
    // What is represented may be taken over from the answer, which must not change.
    const representation = copyJson(represent(object)) as ReturnType<Represent>;
    rewrite(representation);
    return representation;
  };
}

/** Tells whether a key of an answer only says which object it is about. */
export function isEcho(key: string): boolean {
  return key.startsWith(echoPrefix);
}
