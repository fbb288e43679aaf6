import { type GraphQLFieldResolver, GraphQLList, GraphQLNonNull, type GraphQLObjectType } from 'graphql';
import { clinicalSettings } from '../../../schema/care-settings.ts';
import {
  findEntries,
  findItems,
  isTiedPlan,
  type Item,
  type Kind,
  nhsNumbers,
  type Opened,
  problemNames,
  toItem,
  toNhsNumber,
  toPlanDocument,
  toProblemName,
  toRelated,
  toRelatedPlan,
} from './facts.ts';
import { generateValue, type Keyed, resolveGenerated } from './generate-value.ts';

type Resolve = GraphQLFieldResolver<Keyed & { readonly opened: Opened }, unknown>;

/** Answers the whole graph as if one process held everything; its lists are merged in a way of their own. */
export const resolveOneGraph: GraphQLFieldResolver<Keyed, unknown> = (source, given, context, info) => {
  const resolve =
    resolvers[`${info.parentType.name}.${info.fieldName}`] ??
    (isItem(source) ? ofItem(info.fieldName) : undefined);
  return (resolve ?? resolveGenerated)(source as never, given, context, info);
};

const isItem = (source: Keyed) => typeof source['date'] !== 'undefined' && typeof source._key === 'string';

const ofItem = (field: string): Resolve | undefined =>
  field === 'patient'
    ? (source) => toPatient((source as unknown as { opened: Opened }).opened.nhsNumber)
    : undefined;

const toPatient = (nhsNumber: string) =>
  nhsNumbers.includes(nhsNumber) ? { _key: `Patient:${nhsNumber}`, nhsNumber } : null;

function findInOrder(opened: Opened, kind: Kind): readonly Item[] {
  const found: Item[] = [];
  for (const setting of clinicalSettings) {
    for (const item of findItems(opened, setting, kind)) {
      const position = found.findIndex((other) => isBefore(item, other));
      found.splice(position === -1 ? found.length : position, 0, item);
    }
  }
  return found;
}

const toPage =
  (kind: Kind): Resolve =>
  ({ opened, _key }, { first = 20 }: { first?: number }, _context, info) => {
    const found = findInOrder(opened, kind);
    const name = kind.charAt(0).toUpperCase() + kind.slice(1);
    return {
      edges: found.slice(0, first).map((item) => ({ cursor: `after ${item.id}`, node: { ...item, opened } })),
      pageInfo: {
        hasNextPage: found.length > first,
        hasPreviousPage: false,
        startCursor: null,
        endCursor: null,
      },
      totalCount: found.length,
      sources: toSources(
        info.schema.getType('Source') as GraphQLObjectType,
        _key,
        (setting) => `${setting}${name}Index.sources`,
      ),
    };
  };

/** Newest first, undated last, ties by id. */
function isBefore(one: Item, other: Item): boolean {
  if (one.date !== other.date) return other.date === null || (one.date !== null && one.date > other.date);
  return one.id < other.id;
}

const toList =
  (list: string): Resolve =>
  ({ opened, _key }, _given, _context, info) => {
    const ids = clinicalSettings.flatMap((setting) => findEntries(opened, setting, list)).toSorted();
    const recorded = list === 'Allergy' ? 'ALLERGIES_RECORDED' : 'RECORDED';
    return {
      state: ids.length > 0 ? recorded : 'NOTHING_RECORDED',
      items: ids.map((id) => ({ _key: id, id, ...toRelated(id) })),
      sources: toSources(
        info.schema.getType('Source') as GraphQLObjectType,
        _key,
        (setting) => `${setting}${list}Index.sources`,
      ),
    };
  };

const toOverview: Resolve = ({ opened, _key }, _given, _context, { schema }) => {
  const items = findInOrder(opened, 'carePlan');
  const plan = schema.getType('SupportPlan') as GraphQLObjectType;
  const listOf = ({ _key: key }: Item, field: 'goals' | 'actions') => {
    const { type } = plan.getFields()[field] ?? { type: plan };
    return (generateValue(type, `${key}.${field}`) ?? []) as readonly unknown[];
  };
  const toPlan = (item: Item) => ({ _key: item._key, plan: { ...item, opened }, ...toRelatedPlan(item.id) });
  const toPart = (item: Item) => ({
    isTied: isTiedPlan(item.id),
    plan: toPlan(item),
    sameAs: [`${item.id} elsewhere`],
  });
  const problems = problemNames.map((display) => {
    const about = items.filter(({ id }) => toProblemName(id) === display);
    return {
      problem: display === null ? null : { display, preferred: null, codings: [] },
      plans: about.map(toPlan),
      goals: about.flatMap((item) => listOf(item, 'goals').map((goal) => ({ goal, ...toPart(item) }))),
      actions: about.flatMap((item) =>
        listOf(item, 'actions').map((action) => ({ action, ...toPart(item) })),
      ),
    };
  });
  return {
    state: items.length > 0 ? 'RECORDED' : 'NOTHING_RECORDED',
    plans: items.map(toPlan),
    problems: problems.filter(({ plans }) => plans.length > 0),
    sources: toSources(
      schema.getType('Source') as GraphQLObjectType,
      _key,
      (setting) => `${setting}CarePlanIndex.sources`,
    ),
  };
};

const toPlanDocuments: Resolve = ({ opened, _key }, _given, _context, { schema }) => {
  const items = findInOrder(opened, 'document').flatMap((document) => {
    const plan = toPlanDocument(document.id);
    return plan === undefined ? [] : { document: { ...document, opened }, ...plan };
  });
  return {
    state: items.length > 0 ? 'RECORDED' : 'NOTHING_RECORDED',
    items,
    sources: toSources(
      schema.getType('Source') as GraphQLObjectType,
      _key,
      (setting) => `${setting}DocumentIndex.sources`,
    ),
  };
};

function toSources(
  source: GraphQLObjectType,
  key: string | undefined,
  toField: (setting: string) => string,
): unknown[] {
  const type = new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(source)));
  return clinicalSettings.flatMap(
    (setting) => generateValue(type, `${key}.${toField(setting)}`) as unknown[],
  );
}

const resolvers: Readonly<Record<string, Resolve>> = {
  'Query.patient': (_root, { nhsNumber }: { nhsNumber: string }) => toPatient(nhsNumber),
  'Query.patients': (_root, given: { nhsNumbers: string[] }) => given.nhsNumbers.map(toPatient),
  'Query.node': (_root, { id }: { id: string }) => ({
    ...toItem(id),
    opened: { nhsNumber: toNhsNumber(id), settings: null },
  }),
  'Patient.record': ({ nhsNumber }, { settings = null }: { settings?: string[] | null }) => ({
    _key: `CareRecord:${String(nhsNumber)}`,
    opened: { nhsNumber: String(nhsNumber), settings },
  }),
  'CareRecord.sources': ({ _key }, _given, _context, info) => {
    const type = new GraphQLList(new GraphQLNonNull(info.schema.getType('Source') as GraphQLObjectType));
    return clinicalSettings.flatMap(
      (setting) => (generateValue(type, `${_key}.${setting}Sources`) ?? []) as unknown[],
    );
  },
  'CareRecord.encounters': toPage('encounter'),
  'CareRecord.carePlans': toPage('carePlan'),
  'CareRecord.carePlansByProblem': toOverview,
  'CareRecord.carePlanDocuments': toPlanDocuments,
  'CareRecord.documents': toPage('document'),
  'CareRecord.allergies': toList('Allergy'),
  'CareRecord.medications': toList('Medication'),
  'CareRecord.conditions': toList('Condition'),
};
