import type { z } from 'zod';
import type { HospitalReferral, HospitalReferralStatus } from '../../../../schema/generated/secondary.ts';
import { findUbrn } from '../../../kit/find-ubrn.ts';
import type { serviceRequest } from '../shapes.ts';
import {
  type Mapping,
  toConcept,
  toItemId,
  toNote,
  toParticipant,
  toProvenance,
  toReasons,
} from './mapping.ts';

const referralStatuses: Readonly<Record<string, HospitalReferralStatus>> = {
  draft: 'DRAFT',
  active: 'ACTIVE',
  'on-hold': 'ON_HOLD',
  completed: 'COMPLETED',
  revoked: 'REVOKED',
  'entered-in-error': 'ENTERED_IN_ERROR',
};

/** Makes a referral of a request; `undefined` where it has no identity, or says what must not be done. */
export function toReferral(
  given: z.output<typeof serviceRequest>,
  mapping: Mapping,
): HospitalReferral | undefined {
  const id = toItemId('HospitalReferral', given, mapping);
  if (id === undefined || given.doNotPerform === true) return undefined;
  return {
    id,
    code: toConcept(given.code) ?? toConcept(given.category?.[0]) ?? null,
    status: find(referralStatuses, given.status, 'UNKNOWN'),
    priority: given.priority ?? null,
    ubrn: findUbrn(given.identifier),
    date: given.authoredOn ?? null,
    reasons: toReasons(given.reasonCode, given.reasonReference),
    requester: toParticipant(given.requester, 'Requester', given.contained) ?? null,
    recipients: (given.performer ?? []).flatMap(
      (one) => toParticipant(one, undefined, given.contained) ?? [],
    ),
    note: toNote(given.note),
    provenance: toProvenance(mapping, given.authoredOn),
  };
}

function find<T>(table: Readonly<Record<string, T>>, code: string, otherwise: T): T {
  return Object.hasOwn(table, code) ? (table[code] ?? otherwise) : otherwise;
}
