import type { z } from 'zod';
import type {
  HospitalObservation,
  HospitalObservationComponent,
  HospitalReferenceRange,
  HospitalResultStatus,
} from '../../../../schema/generated/secondary.ts';
import type { CodedConcept } from '../../../../schema/generated/shared.ts';
import { type Labelled, withLabels } from '../../../kit/record-labels.ts';
import type { ResourceMarks } from '../admit-resources.ts';
import type { FhirConcept, FhirQuantity, FhirRange, FhirRatio } from '../elements.ts';
import type { observation } from '../shapes.ts';
import {
  type Mapping,
  toCode,
  toConcept,
  toConcepts,
  toItemId,
  toNote,
  toParticipant,
  toProvenance,
  toQuantity,
} from './mapping.ts';
import { toAmountText, toRangeText } from './to-amount-text.ts';

type Observation = z.output<typeof observation> & ResourceMarks;

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
export function toObservation(
  given: Observation,
  mapping: Mapping,
): Labelled<HospitalObservation> | undefined {
  const id = toItemId('HospitalObservation', given, mapping);
  const code = toConcept(given.code);
  if (id === undefined || code === undefined) return undefined;
  const status = toResultStatus(given.status);
  const isError = status === 'ENTERED_IN_ERROR';
  const item: HospitalObservation = {
    id,
    code,
    status,
    // What was entered in error, and perhaps is about someone else, is not repeated.
    ...toValue(isError ? {} : given),
    referenceRange: isError ? null : toReferenceRange(given.referenceRange),
    interpretations: isError ? [] : toConcepts(given.interpretation),
    date:
      given.effectiveDateTime ??
      given.effectivePeriod?.start ??
      given.effectiveInstant ??
      given.issued ??
      null,
    components: isError ? [] : toComponents(given.component),
    performers: (given.performer ?? []).flatMap(
      (one) => toParticipant(one, undefined, given.contained) ?? [],
    ),
    note: toNote(given.note),
    provenance: toProvenance(mapping, given.issued),
  };
  return withLabels(item, given.labels ?? []);
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
  readonly valueTime?: string | undefined;
  readonly valuePeriod?:
    | { readonly start?: string | undefined; readonly end?: string | undefined }
    | undefined;
  readonly valueRange?: FhirRange | undefined;
  readonly valueRatio?: FhirRatio | undefined;
  readonly valueSampledData?: object | undefined;
  readonly dataAbsentReason?: FhirConcept | undefined;
}

function toValue(given: Value) {
  const quantity = toQuantity(given.valueQuantity);
  const coded: CodedConcept | null = toConcept(given.valueCodeableConcept) ?? null;
  const plain =
    given.valueString ??
    given.valueDateTime ??
    given.valueTime ??
    given.valueInteger ??
    given.valueBoolean ??
    toWritten(given);
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

/** Values that are more than one amount, in words; a curve is named, because a list without it would look empty. */
function toWritten({ valueRange, valueRatio, valuePeriod, valueSampledData }: Value): string | undefined {
  if (valueRange !== undefined) return toRangeText(valueRange);
  if (valueRatio !== undefined) return toShare(valueRatio);
  if (valuePeriod !== undefined) return `${valuePeriod.start ?? ''} to ${valuePeriod.end ?? ''}`.trim();
  return valueSampledData === undefined ? undefined : 'Sampled data';
}

/** A ratio as laboratories write it, such as "1:128" for a titre. */
function toShare({ numerator, denominator }: FhirRatio): string | undefined {
  const parts = [numerator, denominator].map(toAmountText);
  return parts.includes(undefined) ? undefined : parts.join(':');
}

type Range = NonNullable<Observation['referenceRange']>[number];

/** What is normal: the range that says so, or the only one; of several for several people none is the person's. */
function toReferenceRange(given: readonly Range[] = []): HospitalReferenceRange | null {
  const kinds = given.filter(({ type }) => type === undefined || toCode(type) === 'normal');
  const ranges = kinds.length === 0 ? given : kinds;
  const [only, ...others] = ranges;
  if (only === undefined) return null;
  if (others.length === 0 && kinds.length > 0) return toRange(only);
  return { low: null, high: null, text: ranges.map(toNamedRange).join('; ') };
}

function toNamedRange(given: Range): string {
  const names = toConcepts([given.type ?? [], given.appliesTo ?? []].flat()).map(({ display }) => display);
  const written = toRange(given).text ?? '';
  return names.length === 0 ? written : `${names.join(', ')}: ${written}`;
}

function toRange(given: Range): HospitalReferenceRange {
  const written = [given.low, given.high].map((bound) => toText(bound)).join('-');
  return {
    low: toQuantity(given.low),
    high: toQuantity(given.high),
    text: given.text ?? (written === '-' ? null : written),
  };
}
