import type { AccessArea, AccessView } from '../../../schema/runtime/access.ts';
import { toInstants } from '../../../schema/runtime/partial-date.ts';
import { hasCoding } from './codings.ts';

/** An item as it is looked at here: whatever its type, by the fields that a view goes by. */
export type Item = Readonly<Record<string, unknown>>;

/** Which items of an area a view shows. */
type Selection = (items: readonly Item[]) => readonly Item[];

const isSnomed = (system: string) => system === 'http://snomed.info/sct';
/** Specialties come under several systems and labels; their three digits do not stand for anything else there. */
const isAnySystem = () => true;

const weight = '27113001';
const height = '50373000';
const bodyMassIndex = '60621009';
const pulse = '364075005';
const bloodPressure = ['75367002', '271649006', '271650006'];
const glycatedHaemoglobin = ['999791000000106', '1107481000000106', '1003671000000109'];
const glucose = ['997671000000106', '1010671000000102', '997681000000108', '434911002'];
/** Tobacco smoking status, cigarette consumption, never smoked, ex-smoker, smoker. */
const smoking = ['365981007', '230056004', '266927001', '266919005', '8517006', '77176002'];
/** Alcohol intake and units a week, and its older code. */
const alcohol = ['160573003', '1082641000000106', '228958009'];

/** What the community pharmacy's list of uncategorised data names (GP Connect Access Record: Structured). */
const pharmacyList = new Set([
  weight,
  height,
  bodyMassIndex,
  pulse,
  ...bloodPressure,
  ...smoking,
  ...alcohol,
]);

/** What the eyes depend on; which sections the national view shows is not published, so nothing else is. */
const eyeList = new Set([...bloodPressure, ...glycatedHaemoglobin, ...glucose]);

/** Treatment functions of eye care: ophthalmology, medical and children's ophthalmology, orthoptics, optometry. */
const eyeCare = new Set(['130', '460', '216', '655', '662']);

const selections: Partial<Record<`${AccessArea} ${AccessView}`, Selection>> = {
  'consultations last three': (items) =>
    [...items].sort((left, right) => began(right) - began(left)).slice(0, 3),
  'problems active': (items) => items.filter((item) => isActive(item) || isMajor(item)),
  'problems restricted': (items) => items.filter(isActive),
  // Allergies are whole for whoever may see any: half of them is more dangerous than none.
  'medicines restricted': (items) =>
    items.filter((item) => !('medication' in item) || item['status'] === 'ACTIVE'),
  'observations listed': (items) => items.filter((item) => hasCoding(item['code'], isSnomed, pharmacyList)),
  'observations restricted': (items) => items.filter((item) => hasCoding(item['code'], isSnomed, eyeList)),
  'investigations restricted': (items) => items.filter((item) => hasCoding(item['code'], isSnomed, eyeList)),
  'hospital eye': (items) => items.filter((item) => hasCoding(item['specialty'], isAnySystem, eyeCare)),
};

/** Practices send `major` or `minor` as a code (GP Connect, Extension-CareConnect-ProblemSignificance-1). */
function isMajor({ significance }: Readonly<Record<string, unknown>>): boolean {
  return typeof significance === 'string' && significance.toLowerCase() === 'major';
}

/** Which items a view of an area shows; nothing where it shows all. */
export function findSelection(area: AccessArea, view: AccessView): Selection | undefined {
  return selections[`${area} ${view}`];
}

function isActive({ clinicalStatus }: Item): boolean {
  return clinicalStatus === 'ACTIVE';
}

function began({ period }: Item): number {
  const start = (period as { readonly start?: string | null } | null | undefined)?.start;
  return start ? toInstants(start).first : Number.MIN_SAFE_INTEGER;
}
