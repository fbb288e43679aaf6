import type { GraphQLFieldResolver } from 'graphql';
import { type ClinicalSetting, clinicalSettings } from '../../../schema/care-settings.ts';
import { kindOf } from './people.ts';
import {
  type Area,
  type Entry,
  findIndex,
  type Index,
  pagedKinds,
  toEntry,
  toIndexField,
  toNhsNumber,
  toSeal,
  toSource,
  wholeLists,
} from './record.ts';
import { type Keyed, resolveGenerated } from './values.ts';

/** Who answers: a subgraph, or one graph that holds everything. */
export type Answering = 'patient' | 'setting' | 'one graph';

type CareRecord = Keyed & { readonly seal: string };
type Resolve = GraphQLFieldResolver<never, Answering>;

/** Answers any field of the product's graph, in a subgraph or in the one graph that holds everything. */
export const resolveField: GraphQLFieldResolver<Keyed, Answering> = (source, given, answering, info) => {
  // What an item is of and what an entry says that it is of go by one name.
  if (info.fieldName === 'type' && info.parentType.name.endsWith('IndexEntry')) return source['_type'];
  const resolve =
    resolvers[`${info.parentType.name}.${info.fieldName}`] ??
    (info.fieldName === 'patient' && 'seal' in source ? toItemPatient : undefined);
  if (resolve === undefined) return resolveGenerated(source, given, answering, info);
  return resolve(source as never, given, answering, info);
};

/** The object that a reference names. */
export function resolveReference(reference: Keyed): Keyed {
  const { seal, id, nhsNumber } = reference;
  if (typeof nhsNumber === 'string') return toPatient(nhsNumber);
  if (typeof seal !== 'string') return reference;
  return typeof id === 'string'
    ? { ...toEntry(id), seal }
    : { ...reference, _key: `record-${kindOf(toNhsNumber(seal))}` };
}

const toPatient = (nhsNumber: string): Keyed => ({ _key: `patient-${kindOf(nhsNumber)}`, nhsNumber });

const toItemPatient: Resolve = ({ seal }: CareRecord) => toPatient(toNhsNumber(seal));

function indexOf(
  record: CareRecord,
  setting: ClinicalSetting,
  area: Area,
  answering: Answering,
): Index | null {
  // The joining subgraph knows only what it is given.
  if (answering === 'patient') return (record[toIndexField(setting, area)] ?? null) as Index | null;
  return findIndex(toNhsNumber(record.seal), setting, area);
}

function joinIndexes(record: CareRecord, area: Area, answering: Answering) {
  const indexes = clinicalSettings.map((setting) => indexOf(record, setting, area, answering));
  return {
    entries: indexes.flatMap((index) => index?.entries ?? []),
    sources: indexes.flatMap((index) => index?.sources ?? []),
  };
}

const toPage =
  (area: Area): Resolve =>
  (record: CareRecord, { first = 20 }: { first?: number }, answering) => {
    const { entries: unordered, sources } = joinIndexes(record, area, answering);
    const entries = unordered.toSorted(compare);
    return {
      edges: entries.slice(0, first).map((entry) => ({
        cursor: `after.${entry.id}`,
        node: { ...toEntry(entry.id), seal: record.seal },
      })),
      pageInfo: {
        hasNextPage: entries.length > first,
        hasPreviousPage: false,
        startCursor: null,
        endCursor: null,
      },
      totalCount: entries.length,
      sources,
    };
  };

const toWholeList =
  (area: Area): Resolve =>
  (record: CareRecord, _given, answering) => {
    const { entries, sources } = joinIndexes(record, area, answering);
    const recorded = area === 'allergy' ? 'ALLERGIES_RECORDED' : 'RECORDED';
    return {
      state: entries.length === 0 ? 'NOTHING_RECORDED' : recorded,
      items: entries.toSorted(compareIds),
      sources,
    };
  };

function toSources(record: CareRecord, setting: ClinicalSetting, answering: Answering): unknown[] {
  if (answering === 'patient') return (record[`${setting}Sources`] ?? []) as unknown[];
  return [toSource(toNhsNumber(record.seal), setting)];
}

const resolvers: Readonly<Record<string, Resolve>> = {
  'Query.patient': (_root, { nhsNumber }: { nhsNumber: string }) => toPatient(nhsNumber),
  'Query.patients': (_root, { nhsNumbers }: { nhsNumbers: string[] }) => nhsNumbers.map(toPatient),
  'Patient.record': ({ nhsNumber }: { nhsNumber: string }) => ({
    _key: `record-${kindOf(nhsNumber)}`,
    seal: toSeal(nhsNumber),
  }),
  'CareRecord.sources': (record: CareRecord, _given, answering) =>
    clinicalSettings.flatMap((setting) => toSources(record, setting, answering)),
  'CareRecord.encounters': toPage('encounter'),
  'CareRecord.carePlans': toPage('carePlan'),
  'CareRecord.documents': toPage('document'),
  'CareRecord.allergies': toWholeList('allergy'),
  'CareRecord.medications': toWholeList('medication'),
  'CareRecord.conditions': toWholeList('condition'),
  ...Object.fromEntries(
    clinicalSettings.flatMap((setting) => [
      [
        `CareRecord.${setting}Sources`,
        (record: CareRecord, _given: unknown, answering: Answering) => toSources(record, setting, answering),
      ],
      ...[...pagedKinds, ...wholeLists].map((area) => [
        `CareRecord.${toIndexField(setting, area)}`,
        (record: CareRecord, _given: unknown, answering: Answering) =>
          indexOf(record, setting, area, answering),
      ]),
    ]),
  ),
};

/** Newest first, ties by id. */
function compare(one: Entry, other: Entry): number {
  const [left, right] = [`${other.date}`, `${one.date}`];
  if (left !== right) return left < right ? -1 : 1;
  return compareIds(one, other);
}

/** What is never paged is joined without dates. */
function compareIds(one: Entry, other: Entry): number {
  return one.id < other.id ? -1 : 1;
}
