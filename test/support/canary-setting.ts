import type { HospitalDocument, HospitalEncounter } from '../../schema/generated/secondary.ts';
import type { AllergyIntolerance, Condition } from '../../schema/generated/shared.ts';
import type { RecordLabel } from '../../schema/runtime/record-seal.ts';
import { createRecordIds } from '../../schema/runtime/record-id.ts';
import { createCareRecordResolvers } from '../../subgraphs/kit/care-record.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import { found, notSupported } from '../../subgraphs/kit/outcome.ts';
import { type Labelled, withLabels } from '../../subgraphs/kit/record-labels.ts';
import type { AreaRead, ItemOf, SettingBackend } from '../../subgraphs/kit/setting-backend.ts';
import { type RunningSubgraph, startSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import { named } from './ask-subgraph.ts';
import { idSecret, sealSecret } from './secrets.ts';

/** The person whose record the setting holds. */
export const canaryPerson = '9990000018';

/** The areas of the setting that hold something. */
export const canaryAreas = ['encounters', 'documents', 'allergies', 'conditions'] as const;

/** An area of the setting that holds something. */
export type CanaryArea = (typeof canaryAreas)[number];

/** What each item of an area is labelled with: two items are open, the others carry one label each. */
export const itemLabels: readonly (readonly RecordLabel[])[] = [
  [],
  ['NOT_FOR_PATIENT'],
  ['THIRD_PARTY'],
  ['SEALED'],
  ['LEGALLY_RESTRICTED'],
  ['SEXUAL_HEALTH'],
  [],
];

/** The index by which the place of an area's source is known. */
export const sourcePlace = 99;

/** A hospital whose every item holds texts that nothing else holds, and which writes down what it was asked for. */
export interface CanarySetting {
  readonly url: string;
  /** The areas that were asked for. */
  readonly asked: Set<string>;
  close(): Promise<void>;
}

const ids = createRecordIds(idSecret);

/** The id of an item of the setting. */
export function toCanaryId(area: 'encounters' | 'documents', index: number): string {
  const type = area === 'encounters' ? 'HospitalEncounter' : 'HospitalDocument';
  return ids.toId({ type, person: canaryPerson, system: 'RTX|PAS', identifier: `${area} ${index}` });
}

/** The text by which a value of an item is known wherever it appears. */
export function toCanary(kind: 'title' | 'place' | 'value', area: CanaryArea, index: number): string {
  return `${kind}-of-${area}-${index}-canary`;
}

/** Starts the setting. */
export async function startCanarySetting(): Promise<CanarySetting> {
  const asked = new Set<string>();
  const subgraph: RunningSubgraph = await named(
    'secondary',
    startSubgraph({
      name: 'secondary',
      resolvers: createCareRecordResolvers('secondary', createBackend(asked)),
      host: '127.0.0.1',
      port: 0,
      sealSecret,
      idSecret,
      log: createLog('test', 'silent'),
    }),
  );
  return { url: subgraph.url, asked, close: () => subgraph.close() };
}

function createBackend(
  asked: Set<string>,
): SettingBackend<ItemOf<HospitalEncounter>, never, ItemOf<HospitalDocument>> {
  const reading =
    <T>(area: CanaryArea, toItem: (index: number) => Labelled<T>): AreaRead<T> =>
    (records) => {
      asked.add(area);
      const items = itemLabels.map((labels, index) => withLabels(toItem(index) as T & object, labels) as T);
      const source = {
        organisation: { odsCode: 'RTX', name: toCanary('place', area, sourcePlace) },
        system: 'PAS',
      };
      return Promise.resolve(records.map(() => [{ source, outcome: found(items) }]));
    };
  const none =
    (area: string): AreaRead<never> =>
    (records) => {
      asked.add(area);
      return Promise.resolve(
        records.map(() => [{ source: { system: 'PAS' }, outcome: notSupported('NOT_HELD') }]),
      );
    };
  const toOrganisation = (area: CanaryArea, index: number) => ({ name: toCanary('place', area, index) });
  const toConcept = (area: CanaryArea, index: number) => ({
    display: toCanary('value', area, index),
    codings: [{ system: 'http://snomed.info/sct', code: '1' }],
  });
  const toProvenance = (area: CanaryArea, index: number) => ({
    setting: 'SECONDARY' as const,
    system: 'PAS',
    organisation: toOrganisation(area, index),
  });
  return {
    encounters: reading('encounters', (index) => ({
      id: toCanaryId('encounters', index),
      kind: 'INPATIENT',
      status: 'FINISHED',
      period: { start: `2026-01-0${index + 1}` },
      title: toCanary('title', 'encounters', index),
      organisation: toOrganisation('encounters', index),
      reasons: [toConcept('encounters', index)],
      provenance: toProvenance('encounters', index),
    })),
    documents: reading('documents', (index) => ({
      id: toCanaryId('documents', index),
      title: toCanary('title', 'documents', index),
      text: toCanary('value', 'documents', index),
      organisation: toOrganisation('documents', index),
    })),
    allergies: reading('allergies', (index): AllergyIntolerance => ({
      id: `allergy-${index}`,
      code: toConcept('allergies', index),
      noKnownAllergy: false,
      clinicalStatus: 'ACTIVE',
      reactions: [],

      degraded: false,
      provenance: toProvenance('allergies', index),
    })),
    conditions: reading('conditions', (index): Condition => ({
      id: `condition-${index}`,
      code: toConcept('conditions', index),
      clinicalStatus: 'ACTIVE',
      certainty: 'CONFIRMED',
      provenance: toProvenance('conditions', index),
    })),
    carePlans: none('carePlans'),
    medications: none('medications'),
  };
}
