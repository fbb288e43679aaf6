import { getOperationAST, parse, specifiedRules, validate } from 'graphql';
import { careRules } from '../../../gateway/care-rules.ts';
import { createOperationGuard } from '../../../gateway/limits/create-operation-guard.ts';
import { defaultLimits } from '../../../gateway/limits/limits.ts';
import { loadSupergraph } from '../../../gateway/load-supergraph.ts';
import { createGeneration } from '../../../gateway/plan-executor/create-generation.ts';
import { createOperationPlanner } from '../../../gateway/planning/create-operation-planner.ts';
import { warmUp } from '../../../gateway/planning/warm-up.ts';
import { scopes } from '../../../schema/runtime/scopes.ts';
import { createReservedAliasRule, findReservedNames } from '../../../gateway/reserved-alias-rule.ts';

/** How long an operation that is admitted takes, in milliseconds of the thread's processor time. */
export interface Cost {
  /** Until it is refused or admitted: limits, parsing, validation. */
  readonly admission: number;
  readonly planning: number;
  /** What is made of the plan: checked, compiled, its requests written. */
  readonly compilation: number;
  readonly requests: number;
}

/** Why an operation costs no more than its admission. */
export interface Refused {
  readonly refused: string;
  readonly admission: number;
}

/** The processor time of this thread, which a busy machine does not lengthen. */
function now(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Builds what measures operations on the graph as it is checked in, under the limits as they are. */
export function createMeasure(profile: 'sandbox' | 'production' = 'sandbox') {
  const supergraph = loadSupergraph();
  const limits = defaultLimits(profile).operation;
  const guard = createOperationGuard(supergraph.schema, limits);
  const planner = createOperationPlanner(supergraph.sdl, careRules.status);
  const { schema } = planner;
  warmUp(planner, 5000);
  const reserved = findReservedNames(supergraph.schema, supergraph.keys);
  const rules = [...specifiedRules, createReservedAliasRule(() => reserved)];
  let planning = 0;
  const generation = createGeneration({
    supergraph,
    schema,
    rules: careRules,
    createSubgraphs: () => new Map(),
    plan: (question) => {
      const started = now();
      const json = JSON.stringify(planner.plan(question));
      planning = now() - started;
      return Promise.resolve({ plan: JSON.parse(json) as never, weight: json.length });
    },
  });
  // Whoever may ask for anything can ask for the worst.
  const rights = { isAuthenticated: true, scopes: new Set(Object.keys(scopes)), policies: new Set<string>() };
  let count = 0;

  async function measure(query: string): Promise<Cost | Refused> {
    const started = now();
    const refusal = guard({ query, variables: {} });
    const guarded = now() - started;
    if (refusal !== undefined) return { refused: refusal.code, admission: guarded };
    let document;
    try {
      document = parse(query, { maxTokens: limits.tokens });
    } catch {
      return { refused: 'unreadable', admission: now() - started };
    }
    const invalid = validate(schema, document, rules);
    const admission = now() - started;
    if (invalid.length > 0) return { refused: 'invalid', admission };
    const operation = getOperationAST(document);
    if (operation === null || operation === undefined) return { refused: 'unnamed', admission };
    const begun = now();
    const known = generation.get({ key: String((count += 1)), text: query, document, operation }, rights);
    const asker = { name: '', signal: new AbortController().signal };
    try {
      const { requests } = await known.compile({}, asker);
      return {
        admission,
        planning,
        compilation: now() - begun - planning,
        requests: requests.length,
      };
    } catch {
      return { admission, planning, compilation: now() - begun - planning, requests: 0 };
    }
  }

  return { schema, measure };
}
