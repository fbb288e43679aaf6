import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import {
  type AuthorizedOperation,
  createAuthorizer,
  type PermittedOperation,
} from '../authorization/create-authorizer.ts';
import { checkRequests } from '../authorization/check-requests.ts';
import type { Rights } from '../authorization/rights.ts';
import { findFragments } from '../execution/find-fragments.ts';
import type { HouseRules } from '../house-rules.ts';
import { createWeightedCache } from '../limits/weighted-cache.ts';
import type { Supergraph } from '../load-supergraph.ts';
import type { PlanAsker, PlanOperation, PlanQuestion } from '../planning/plan-question.ts';
import type { PlanOutcome } from '../telemetry/request-watch.ts';
import { type CompiledOperation, compileOperation } from './compile-operation.ts';
import { type Conditions, findConditionVariables } from './conditions.ts';
import { createToInnerKey } from './inner-names.ts';
import { PlanRefusal } from './plan-refusal.ts';
import { findStatusPlaces, toOpenRule } from './status-places.ts';
import type { Subgraphs } from './subgraph.ts';
import { findSupergraphFacts, type SupergraphFacts } from './supergraph-facts.ts';

/** An operation that was asked before, with what was compiled of it. */
export interface KnownOperation {
  /** The variables on which it depends what is asked for, by the client's names. */
  readonly conditions: readonly string[];
  /** What its caller may ask for of it; absent where that is all. */
  readonly permitted?: PermittedOperation;
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
  /** Finds what is known of as much of an operation as its caller may ask for. */
  get(asked: AskedOperation, rights: Rights): KnownOperation;
  /** What was planned on it, what was asked last first. */
  inUse(): readonly PlanQuestion[];
}

/** An operation under one outcome of its conditions. */
interface Outcome {
  readonly question: PlanQuestion;
  readonly compiled: Promise<CompiledOperation>;
}

/** What a generation is built from. */
export interface GenerationParts {
  readonly supergraph: Supergraph;
  /** What clients see of it. */
  readonly schema: GraphQLSchema;
  readonly rules: HouseRules;
  /** Gives those who answer, by what the supergraph says of each. */
  readonly createSubgraphs: (facts: SupergraphFacts['subgraphs']) => Subgraphs;
  readonly plan: PlanOperation;
}

/**
 * How many characters the texts of all operations that are kept may have, and the plans of all that are compiled.
 *
 * A character of a plan comes to some 25 bytes once it is compiled, and one of a text to some 40.
 */
const maximumTexts = 2 * 1024 * 1024;
const maximumPlans = 3 * 1024 * 1024;
/** What an entry weighs beside its characters. */
const entryWeight = 2048;

/** Builds the generation of a supergraph. */
export function createGeneration(parts: GenerationParts): Generation {
  const { schema, rules, plan } = parts;
  const status = toOpenRule(parts.supergraph, rules.status);
  const { schema: supergraph, document } = parts.supergraph;
  const facts = findSupergraphFacts(document);
  const toInnerKey = createToInnerKey(facts);
  const places = status && findStatusPlaces(schema, parts.supergraph, status);
  const common = { supergraph, facts, rules, schema, status, places, toInnerKey };
  const authorize = createAuthorizer(parts.supergraph, schema);
  const operations = createWeightedCache<KnownOperation>(maximumTexts);
  const outcomes = createWeightedCache<Outcome>(maximumPlans);

  function toKnownOperation(asked: AuthorizedOperation): KnownOperation {
    const { key, text, document, operation, permitted } = asked;
    const fragments = findFragments(document);
    const operationName = operation.name?.value;

    function compile(conditions: Conditions, asker: PlanAsker): Promise<CompiledOperation> {
      const outcome = `${key} ${JSON.stringify(conditions)}`;
      const known = outcomes.get(outcome);
      if (known !== undefined) {
        asker.watch?.planned('known', 0);
        return known.compiled;
      }
      const question = { text, ...(operationName === undefined ? {} : { operationName }), conditions };
      const compiled = planAndCompile(outcome, question, asker);
      // Who asks the same meanwhile waits for the same; what it weighs is told when it is there.
      outcomes.set(outcome, { question, compiled }, entryWeight);
      // What cannot be right is refused for ever; what took too long or waited for too long may be asked again.
      compiled.catch((error: unknown) => {
        if (!(error instanceof PlanRefusal)) outcomes.delete(outcome);
      });
      return compiled;
    }

    async function planAndCompile(
      outcome: string,
      question: PlanQuestion,
      asker: PlanAsker,
    ): Promise<CompiledOperation> {
      const { conditions } = question;
      const planned = await watchPlan(asker, () => plan(question, asker));
      const compiled = compileOperation({
        ...common,
        operation,
        fragments,
        permitted,
        plan: planned.plan,
        conditions,
      });
      if (permitted !== undefined) {
        checkRequests(compiled.requests, { schema: supergraph, facts, verdicts: permitted.verdicts });
      }
      const entry = { question, compiled: Promise.resolve(compiled) };
      outcomes.set(outcome, entry, entryWeight + planned.weight);
      return compiled;
    }

    const conditions = findConditionVariables(operation, fragments);
    return { conditions, compile, ...(permitted === undefined ? {} : { permitted }) };
  }

  return {
    subgraphs: parts.createSubgraphs(facts.subgraphs),
    get(whole, rights) {
      const asked = authorize(whole, rights);
      const known = operations.get(asked.key) ?? toKnownOperation(asked);
      operations.set(asked.key, known, entryWeight + asked.text.length);
      return known;
    },
    inUse: () =>
      outcomes
        .values()
        .map(({ question }) => question)
        .toReversed(),
  };
}

/** Tells whoever watches how long a plan took, and whether there is one. */
async function watchPlan<Plan>({ watch }: PlanAsker, make: () => Promise<Plan>): Promise<Plan> {
  if (watch === undefined) return make();
  const began = performance.now();
  const end = watch.beginStep('plan');
  let outcome: PlanOutcome = 'refused';
  try {
    const plan = await make();
    outcome = 'made';
    return plan;
  } finally {
    end();
    watch.planned(outcome, performance.now() - began);
  }
}
