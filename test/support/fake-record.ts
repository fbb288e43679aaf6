import type { GraphQLResolverMap } from '@apollo/subgraph';
import {
  careSettingNames,
  clinicalSettings,
  type ClinicalSetting,
  settingTypes,
} from '../../schema/care-settings.ts';

/** Resolvers of a fake subgraph. */
export type FakeResolvers = GraphQLResolverMap<unknown>;

/** The person that every fake subgraph knows. */
export const fakeNhsNumber = '9990000018';

/** The field of `CareRecord` that each setting alone answers. */
export const ownRecordFields = {
  primary: 'gp',
  secondary: 'hospital',
  community: 'community',
  social: 'socialCare',
} as const satisfies Record<ClinicalSetting, string>;

interface Reference {
  readonly id: string;
  readonly seal: string;
}

interface Index {
  readonly sources: readonly unknown[];
  readonly entries: readonly { readonly id: string; readonly type: string; readonly date: string }[];
}

type Record_ = { readonly seal: string } & { readonly [key: string]: unknown };

/** A source in a state. */
export function toFakeSource(setting: ClinicalSetting, state: string) {
  return { setting: careSettingNames[setting], organisation: null, system: 'Fake', state, warnings: [] };
}

/** Resolvers of a fake `patient`: one person, and encounters joined from what the settings contribute. */
export function createFakePatient(): FakeResolvers {
  const toPatient = ({ nhsNumber }: { nhsNumber: string }) => ({
    nhsNumber,
    name: { text: 'Mrs Ada Byron', family: 'Byron', given: ['Ada'], prefix: ['Mrs'] },
    record: { seal: `seal-of-${nhsNumber}` },
  });
  const toIndex = (record: Record_, setting: ClinicalSetting) =>
    (record[`${setting}EncounterIndex`] ?? null) as Index | null;
  return {
    Query: {
      patient: (_parent: unknown, arguments_: { nhsNumber: string }) => toPatient(arguments_),
      patients: (_parent: unknown, { nhsNumbers }: { nhsNumbers: string[] }) =>
        nhsNumbers.map((nhsNumber) => toPatient({ nhsNumber })),
      node: (_parent: unknown, { id }: { id: string }) => ({
        __typename: settingTypes.secondary.encounter,
        id,
        seal: `seal-of-${fakeNhsNumber}`,
      }),
    },
    Mutation: {
      recordRefusals: (_parent: unknown, { refused }: { refused: string }) =>
        (JSON.parse(refused) as readonly unknown[]).length,
    },
    Patient: { __resolveReference: toPatient },
    CareRecord: {
      __resolveReference: (reference: Record_) => reference,
      sources: (record: Record_) =>
        clinicalSettings.flatMap(
          (setting) => record[`${setting}Sources`] ?? [toFakeSource(setting, 'UNAVAILABLE')],
        ),
      encounters(record: Record_) {
        const indexes = clinicalSettings.map((setting) => [setting, toIndex(record, setting)] as const);
        const entries = indexes.flatMap(([, index]) => index?.entries ?? []);
        return {
          edges: entries
            .toSorted((left, right) => right.date.localeCompare(left.date))
            .map((entry) => ({
              cursor: entry.id,
              node: { ...entry, __typename: entry.type, seal: record.seal },
            })),
          pageInfo: { hasNextPage: false, hasPreviousPage: false },
          sources: indexes.flatMap(
            ([setting, index]) => index?.sources ?? [toFakeSource(setting, 'UNAVAILABLE')],
          ),
        };
      },
    },
    Encounter: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    Node: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
  };
}

/** Resolvers of a fake setting that holds two encounters, `<setting>-1` of 2024 and `<setting>-2` of 2025. */
export function createFakeSetting(setting: ClinicalSetting): FakeResolvers {
  const { encounter } = settingTypes[setting];
  const sources = [toFakeSource(setting, 'COMPLETE')];
  const order = clinicalSettings.indexOf(setting) + 1;
  const toEntry = (number: 1 | 2) => ({
    id: `${setting}-${number}`,
    type: encounter,
    date: `202${3 + number}-0${order}-01`,
    kind: 'UNKNOWN',
    status: 'FINISHED',
    period: { start: `202${3 + number}-0${order}-01`, end: null },
    title: `Visit ${number} (${setting})`,
  });
  return {
    CareRecord: {
      __resolveReference: (reference: Reference) => reference,
      [`${setting}Sources`]: () => sources,
      [`${setting}EncounterIndex`]: () => ({ sources, entries: [toEntry(1), toEntry(2)] }),
      [ownRecordFields[setting]]: () => ({
        sources,
        areas: [],
        medicalRecordNumbers: [],
        referrals: [],
        carePackages: [],
        allocations: [],
      }),
    },
    [encounter]: {
      __resolveReference: ({ id, seal }: Reference) => ({
        id,
        seal,
        setting: careSettingNames[setting],
        status: 'FINISHED',
        title: `Visit (${setting})`,
        organisation: { odsCode: 'X', name: `Organisation of ${id}` },
        performers: [{ name: `Performer of ${id}` }],
        patient: { nhsNumber: fakeNhsNumber },
      }),
    },
    Encounter: { __resolveType: () => encounter },
  };
}
