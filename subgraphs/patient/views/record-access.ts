import type { AccessBasis, RecordAccess } from '../../../schema/generated/patient.ts';
import type { SubgraphContext } from '../../kit/context.ts';
import { openAuthority } from './open-authority.ts';

const bases: Readonly<Record<string, AccessBasis>> = {
  registered: 'REGISTERED',
  referral: 'REFERRAL',
  'hospital encounter': 'HOSPITAL_ENCOUNTER',
  caseload: 'CASELOAD',
  allocation: 'ALLOCATION',
  'care package': 'CARE_PACKAGE',
  'key worker': 'KEY_WORKER',
  claim: 'CLAIM',
  'break glass': 'BREAK_GLASS',
  self: 'SELF',
  grant: 'GRANT',
  downtime: 'DOWNTIME',
};

/** Says on what the reader sees the record, as the seal holds it. */
export async function toRecordAccess(
  { seal }: { readonly seal: string },
  _given: unknown,
  context: SubgraphContext,
): Promise<RecordAccess> {
  const { basis } = await openAuthority(seal, context);
  return {
    basis: bases[basis?.kind ?? ''] ?? 'NONE',
    until: basis?.until ?? null,
    isBreakGlass: basis?.kind === 'break glass',
  };
}
