import type { Reference } from 'fhir/r4.js';
import { toStableUuid } from '../../directory/to-stable-uuid.ts';
import type { HospitalStay, Life } from '../../population/life.ts';
import { systems } from './uk-core.ts';

/** Whose resources are written, and how they point at one another. */
export interface RecordContext {
  readonly life: Life;
  /** A pointer at the person. */
  readonly subject: Reference;
  /** The lasting logical id of a resource by what it is about. */
  readonly toId: (type: string, ...key: readonly string[]) => string;
  readonly toReference: (type: string, ...key: readonly string[]) => Reference;
  /** A business identifier of the trust: `visit`, `mrn`, `document` or `report`. */
  readonly toIdentifier: (kind: string, value: string) => { system: string; value: string };
}

/** The systems of the numbers that a trust gives out. */
export function trustSystem(trust: string, kind: string): string {
  return `https://${trust.toLowerCase()}.example/${kind}`;
}

/** Opens the record of a person at their trust. */
export function openRecordContext(life: Life): RecordContext {
  const { trust, person } = life;
  const toId = (type: string, ...key: readonly string[]) =>
    type === 'Patient'
      ? [`p${life.index}`, ...key].join('-')
      : toStableUuid(trust.odsCode, person.medicalRecordNumber, type, ...key);
  const toReference = (type: string, ...key: readonly string[]) => ({
    reference: `${type}/${toId(type, ...key)}`,
  });
  return {
    life,
    subject: toReference('Patient'),
    toId,
    toReference,
    toIdentifier: (kind, value) => ({ system: trustSystem(trust.odsCode, kind), value }),
  };
}

/** The position in the population of the person whose logical id this is. */
export function toPersonIndex(patientId: string): number | undefined {
  const [, index] = /^p(\d{1,7})(?:-|$)/.exec(patientId) ?? [];
  return index === undefined ? undefined : Number(index);
}

/** The consultant of a stay. */
export function toConsultant({ consultant }: HospitalStay): Reference {
  return {
    display: consultant.name,
    identifier: { system: systems.gmcNumber, value: `C${consultant.gmcCode}` },
  };
}
