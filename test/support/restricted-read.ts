import { type AccessArea, type AccessView, toAreaLetters } from '../../schema/runtime/access.ts';
import { findAreaRule } from '../../schema/runtime/area-rules.ts';
import type { ClinicalSetting } from '../../schema/care-settings.ts';
import type { RecordAccess, RecordLabel } from '../../schema/runtime/record-seal.ts';
import { toReadAccess } from '../../subgraphs/kit/access/read-access.ts';
import { type RestrictTools, restrictAnswer } from '../../subgraphs/kit/access/restrict.ts';
import { createSensitiveCodes } from '../../subgraphs/kit/access/sensitive-codes.ts';
import { absent, type Contribution, found } from '../../subgraphs/kit/outcome.ts';
import { toSource } from '../../subgraphs/kit/source.ts';

/** An item of any type. */
export interface Item {
  readonly id: string;
  readonly [name: string]: unknown;
}

const tools: RestrictTools = {
  fieldsOf: () => ['id', 'title', 'period', 'organisation', 'diagnoses', 'text', 'outcome', 'cost', 'goals'],
  sensitiveCodes: createSensitiveCodes(),
};

/**
 * Reduces one source's answer as the kit does, and says how it then reads; it holds nothing where items are none.
 *
 * @param others what the reader sees of other areas, by which some fields are decided
 */
export function read(
  setting: ClinicalSetting,
  name: string,
  view: AccessView,
  items: readonly Item[] | 'none',
  more: Partial<RecordAccess> = {},
  others: Partial<Record<AccessArea, AccessView>> = {},
): {
  shown: readonly Item[];
  state: string;
  code: string | null | undefined;
  warnings: readonly string[];
  contribution: Contribution<Item>;
} {
  const rule = findAreaRule(setting, name);
  if (rule === undefined) throw new Error(`There is no area ${name}.`);
  const views = { ...others, [rule.area]: view } as Record<AccessArea, AccessView>;
  const areas = toAreaLetters(new Map(Object.entries(views) as [AccessArea, AccessView][]));
  const access = toReadAccess(setting, { areas, without: [], ...more });
  const contribution: Contribution<Item> = {
    source: { organisation: { odsCode: 'RTX', name: 'Vale Hospital' }, system: 'Vale PAS' },
    outcome: items === 'none' ? absent : found(items),
  };
  const [restricted = contribution] = restrictAnswer([contribution], { rule, view, access }, tools);
  const source = toSource('SECONDARY', restricted);
  return {
    shown: restricted.outcome.kind === 'found' ? restricted.outcome.value : [],
    state: source.state,
    code: source.reasonCode,
    warnings: source.warnings.map(({ code }) => code),
    contribution: restricted,
  };
}

/** A concept with one code. */
export const concept = (code: string, system = 'http://snomed.info/sct') => ({
  display: 'x',
  codings: [{ system, code }],
});
/** The ids of items. */
export const ids = (items: readonly Item[]) => items.map(({ id }) => id);
/** What is kept from patients. */
export const forPatients: readonly RecordLabel[] = ['NOT_FOR_PATIENT', 'THIRD_PARTY', 'LEGALLY_RESTRICTED'];
/** What is kept from staff. */
export const forStaff: readonly RecordLabel[] = ['LEGALLY_RESTRICTED', 'SEXUAL_HEALTH', 'SEALED'];
