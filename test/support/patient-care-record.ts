import type { RecordAuthority } from '../../schema/runtime/record-seal.ts';
import { askEntities, openRequest, sealRecord } from './ask-subgraph.ts';
import { toGivenEncounter, toGivenIndex } from './patient-indexes.ts';

/** What the gateway collected from the settings for one record. */
export type GivenFields = Readonly<Record<string, unknown>>;

/** Whose record is asked for, and what was decided. */
export interface AskedRecord {
  readonly person?: string;
  readonly settings?: Partial<RecordAuthority['settings']>;
  readonly period?: RecordAuthority['period'];
}

/** Asks the patient subgraph for fields of a record, as the gateway does. */
export async function askCareRecord(
  url: string,
  given: GivenFields,
  selection: string,
  { person = '9991230009', ...decided }: AskedRecord = {},
) {
  const request = await openRequest();
  const seal = await sealRecord(request, { nhsNumber: person, previousNhsNumbers: [] }, decided);
  const representation = { __typename: 'CareRecord', seal, ...given };
  const fields = `... on CareRecord { ${selection} }`;
  const { data, errors } = await askEntities(url, request, [representation], fields);
  return { record: data._entities[0], errors, seal };
}

/** Five encounters of three settings; social care holds none. */
export const givenEncounters = {
  primaryEncounterIndex: toGivenIndex('primary', [
    toGivenEncounter('primary', 'p1', '2025-03', 'CONSULTATION'),
    toGivenEncounter('primary', 'p2', null, 'CONSULTATION'),
  ]),
  secondaryEncounterIndex: toGivenIndex('secondary', [
    toGivenEncounter('secondary', 's1', '2025-03-14T10:00:00+00:00', 'EMERGENCY'),
    toGivenEncounter('secondary', 's2', '2019', 'INPATIENT'),
  ]),
  communityEncounterIndex: toGivenIndex('community', [
    toGivenEncounter('community', 'c1', '2025-03-14', 'HOME_VISIT'),
  ]),
  socialEncounterIndex: toGivenIndex('social', []),
};

/** The ids of a page, in its order. */
export function toIds(connection: { edges: { node: { id: string } }[] }): string[] {
  return connection.edges.map(({ node }) => node.id);
}
