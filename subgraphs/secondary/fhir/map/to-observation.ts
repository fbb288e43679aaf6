import type { z } from 'zod';
import type {
  HospitalObservation,
  HospitalObservationComponent,
  HospitalReferenceRange,
  HospitalResultStatus,
} from '../../../../schema/generated/secondary.ts';
import type { CodedConcept } from '../../../../schema/generated/shared.ts';
import type { FhirConcept, FhirQuantity } from '../elements.ts';
import type { observation } from '../shapes.ts';
import {
  type Mapping,
  toConcept,
  toConcepts,
  toItemId,
  toNote,
  toParticipant,
  toProvenance,
  toQuantity,
} from './mapping.ts';

type Observation = z.output<typeof observation>;

const statuses: Readonly<Record<string, HospitalResultStatus>> = {
  registered: 'REGISTERED',
  partial: 'PRELIMINARY',
  preliminary: 'PRELIMINARY',
  final: 'FINAL',
  amended: 'AMENDED',
  corrected: 'AMENDED',
  appended: 'AMENDED',
  cancelled: 'CANCELLED',
  'entered-in-error': 'ENTERED_IN_ERROR',
};

/** What the status of a result or report means (FHIR R4). */
export function toResultStatus(status: string): HospitalResultStatus {
  return Object.hasOwn(statuses, status) ? (statuses[status] ?? 'UNKNOWN') : 'UNKNOWN';
}

/** Makes an observation; `undefined` where nothing says what was observed or which it is. */
export function toObservation(given: Observation, mapping: Mapping): HospitalObservation | undefined {
  const id = toItemId('HospitalObservation', given, mapping);
  const code = toConcept(given.code);
  if (id === undefined || code === undefined) return undefined;
  const status = toResultStatus(given.status);
  const isError = status === 'ENTERED_IN_ERROR';
  return {
    id,
    code,
    status,
    // What was entered in error, and perhaps is about someone else, is not repeated.
    ...toValue(isError ? {} : given),
    referenceRange: isError ? null : toRange(given.referenceRange?.[0]),
    interpretations: isError ? [] : toConcepts(given.interpretation),
    date: given.effectiveDateTime ?? given.effectivePeriod?.start ?? given.issued ?? null,
    components: isError ? [] : toComponents(given.component),
    performers: (given.performer ?? []).flatMap(
      (one) => toParticipant(one, undefined, given.contained) ?? [],
    ),
    note: toNote(given.note),
    provenance: toProvenance(mapping, given.issued),
  };
}

function toComponents(components: Observation['component']): readonly HospitalObservationComponent[] {
  return (components ?? []).flatMap((component) => {
    const code = toConcept(component.code);
    if (code === undefined) return [];
    const { value, quantity } = toValue(component);
    return [{ code, value, quantity }];
  });
}

/** The values that an observation or a part of one may have. */
interface Value {
  readonly valueQuantity?: FhirQuantity | undefined;
  readonly valueCodeableConcept?: FhirConcept | undefined;
  readonly valueString?: string | undefined;
  readonly valueBoolean?: boolean | undefined;
  readonly valueInteger?: number | undefined;
  readonly valueDateTime?: string | undefined;
  readonly dataAbsentReason?: FhirConcept | undefined;
}

function toValue(given: Value) {
  const quantity = toQuantity(given.valueQuantity);
  const coded: CodedConcept | null = toConcept(given.valueCodeableConcept) ?? null;
  const plain = given.valueString ?? given.valueDateTime ?? given.valueInteger ?? given.valueBoolean;
  const value =
    (plain === undefined ? undefined : String(plain)) ??
    (quantity === null ? undefined : toText(given.valueQuantity)) ??
    coded?.display ??
    toConcept(given.dataAbsentReason)?.display ??
    null;
  return { value, quantity, coded };
}

function toText({ comparator = '', value }: FhirQuantity = {}): string | undefined {
  return value === undefined ? undefined : `${comparator}${value}`;
}

function toRange(
  given: NonNullable<Observation['referenceRange']>[number] | undefined,
): HospitalReferenceRange | null {
  if (given === undefined) return null;
  const written = [given.low, given.high].map((bound) => toText(bound)).join('-');
  return {
    low: toQuantity(given.low),
    high: toQuantity(given.high),
    text: given.text ?? (written === '-' ? null : written),
  };
}
