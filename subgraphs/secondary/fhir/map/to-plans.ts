import type { z } from 'zod';
import type {
  HospitalCarePlan,
  HospitalReferral,
  HospitalReferralStatus,
} from '../../../../schema/generated/secondary.ts';
import type { CarePlanAction, CarePlanStatus } from '../../../../schema/generated/shared.ts';
import { findUbrn } from '../../../kit/find-ubrn.ts';
import type { ItemOf } from '../../../kit/setting-backend.ts';
import type { FhirReference } from '../elements.ts';
import type { carePlan, condition, serviceRequest } from '../shapes.ts';
import {
  isReferenceTo,
  type Mapping,
  toConcept,
  toConcepts,
  toItemId,
  toNote,
  toParticipant,
  toProvenance,
} from './mapping.ts';

type CarePlan = z.output<typeof carePlan>;

const planStatuses: Readonly<Record<string, CarePlanStatus>> = {
  draft: 'DRAFT',
  active: 'ACTIVE',
  'on-hold': 'ON_HOLD',
  completed: 'COMPLETED',
  revoked: 'REVOKED',
  'entered-in-error': 'ENTERED_IN_ERROR',
};

const referralStatuses: Readonly<Record<string, HospitalReferralStatus>> = {
  draft: 'DRAFT',
  active: 'ACTIVE',
  'on-hold': 'ON_HOLD',
  completed: 'COMPLETED',
  revoked: 'REVOKED',
  'entered-in-error': 'ENTERED_IN_ERROR',
};

/** Makes a care plan; what it addresses may be a resource, words, or a code in an extension of the reference. */
export function toCarePlan(
  given: CarePlan,
  conditions: readonly z.output<typeof condition>[],
  mapping: Mapping,
): ItemOf<HospitalCarePlan> | undefined {
  const id = toItemId('HospitalCarePlan', given, mapping);
  if (id === undefined) return undefined;
  const category = toConcept(given.category?.[0]);
  return {
    id,
    setting: 'SECONDARY',
    status: find(planStatuses, given.status, 'UNKNOWN'),
    title: given.title ?? category?.display ?? given.description ?? 'Care plan',
    period: { start: given.period?.start ?? null, end: given.period?.end ?? null },
    category: category ?? null,
    author: toParticipant(given.author, 'Author', given.contained) ?? null,
    created: given.created ?? null,
    addresses: (given.addresses ?? []).flatMap((one) => toAddressed(one, conditions) ?? []),
    goals: (given.goal ?? []).flatMap(({ display }) =>
      display === undefined ? [] : [{ description: display }],
    ),
    actions: (given.activity ?? []).flatMap((one) => toAction(one) ?? []),
    contingencies: [],
    organisation: mapping.organisation,
    provenance: toProvenance(mapping, given.meta?.lastUpdated ?? given.created),
  };
}

function toAddressed(given: FhirReference, conditions: readonly z.output<typeof condition>[]) {
  const kept = conditions.find((one) => isReferenceTo(given, 'Condition', one.id));
  const inside = given.extension?.find(({ valueCodeableConcept }) => valueCodeableConcept !== undefined);
  const words = given.display === undefined ? undefined : { text: given.display };
  return toConcept(kept?.code) ?? toConcept(inside?.valueCodeableConcept) ?? toConcept(words);
}

function toAction({
  detail,
  reference,
}: NonNullable<CarePlan['activity']>[number]): CarePlanAction | undefined {
  const inside = reference?.extension?.find(({ valueCodeableConcept }) => valueCodeableConcept !== undefined);
  const code = toConcept(detail?.code) ?? toConcept(inside?.valueCodeableConcept);
  const what = detail?.description ?? reference?.display ?? code?.display;
  if (what === undefined) return undefined;
  const who = (detail?.performer ?? []).flatMap(({ display }) => display ?? []).join(', ');
  return {
    description: what,
    who: who === '' ? null : who,
    when: detail?.scheduledString ?? null,
    status: detail?.status ?? null,
    code: code ?? null,
  };
}

/** Makes a referral of a request; `undefined` where it has no identity. */
export function toReferral(
  given: z.output<typeof serviceRequest>,
  mapping: Mapping,
): HospitalReferral | undefined {
  const id = toItemId('HospitalReferral', given, mapping);
  if (id === undefined) return undefined;
  return {
    id,
    code: toConcept(given.code) ?? toConcept(given.category?.[0]) ?? null,
    status: find(referralStatuses, given.status, 'UNKNOWN'),
    priority: given.priority ?? null,
    ubrn: findUbrn(given.identifier),
    date: given.authoredOn ?? null,
    reasons: toConcepts(given.reasonCode),
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
