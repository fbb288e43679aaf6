import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import type { GraphQLSchema } from 'graphql';
import {
  careSettingNames,
  type ClinicalSetting,
  clinicalSettings,
  settingTypes,
  subgraphNames,
} from '../../../schema/care-settings.ts';
import { parseSubgraph } from '../../../schema/read-subgraph.ts';
import {
  findEntries,
  findItems,
  isTiedPlan,
  type Kind,
  kinds,
  nhsNumbers,
  openSeal,
  problemNames,
  toItem,
  toNhsNumber,
  toPlanDocument,
  toProblemName,
  toRelated,
  toRelatedPlan,
  toSeal,
} from './facts.ts';

type Reference = { readonly id: string; readonly seal: string };
type Index = { readonly sources: readonly unknown[]; readonly entries: readonly Entry[] };
type Entry = { readonly id: string; readonly type: string; readonly date: string | null };
type PlanEntry = Entry & { readonly [field in 'goals' | 'actions']?: readonly unknown[] | null };
type CareRecord = { readonly seal: string } & Readonly<Record<string, unknown>>;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The five subgraphs, with their real contracts, answering from the same facts as the one graph does. */
export function createSubgraphs(): ReadonlyMap<string, GraphQLSchema> {
  return new Map(
    subgraphNames.map((name) => {
      const resolvers = (
        name === 'patient' ? createPatient() : createSetting(name)
      ) as GraphQLResolverMap<unknown>;
      return [name, buildSubgraphSchema([{ typeDefs: parseSubgraph(name), resolvers }])];
    }),
  );
}

function createSetting(setting: ClinicalSetting) {
  const record: Record<string, unknown> = {
    __resolveReference: ({ seal }: Reference) => ({ _key: `CareRecord:${openSeal(seal).nhsNumber}`, seal }),
  };
  const index = (name: string, toEntries: (seal: string) => readonly unknown[]) => {
    const field = `${setting}${name}Index`;
    record[field] = ({ seal, _key }: CareRecord) => ({
      _key: `${String(_key)}.${field}`,
      entries: toEntries(seal),
    });
  };
  for (const kind of kinds) {
    index(capital(kind), (seal) =>
      findItems(openSeal(seal), setting, kind).map((item) => ({ ...item, type: item.__typename })),
    );
  }
  for (const list of ['Allergy', 'Medication', 'Condition']) {
    index(list, (seal) => findEntries(openSeal(seal), setting, list).map((id) => ({ _key: id, id })));
  }
  const types = kinds.map((kind) => [
    settingTypes[setting][kind],
    {
      __resolveReference: ({ id, seal }: Reference) => ({ ...toItem(id), seal }),
      patient: ({ seal }: Reference) => ({ nhsNumber: openSeal(seal).nhsNumber }),
    },
  ]);
  return { CareRecord: record, ...Object.fromEntries(types) };
}

function createPatient() {
  const toPatient = ({ nhsNumber }: { nhsNumber: string }) =>
    nhsNumbers.includes(nhsNumber) ? { _key: `Patient:${nhsNumber}`, nhsNumber } : null;
  const ofSettings = (record: CareRecord, field: string) =>
    clinicalSettings.map((setting) => (record[`${setting}${field}`] ?? null) as Index | null);
  const toList = (record: CareRecord, list: string) => {
    const indexes = ofSettings(record, `${list}Index`);
    const items = indexes.flatMap((index) => index?.entries ?? []);
    return {
      state: items.length === 0 ? 'NOTHING_RECORDED' : list === 'Allergy' ? 'ALLERGIES_RECORDED' : 'RECORDED',
      items: items
        .toSorted((left, right) => (left.id < right.id ? -1 : 1))
        .map((item) => ({ ...item, ...toRelated(item.id) })),
      sources: indexes.flatMap((index) => index?.sources ?? []),
    };
  };
  const settingOf = (id: string) => careSettingNames[id.split('-')[0] as ClinicalSetting];
  const inOrder = (entries: readonly Entry[]) =>
    entries.toSorted((left, right) => order(left).localeCompare(order(right)));
  const toNode = (entry: Entry, { seal }: CareRecord) => ({
    ...entry,
    __typename: entry.type,
    setting: settingOf(entry.id),
    seal,
  });
  const toPage =
    (kind: Kind) =>
    (record: CareRecord, { first = 20 }: { first?: number }) => {
      const indexes = ofSettings(record, `${capital(kind)}Index`);
      const entries = indexes.flatMap((index) => index?.entries ?? []);
      return {
        edges: inOrder(entries)
          .slice(0, first)
          .map((entry) => ({ cursor: `after ${entry.id}`, node: toNode(entry, record) })),
        pageInfo: {
          hasNextPage: entries.length > first,
          hasPreviousPage: false,
          startCursor: null,
          endCursor: null,
        },
        totalCount: entries.length,
        sources: indexes.flatMap((index) => index?.sources ?? []),
      };
    };
  const toOverview = (record: CareRecord) => {
    const indexes = ofSettings(record, 'CarePlanIndex');
    const entries = inOrder(indexes.flatMap((index) => index?.entries ?? []));
    const plans = entries.map((entry: PlanEntry) => {
      const { provenance = null } = entry as { provenance?: unknown };
      const plan = { plan: toNode(entry, record), provenance, ...toRelatedPlan(entry.id) };
      const part = { plan, isTied: isTiedPlan(entry.id), sameAs: [`${entry.id} elsewhere`] };
      return {
        about: toProblemName(entry.id),
        plan,
        goals: (entry.goals ?? []).map((goal) => ({ ...part, goal })),
        actions: (entry.actions ?? []).map((action) => ({ ...part, action })),
      };
    });
    const named = Map.groupBy(plans, ({ about }) => about);
    return {
      state: plans.length === 0 ? 'NOTHING_RECORDED' : 'RECORDED',
      plans: plans.map(({ plan }) => plan),
      problems: problemNames.flatMap((display) => {
        const about = named.get(display) ?? [];
        return about.length === 0
          ? []
          : {
              problem: display && { display, preferred: null, codings: [] },
              plans: about.map(({ plan }) => plan),
              goals: about.flatMap(({ goals }) => goals),
              actions: about.flatMap(({ actions }) => actions),
            };
      }),
      sources: indexes.flatMap((index) => index?.sources ?? []),
    };
  };
  const toPlanDocuments = (record: CareRecord) => {
    const indexes = ofSettings(record, 'DocumentIndex');
    const items = inOrder(indexes.flatMap((index) => index?.entries ?? [])).flatMap((entry) => {
      const plan = toPlanDocument(entry.id);
      return plan === undefined ? [] : [{ ...plan, document: toNode(entry, record) }];
    });
    return {
      state: items.length === 0 ? 'NOTHING_RECORDED' : 'RECORDED',
      items,
      sources: indexes.flatMap((index) => index?.sources ?? []),
    };
  };
  return {
    Query: {
      patient: (_root: unknown, given: { nhsNumber: string }) => toPatient(given),
      patients: (_root: unknown, given: { nhsNumbers: string[] }) =>
        given.nhsNumbers.map((nhsNumber) => toPatient({ nhsNumber })),
      node: (_root: unknown, { id }: { id: string }) => ({
        __typename: toItem(id).__typename,
        id,
        seal: toSeal({ nhsNumber: toNhsNumber(id), settings: null }),
      }),
    },
    Patient: {
      __resolveReference: toPatient,
      record: ({ nhsNumber }: { nhsNumber: string }, { settings }: { settings?: string[] }) => ({
        _key: `CareRecord:${nhsNumber}`,
        seal: toSeal({ nhsNumber, settings: settings ?? null }),
      }),
    },
    CareRecord: {
      __resolveReference: (record: CareRecord) => record,
      sources: (record: CareRecord) =>
        clinicalSettings.flatMap((setting) => (record[`${setting}Sources`] ?? []) as unknown[]),
      encounters: toPage('encounter'),
      carePlans: toPage('carePlan'),
      carePlansByProblem: toOverview,
      carePlanDocuments: toPlanDocuments,
      documents: toPage('document'),
      allergies: (record: CareRecord) => toList(record, 'Allergy'),
      medications: (record: CareRecord) => toList(record, 'Medication'),
      conditions: (record: CareRecord) => toList(record, 'Condition'),
    },
  };
}

/** A text by which newest come first, undated last, and ties are broken by id. */
function order({ date, id }: Entry): string {
  const inverted = date === null ? 'z' : date.replaceAll(/\d/g, (digit) => String(9 - Number(digit)));
  return `${inverted} ${id}`;
}
