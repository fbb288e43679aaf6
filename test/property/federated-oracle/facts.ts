import {
  type ClinicalSetting,
  clinicalSettings,
  careSettingNames,
  settingTypes,
} from '../../../schema/care-settings.ts';
import { toDate, toNumber } from './generate-value.ts';

/** The kinds of item that have a page of their own in a record. */
export const kinds = ['encounter', 'carePlan', 'document'] as const;

/** One of them. */
export type Kind = (typeof kinds)[number];

/** One item of a record, as every side of the comparison knows it. */
export interface Item {
  readonly _key: string;
  readonly __typename: string;
  readonly id: string;
  readonly setting: string;
  readonly date: string | null;
}

/** Whom a seal is about, and which settings it opens. */
export interface Opened {
  readonly nhsNumber: string;
  readonly settings: readonly string[] | null;
}

/** The people that there are; others are not known. */
export const nhsNumbers = ['9990000018', '9990000026', '9990000034'];

/** The seal of a decision. */
export function toSeal(opened: Opened): string {
  return `seal ${JSON.stringify(opened)}`;
}

/** What a seal decided. */
export function openSeal(seal: string): Opened {
  return JSON.parse(seal.slice('seal '.length)) as Opened;
}

/** The items of one kind that a setting holds of a person, in no order. */
export function findItems({ nhsNumber, settings }: Opened, setting: ClinicalSetting, kind: Kind): Item[] {
  if (settings !== null && !settings.includes(careSettingNames[setting])) return [];
  const count = toNumber(`${nhsNumber} ${setting} ${kind}`) % 4;
  return Array.from({ length: count }, (_, index) => toItem(`${setting}-${kind}-${nhsNumber}-${index}`));
}

/** The item of an id; beware: any id of the right form is one. */
export function toItem(id: string): Item {
  const [setting, kind] = id.split('-') as [ClinicalSetting, Kind];
  const type = settingTypes[setting][kind];
  const number = toNumber(id);
  return {
    _key: `${type}:${id}`,
    __typename: type,
    id,
    setting: careSettingNames[setting],
    date: number % 6 === 0 ? null : toDate(number),
  };
}

/** The number of the person whom an item is about. */
export function toNhsNumber(id: string): string {
  return id.split('-')[2] ?? '';
}

/** The ids of all items of all people. */
export function findAllIds(): readonly string[] {
  return nhsNumbers.flatMap((nhsNumber) =>
    clinicalSettings.flatMap((setting) =>
      kinds.flatMap((kind) => findItems({ nhsNumber, settings: null }, setting, kind).map(({ id }) => id)),
    ),
  );
}

/** The keys of the entries that a setting holds of a person in a list that is never paged. */
export function findEntries(opened: Opened, setting: ClinicalSetting, list: string): string[] {
  if (opened.settings !== null && !opened.settings.includes(careSettingNames[setting])) return [];
  const count = toNumber(`${opened.nhsNumber} ${setting} ${list}`) % 3;
  return Array.from({ length: count }, (_, index) => `${list}-${setting}-${opened.nhsNumber}-${index}`);
}

/** What the view of a list says of an item beside the others, which no setting could know. */
export function toRelated(id: string) {
  return { sameAs: [`${id} elsewhere`], conflictsWith: [] };
}

/** What the plans of a person are about, as far as they say, in the order in which it is told. */
export const problemNames = ['Heart failure', 'Sore feet', null] as const;

/** What one plan is about. */
export function toProblemName(id: string): (typeof problemNames)[number] {
  return problemNames[toNumber(`problem of ${id}`) % problemNames.length] ?? null;
}

/** What the view of plans by problem says of one beside what its setting says. */
export function toRelatedPlan(id: string) {
  return {
    isOutline: toNumber(`outline ${id}`) % 4 === 0,
    sameAs: [`${id} elsewhere`],
    conflicts: [{ about: 'RESUSCITATION', plan: `${id} elsewhere` }],
    staleness: [],
  };
}

/** Whether a plan ties its goals and actions to what it is about. */
export function isTiedPlan(id: string): boolean {
  return toNumber(`tied ${id}`) % 2 === 0;
}

/** What the list of documents that are plans says of each document, every third of which is one. */
export function toPlanDocument(id: string) {
  const number = toNumber(`plan ${id}`);
  if (number % 3 !== 0) return undefined;
  return {
    kind: { display: 'ReSPECT', preferred: null, codings: [] },
    isForEmergency: number % 2 === 0,
    newer: [`${id} elsewhere`],
  };
}
