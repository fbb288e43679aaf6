import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, type SelectionSetNode } from 'graphql';
import { type ParsedFetch, parseFetch } from './parse-fetch.ts';
import { PlanRefusal } from './plan-refusal.ts';

/** One fetch of a plan with what it needs and what it gives, as ways from the root by response keys. */
interface Step {
  readonly node: FetchNode;
  /** Where its objects stand, with the marks of lists. */
  readonly path: readonly string[];
  readonly needs: readonly string[];
  readonly gives: ReadonlySet<string>;
  readonly after: Set<Step>;
}

/**
 * Gives a plan in which each fetch comes after those that give what it needs.
 *
 * The planner can put a fetch beside one that it depends on, where what is required itself requires something. Fails
 * with a `PlanRefusal` where nobody gives what a fetch needs, or two fetches wait for each other.
 */
export function withFetchesInOrder(plan: QueryPlan): QueryPlan {
  const { node } = plan;
  if (node === undefined || node.kind === 'Subscription') return plan;
  const steps: Step[] = [];
  if (!collectSteps(node, [], new Set(), steps)) return plan;
  let isInOrder = true;
  for (const step of steps) {
    const known = findBefore(step);
    for (const need of step.needs) {
      if ([...known].some((other) => other.gives.has(need))) continue;
      const giver = steps.find((other) => other !== step && other.gives.has(need));
      if (giver === undefined) throw new PlanRefusal(`A plan needs ${need}, for which nobody is asked.`);
      step.after.add(giver);
      isInOrder = false;
    }
  }
  return isInOrder ? plan : { ...plan, node: toStages(steps) };
}

/** Collects the fetches of a plan; tells whether it holds nothing else. */
function collectSteps(
  node: PlanNode,
  path: readonly string[],
  before: ReadonlySet<Step>,
  steps: Step[],
): boolean {
  switch (node.kind) {
    case 'Fetch':
      steps.push(toStep(node, path, before));
      return true;
    case 'Flatten':
      return collectSteps(node.node, [...path, ...node.path.map(String)], before, steps);
    case 'Parallel':
      return node.nodes.every((one) => collectSteps(one, path, before, steps));
    case 'Sequence': {
      const passed = new Set(before);
      return node.nodes.every((one) => {
        const from = steps.length;
        const isPlain = collectSteps(one, path, new Set(passed), steps);
        for (const step of steps.slice(from)) passed.add(step);
        return isPlain;
      });
    }
    default:
      // What cannot be carried out at all is refused when it is compiled.
      return false;
  }
}

function toStep(node: FetchNode, path: readonly string[], before: ReadonlySet<Step>): Step {
  const fetch = parseFetch(node.operation);
  const place = path.filter((key) => key !== '@').join('.');
  const gives = new Set<string>();
  const set = fetch.entities?.selectionSet ?? fetch.operation.selectionSet;
  collectGiven(set, place, fetch, gives);
  const needs: string[] = [];
  collectNeeded(node.requires ?? [], place, needs);
  return { node, path, needs, gives, after: new Set(before) };
}

function collectGiven(set: SelectionSetNode, place: string, fetch: ParsedFetch, gives: Set<string>): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fetch.fragments[selection.name.value];
      if (fragment !== undefined) collectGiven(fragment.selectionSet, place, fetch, gives);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      collectGiven(selection.selectionSet, place, fetch, gives);
    } else {
      // A field that two types answer differently is given back its own key.
      const key = (selection.alias ?? selection.name).value.replace(/__alias_\d+$/, '');
      const own = place === '' ? key : `${place}.${key}`;
      gives.add(own);
      if (selection.selectionSet !== undefined) collectGiven(selection.selectionSet, own, fetch, gives);
    }
  }
}

function collectNeeded(selections: readonly QueryPlanSelectionNode[], place: string, needs: string[]): void {
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') collectNeeded(selection.selections, place, needs);
    else if (selection.name !== '__typename') {
      const own = `${place}.${selection.alias ?? selection.name}`;
      needs.push(own);
      collectNeeded(selection.selections ?? [], own, needs);
    }
  }
}

/** All that is over when a step begins. */
function findBefore(step: Step, found = new Set<Step>()): ReadonlySet<Step> {
  for (const one of step.after) {
    if (found.has(one)) continue;
    found.add(one);
    findBefore(one, found);
  }
  return found;
}

/** A plan in stages, each of which begins when the one before is over. */
function toStages(steps: readonly Step[]): PlanNode {
  const stages: PlanNode[] = [];
  const over = new Set<Step>();
  while (over.size < steps.length) {
    const next = steps.filter((step) => !over.has(step) && [...step.after].every((one) => over.has(one)));
    if (next.length === 0) throw new PlanRefusal('Two fetches of a plan wait for each other.');
    for (const step of next) over.add(step);
    stages.push({ kind: 'Parallel', nodes: next.map(toNode) });
  }
  return { kind: 'Sequence', nodes: stages };
}

function toNode({ node, path }: Step): PlanNode {
  return path.length === 0 ? node : { kind: 'Flatten', path: [...path], node };
}
