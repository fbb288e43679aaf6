import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { type GraphQLSchema, OperationTypeNode } from 'graphql';
import { type CompiledFetch, compileFetch } from './compile-fetch.ts';
import { type ComposedRequest, composeRequest } from './compose-request.ts';
import type { PlanPath } from './places.ts';
import { PlanRefusal } from './plan-refusal.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';
import type { EntityRules } from '../house-rules.ts';

/** One request of a plan: fetches from one subgraph that nothing keeps from being sent together. */
export interface PlannedRequest {
  readonly subgraph: string;
  readonly fetches: readonly CompiledFetch[];
  /** Whether it changes something. */
  readonly isMutation: boolean;
  /** Which part of the operation it belongs to; each part is answered by itself. */
  readonly part: number;
  readonly composed: ComposedRequest;
  /** Which requests must be over first, by their position in the plan; all of them come before this one. */
  readonly after: readonly number[];
}

/** What a plan is compiled with. */
export interface PlanContext {
  /** The supergraph, with the fields that clients never see. */
  readonly schema: GraphQLSchema;
  readonly facts: SupergraphFacts;
  readonly rules: EntityRules;
}

/** A request while its fetches are still being gathered. */
interface Draft {
  readonly depth: number;
  readonly subgraph: string;
  readonly fetches: CompiledFetch[];
  readonly after: Set<Draft>;
}

/** What a part of a plan comes to: its requests, and how many stages have then passed. */
interface Part {
  readonly drafts: ReadonlySet<Draft>;
  readonly depth: number;
}

/**
 * Compiles a plan into its requests.
 *
 * Fetches that stand equally far from the start and go to one subgraph are sent as one. A request waits for
 * those that its own fetches need, and for no others.
 */
export function compilePlan(context: PlanContext, plan: QueryPlan): readonly PlannedRequest[] {
  if (plan.node === undefined) return [];
  if (plan.node.kind === 'Subscription') throw new PlanRefusal('A subscription cannot be carried out.');
  const drafts = new Map<string, Draft>();

  function compileNode(node: PlanNode, path: PlanPath, before: Part): Part {
    switch (node.kind) {
      case 'Fetch':
        return compileFetchNode(node, path, before);
      case 'Flatten':
        return compileNode(node.node, [...path, ...toPlanPath(node.path)], before);
      case 'Sequence':
        return node.nodes.reduce((part, next) => {
          const { drafts, depth } = compileNode(next, path, part);
          // Whatever follows waits for all that went before, also where a part of it turns out to be empty.
          return { drafts: new Set([...part.drafts, ...drafts]), depth };
        }, before);
      case 'Parallel': {
        const parts = node.nodes.map((next) => compileNode(next, path, before));
        return {
          drafts: new Set(parts.flatMap((part) => [...part.drafts])),
          depth: Math.max(before.depth, ...parts.map(({ depth }) => depth)),
        };
      }
      case 'Condition':
        throw new PlanRefusal('A plan depends on a condition although none was planned.');
      case 'Defer':
        throw new PlanRefusal('A part of an answer cannot be deferred.');
      default:
        throw new PlanRefusal('A plan holds a step that is not known.');
    }
  }

  function compileFetchNode(node: FetchNode, path: PlanPath, before: Part): Part {
    if (node.contextRewrites !== undefined && node.contextRewrites.length > 0) {
      throw new PlanRefusal('A field cannot be given what stands above it.');
    }
    const facts = context.facts.subgraphs.get(node.serviceName);
    if (facts === undefined) throw new PlanRefusal('A plan asks a subgraph that is not known.');
    const fetch = compileFetch({ ...context, facts }, node, path);
    // Only reads by key can be told apart within one answer; whatever else is asked stays a request of its own.
    const { fragments, operation } = fetch.parsed;
    const isPlain = Object.keys(fragments).length === 0 && (operation.directives ?? []).length === 0;
    const isMergeable = node.requires !== undefined && isPlain;
    const key = isMergeable ? `${before.depth} ${node.serviceName}` : `alone ${drafts.size}`;
    let draft = drafts.get(key);
    if (draft === undefined) {
      draft = { depth: before.depth, subgraph: node.serviceName, fetches: [], after: new Set() };
      drafts.set(key, draft);
    }
    draft.fetches.push(fetch);
    for (const one of before.drafts) draft.after.add(one);
    return { drafts: new Set([draft]), depth: before.depth + 1 };
  }

  compileNode(plan.node, [], { drafts: new Set(), depth: 0 });
  const ordered = [...drafts.values()].toSorted((left, right) => left.depth - right.depth);
  return ordered.map(({ subgraph, fetches, after }) => ({
    subgraph,
    fetches,
    part: 0,
    isMutation: fetches.some(({ parsed }) => parsed.operation.operation === OperationTypeNode.MUTATION),
    composed: composeRequest(fetches),
    after: [...after].map((draft) => ordered.indexOf(draft)),
  }));
}

function toPlanPath(path: readonly (string | number)[]): PlanPath {
  return path.map((key) => {
    if (typeof key === 'string' && !key.startsWith('|[')) return key;
    throw new PlanRefusal('A plan leads to objects in a way that is not known.');
  });
}
