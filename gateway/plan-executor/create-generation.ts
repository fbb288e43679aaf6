import {
  buildASTSchema,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { admitByRules, type HouseRules } from '../house-rules.ts';
import { createWeightedCache } from '../limits/weighted-cache.ts';
import type { PlanAsker, PlanOperation } from '../planning/plan-question.ts';
import { type CompiledOperation, compileOperation } from './compile-operation.ts';
import { type Conditions, findConditionVariables } from './conditions.ts';
import { createToInnerKey } from './inner-names.ts';
import { PlanRefusal } from './plan-refusal.ts';
import { findStatusPlaces } from './status-places.ts';
import type { Subgraphs } from './subgraph.ts';
import { findSupergraphFacts, type SupergraphFacts } from './supergraph-facts.ts';

/** An operation that was asked before, with what was compiled of it. */
export interface KnownOperation {
  /** The variables on which it depends what is asked for, by the client's names. */
  readonly conditions: readonly string[];
  /** Plans and compiles it for one outcome of its conditions, once for all who ask. */
  compile(conditions: Conditions, asker: PlanAsker): Promise<CompiledOperation>;
}

/** One operation as the server parsed and validated it. */
export interface AskedOperation {
  /** What tells it from every other, however it is written. */
  readonly key: string;
  /** The text of its document. */
  readonly text: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** One supergraph with everything that was planned on it; a request keeps to the one that it began with. */
export interface Generation {
  /** Who answers the requests of its plans. */
  readonly subgraphs: Subgraphs;
  get(asked: AskedOperation): KnownOperation;
}

/** What a generation is built from. */
export interface GenerationParts {
  readonly supergraphSdl: string;
  /** What clients see of it. */
  readonly schema: GraphQLSchema;
  readonly rules: HouseRules;
  /** Gives those who answer, by what the supergraph says of each. */
  readonly createSubgraphs: (facts: SupergraphFacts['subgraphs']) => Subgraphs;
  readonly plan: PlanOperation;
}

/** How many characters the texts of all operations that are kept may have, and the plans of all that are compiled. */
const maximumTexts = 16 * 1024 * 1024;
const maximumPlans = 16 * 1024 * 1024;
/** What an entry weighs beside its characters. */
const entryWeight = 2048;

/** Builds the generation of a supergraph. */
export function createGeneration(parts: GenerationParts): Generation {
  const { schema, rules, plan } = parts;
  const { status, impliedKeys } = rules;
  const document = parse(parts.supergraphSdl, { noLocation: true });
  const facts = findSupergraphFacts(document);
  // Composition validated it, and its directives are those of the join specification.
  const supergraph = buildASTSchema(document, { assumeValidSDL: true });
  admitByRules(supergraph, rules);
  const toInnerKey = createToInnerKey(facts.reservedNames);
  const places = status && findStatusPlaces(schema, supergraph, status);
  const common = { supergraph, facts, impliedKeys, schema, status, places, toInnerKey };
  const operations = createWeightedCache<KnownOperation>(maximumTexts);
  const outcomes = createWeightedCache<Promise<CompiledOperation>>(maximumPlans);

  function toKnownOperation({ key, text, document, operation }: AskedOperation): KnownOperation {
    const fragments = findFragments(document);
    const operationName = operation.name?.value;

    function compile(conditions: Conditions, asker: PlanAsker): Promise<CompiledOperation> {
      const outcome = `${key} ${JSON.stringify(conditions)}`;
      const known = outcomes.get(outcome);
      if (known !== undefined) return known;
      const compiled = planAndCompile(outcome, conditions, asker);
      // Who asks the same meanwhile waits for the same; what it weighs is told when it is there.
      outcomes.set(outcome, compiled, entryWeight);
      // What cannot be right is refused for ever; what took too long or waited for too long may be asked again.
      compiled.catch((error: unknown) => {
        if (!(error instanceof PlanRefusal)) outcomes.delete(outcome);
      });
      return compiled;
    }

    async function planAndCompile(
      outcome: string,
      conditions: Conditions,
      asker: PlanAsker,
    ): Promise<CompiledOperation> {
      const question = { text, ...(operationName === undefined ? {} : { operationName }), conditions };
      const planned = await plan(question, asker);
      const compiled = compileOperation({ ...common, operation, fragments, plan: planned.plan, conditions });
      outcomes.set(outcome, Promise.resolve(compiled), entryWeight + planned.weight);
      return compiled;
    }

    return { conditions: findConditionVariables(operation, fragments), compile };
  }

  return {
    subgraphs: parts.createSubgraphs(facts.subgraphs),
    get(asked) {
      const known = operations.get(asked.key) ?? toKnownOperation(asked);
      operations.set(asked.key, known, entryWeight + asked.text.length);
      return known;
    },
  };
}

function findFragments(document: DocumentNode): Readonly<Record<string, FragmentDefinitionNode>> {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null) as never;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}
