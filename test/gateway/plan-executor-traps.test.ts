import { readFileSync } from 'node:fs';
import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  buildASTSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../gateway/plan-executor/check-plan.ts';
import { compileOperation } from '../../gateway/plan-executor/compile-operation.ts';
import { createToInnerKey } from '../../gateway/plan-executor/inner-names.ts';
import { compilePlan } from '../../gateway/plan-executor/compile-plan.ts';
import { findSupergraphFacts } from '../../gateway/plan-executor/supergraph-facts.ts';
import { noHouseRules } from '../../gateway/house-rules.ts';

const document = parse(readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8'));
const schema = buildASTSchema(document, { assumeValidSDL: true });
const facts = findSupergraphFacts(document);

const fetchOf = (serviceName: string, operation: string): FetchNode => ({
  kind: 'Fetch',
  serviceName,
  operation,
  operationName: undefined,
  operationKind: OperationTypeNode.QUERY,
});
const entities = (selections: string) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selections} } }`;
/** A fetch that is given what pages of encounters require. */
const recordFetchOf = (serviceName: string, operation: string): FetchNode => ({
  ...fetchOf(serviceName, operation),
  requires: toGiven(facts.subgraphs.get('patient')?.requires('CareRecord', 'encounters')),
});
const toGiven = (set: SelectionSetNode | undefined): QueryPlanSelectionNode[] =>
  (set?.selections ?? []).flatMap((selection): QueryPlanSelectionNode[] =>
    selection.kind === Kind.FIELD
      ? [{ kind: 'Field', name: selection.name.value, selections: toGiven(selection.selectionSet) }]
      : [],
  );
const planOf = (node: PlanNode): QueryPlan => ({ kind: 'QueryPlan', node });
const check = (node: PlanNode) => () => checkPlan(schema, facts, planOf(node));
const compile = (node: PlanNode) => () => compilePlan({ schema, facts, rules: noHouseRules }, planOf(node));

describe('a plan that asks a subgraph for what only another knows', () => {
  it.each([
    [
      'CareRecord.secondaryEncounterIndex',
      '... on CareRecord { secondaryEncounterIndex { entries { id } } }',
    ],
    ['HospitalEncounter.title', '... on HospitalEncounter { title }'],
    [
      'HospitalEncounter.performers',
      '... on CareRecord { encounters { edges { node { ... on HospitalEncounter { performers { name } } } } } }',
    ],
  ])('is refused (%s)', (field, selections) => {
    expect(check(recordFetchOf('patient', entities(selections)))).toThrow(
      `A plan asks for ${field} where it is not known.`,
    );
  });

  it.each([
    [
      'patient',
      '... on CareRecord { seal encounters { edges { node { __typename id ... on HospitalEncounter { seal title period { start } } } } } }',
    ],
    ['secondary', '... on CareRecord { secondaryEncounterIndex { entries { id } } }'],
    ['secondary', '... on HospitalEncounter { title performers { name } patient { nhsNumber } }'],
  ])('is admitted where it knows it, or brings it along (%s)', (subgraph, selections) => {
    expect(check(recordFetchOf(subgraph, entities(selections)))).not.toThrow();
  });

  it('is refused where it is not given what it requires', () => {
    const operation = entities('... on CareRecord { encounters { totalCount } }');
    expect(check(fetchOf('patient', operation))).toThrow(
      'A plan asks for CareRecord.encounters without primaryEncounterIndex.',
    );
    expect(check(recordFetchOf('patient', operation))).not.toThrow();
  });

  it('is refused wherever in the plan it stands', () => {
    const wrong = fetchOf('patient', entities('... on HospitalEncounter { title }'));
    const right = fetchOf('patient', '{ patient(nhsNumber: "1") { nhsNumber } }');
    const node: PlanNode = {
      kind: 'Sequence',
      nodes: [right, { kind: 'Parallel', nodes: [{ kind: 'Flatten', path: ['patient'], node: wrong }] }],
    };
    expect(check(node)).toThrow('HospitalEncounter.title');
  });
});

describe('a plan without a step', () => {
  const compileEmpty = (query: string) => () => {
    const operation = parse(query).definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    return compileOperation({
      supergraph: schema,
      schema,
      facts,
      rules: noHouseRules,
      operation: operation as OperationDefinitionNode,
      fragments: {},
      plan: { kind: 'QueryPlan' },
      conditions: {},
      toInnerKey: createToInnerKey(facts),
      status: undefined,
      places: undefined,
    });
  };

  it('is refused where something is asked for', () => {
    expect(compileEmpty('{ patient(nhsNumber: "1") { nhsNumber } }')).toThrow(
      'A plan is empty although something is asked for.',
    );
    expect(compileEmpty('{ __typename }')).not.toThrow();
  });
});

describe('a plan with a step that cannot be carried out', () => {
  const sound = fetchOf('patient', '{ patient(nhsNumber: "1") { nhsNumber } }');

  it.each<[string, PlanNode]>([
    ['a part that is deferred', { kind: 'Defer', primary: { node: sound }, deferred: [] }],
    ['a condition', { kind: 'Condition', condition: 'x', ifClause: sound }],
    ['a subgraph that is not known', fetchOf('nowhere', '{ patient(nhsNumber: "1") { nhsNumber } }')],
    ['a way by type', { kind: 'Flatten', path: ['|[Patient]'], node: sound }],
    [
      'what is given from above',
      { ...sound, contextRewrites: [{ kind: 'KeyRenamer', path: ['a'], renameKeyTo: 'b' }] },
    ],
  ])('is refused: %s', (_name, node) => {
    expect(compile(node)).toThrow(/\.$/);
  });

  it('is refused where it is for a subscription', () => {
    const plan: QueryPlan = { kind: 'QueryPlan', node: { kind: 'Subscription', primary: sound } };
    expect(() => compilePlan({ schema, facts, rules: noHouseRules }, plan)).toThrow(
      'A subscription cannot be carried out.',
    );
  });
});
