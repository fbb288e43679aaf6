import type { AccessBasis, RecordAccess } from '../../../schema/generated/patient.ts';
import type { ReferencedRecord } from './record-reference.ts';

const bases: Readonly<Record<string, AccessBasis>> = {
  registered: 'REGISTERED',
  referral: 'REFERRAL',
  'hospital encounter': 'HOSPITAL_ENCOUNTER',
  caseload: 'CASELOAD',
  allocation: 'ALLOCATION',
  'care package': 'CARE_PACKAGE',
  claim: 'CLAIM',
  'break glass': 'BREAK_GLASS',
  self: 'SELF',
  grant: 'GRANT',
  downtime: 'DOWNTIME',
};

/** Says on what the reader sees the record, as the seal holds it. */
export function toRecordAccess({ authority }: ReferencedRecord): RecordAccess {
  const { basis } = authority;
  return {
    basis: bases[basis?.kind ?? ''] ?? 'NONE',
    until: basis?.until ?? null,
    isBreakGlass: basis?.kind === 'break glass',
  };
}
