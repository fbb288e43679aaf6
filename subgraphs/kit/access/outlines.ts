import type { AccessArea, AccessView } from '../../../schema/runtime/access.ts';

/** What is neither clinical nor personal, and what an item cannot be shown without. */
const frame = ['id', 'seal', 'setting', 'patient', 'provenance'];

const planOutline = ['status', 'title', 'period', 'category', 'organisation', 'created', 'reviewDate'];

/** The fields that each view which outlines its items keeps; every other is withheld. */
const outlines: Partial<Record<`${AccessArea} ${AccessView}`, readonly string[]>> = {
  'hospital dates and destination': [
    ...frame,
    ...words('kind status period organisation class dischargeDestination'),
  ],
  'community summary': [
    ...frame,
    ...planOutline,
    ...words('kind performers reasons attendance mechanism service reason source type author contentType'),
    ...words('date wound contact referral'),
  ],
  'support summary': [
    ...frame,
    ...planOutline,
    ...words('kind performers reasons author addresses goals actions contingencies type contentType'),
    ...words('serviceType component provider reablement worker team isKeyWorker'),
    ...words('name relationship isInformalCarer isMainCarer due'),
  ],
  'carePlans restricted': [...frame, ...planOutline, 'addresses'],
  'safeguarding flag': [...frame, 'kind', 'status', 'raised'],
  'legal summary': [...frame, 'kind', 'type', 'status', 'period'],
};

const sets = new Map(Object.entries(outlines).map(([name, fields]) => [name, new Set(fields)]));

/** The fields that a view of an area keeps; nothing where it keeps all. */
export function findOutline(area: AccessArea, view: AccessView): ReadonlySet<string> | undefined {
  return sets.get(`${area} ${view}`);
}

/** Fields that are decided by another row of the entitlement table than the item that they stand on. */
export const fieldAreas: Readonly<Record<string, Readonly<Record<string, AccessArea>>>> = {
  CarePackage: { cost: 'cost' },
};

function words(text: string): readonly string[] {
  return text.split(' ');
}
