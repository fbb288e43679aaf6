import {
  careSettingNames,
  type ClinicalSetting,
  clinicalSettings,
  settingTypes,
} from '../../../schema/care-settings.ts';
import { toDate, toNumber } from '../../property/federated-oracle/generate-value.ts';
import { encountersOf, kindOf } from './people.ts';
import type { Keyed } from './values.ts';

/** The kinds of item that have a page of their own in a record. */
export const pagedKinds = ['encounter', 'carePlan', 'document'] as const;

/** The lists that are never paged. */
export const wholeLists = ['allergy', 'medication', 'condition'] as const;

/** A list of a record that is joined over settings. */
export type Area = (typeof pagedKinds)[number] | (typeof wholeLists)[number];

/** How much a usual person has of each; in the order of the settings: primary, secondary, community, social. */
const sizes: Readonly<Record<Area, readonly [number, number, number, number]>> = {
  encounter: [14, 6, 9, 5],
  carePlan: [0, 0, 2, 2],
  document: [6, 4, 1, 2],
  allergy: [3, 1, 0, 0],
  medication: [7, 0, 1, 0],
  condition: [6, 2, 1, 0],
};

/** One entry of what a setting contributes to a joined list. */
export interface Entry {
  readonly _key: string;
  readonly id: string;
  readonly date: string | null;
  /** The type of item that it is an entry of; absent in lists that are never paged. */
  readonly _type?: string;
}

/** What a setting contributes to a joined list. */
export interface Index {
  readonly sources: readonly Keyed[];
  readonly entries: readonly Entry[];
}

// As long as what the product seals, and without a digit, so that nothing in it looks like a person.
const sealPadding = 'c'.repeat(580);
const idPadding = 'i'.repeat(76);

/** The key of a person's record. */
export function toSeal(nhsNumber: string): string {
  return `seal.${nhsNumber}.${sealPadding}`;
}

/** The person whose record, or item of a record, a key is of. */
export function toNhsNumber(key: string): string {
  return /999\d{7}/.exec(key)?.[0] ?? '';
}

/** What a setting holds for a joined list. */
export function findIndex(nhsNumber: string, setting: ClinicalSetting, area: Area): Index {
  const entries = Array.from({ length: countEntries(nhsNumber, setting, area) }, (_, index) =>
    toEntry(
      `${setting}.${area}.${String.fromCodePoint(97 + (index % 26))}${index}.${nhsNumber}.${idPadding}`,
    ),
  );
  return { sources: [toSource(nhsNumber, setting)], entries };
}

/** The item, or entry of a list, that an id names. */
export function toEntry(id: string): Entry {
  const [setting, area, index = ''] = id.split('.') as [ClinicalSetting, Area, string?];
  // A person's number is no part of the key from which values are made, only what they have is.
  const key = `${setting}-${area}-${index}-${kindOf(toNhsNumber(id))}`;
  const type = isPaged(area) ? settingTypes[setting][area] : undefined;
  return {
    _key: key,
    id,
    date: toDate(toNumber(key)),
    ...(type === undefined ? {} : { _type: type, __typename: type, setting: careSettingNames[setting] }),
  };
}

/** What a setting says of itself. */
export function toSource(nhsNumber: string, setting: ClinicalSetting): Keyed {
  return {
    _key: `source-${setting}-${kindOf(nhsNumber)}`,
    setting: careSettingNames[setting],
    state: 'COMPLETE',
    reasonCode: null,
    reason: null,
    warnings: [],
  };
}

/** The GraphQL name of what a setting contributes to a list. */
export function toIndexField(setting: ClinicalSetting, area: Area): string {
  return `${setting}${area.charAt(0).toUpperCase()}${area.slice(1)}Index`;
}

function isPaged(area: Area): area is (typeof pagedKinds)[number] {
  return pagedKinds.some((one) => one === area);
}

function countEntries(nhsNumber: string, setting: ClinicalSetting, area: Area): number {
  const position = clinicalSettings.indexOf(setting);
  const all = encountersOf(kindOf(nhsNumber));
  if (all === undefined || area !== 'encounter') return sizes[area][position] ?? 0;
  return Math.floor((all + clinicalSettings.length - 1 - position) / clinicalSettings.length);
}
