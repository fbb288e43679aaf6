import type { ReadingConcern, ReadingStatus } from '../../../../schema/generated/community.ts';
import { toTextConcept } from '../../../kit/coded-concept.ts';
import { findKind } from '../measure/kinds.ts';
import { type MeasureConcern, toMeasure, toOriginal } from '../measure/to-measure.ts';
import { type Admitted, admit, refuse } from '../refusal.ts';
import { isUsable, type MeasuredPart, type TelehealthItem } from '../telehealth-facts.ts';
import { findDevice, isGivenOut } from './find-device.ts';
import { findSubject } from './find-subject.ts';
import { readStated, readTime } from './read-time.ts';
import type { CodeableConcept, Observation } from './shapes.ts';
import { type ReadingContext, readIdentifier } from './supplier-terms.ts';
import { toConcept } from './to-concept.ts';

const statuses: Readonly<Record<Observation['status'], ReadingStatus>> = {
  registered: 'PRELIMINARY',
  preliminary: 'PRELIMINARY',
  final: 'FINAL',
  amended: 'CORRECTED',
  corrected: 'CORRECTED',
  cancelled: 'CANCELLED',
  'entered-in-error': 'ENTERED_IN_ERROR',
  unknown: 'UNKNOWN',
};

interface Valued {
  readonly code: CodeableConcept;
  readonly valueQuantity?: Observation['valueQuantity'];
}

/** Reads an Observation as a reading, or says where it cannot be taken. */
export function parseReading(observation: Observation, context: ReadingContext): Admitted<TelehealthItem> {
  const subject = findSubject(observation.subject, observation.contained, context.find, context.isTraced);
  const identifier = readIdentifier('Observation', observation, subject.nhsNumber);
  if (!identifier.ok) return identifier;
  const main = toPart(observation);
  if (main === undefined) return refuse('required', 'Observation.code', 'What was measured is missing.');
  const { effectiveDateTime, effectiveInstant, effectivePeriod } = observation;
  const time = readTime(
    effectiveDateTime ?? effectiveInstant ?? effectivePeriod?.start,
    'Observation.effective',
    context.now,
  );
  if (!time.ok) return time;
  const status = statuses[observation.status];
  const parts = (observation.component ?? []).map(toPart);
  const text = toText(observation);
  if (isUsable(status) && main.part.original === null && text === null && parts.length === 0) {
    return refuse('required', 'Observation.value', 'It holds no value.');
  }
  const device = findDevice(observation.device, observation.contained, context.find);
  const concerns = new Set<ReadingConcern>();
  for (const part of [main, ...parts]) if (part?.concern !== undefined) concerns.add(part.concern);
  if (time.value.concern !== null) concerns.add(time.value.concern);
  if (!isGivenOut(device, context.devices)) concerns.add('UNKNOWN_DEVICE');
  const { date, at } = time.value;
  const note = (observation.note ?? []).map((each) => each.text).join('\n');
  return admit({
    type: 'reading',
    identifier: identifier.value,
    ...subject,
    status,
    date,
    at,
    stated: readStated(observation.meta?.lastUpdated, observation.issued),
    facts: {
      ...main.part,
      text,
      components: parts.flatMap((each) => (each === undefined ? [] : [each.part])),
      origin: device === null ? 'PATIENT_REPORTED' : 'DEVICE',
      device,
      concerns: [...concerns],
      note: note || null,
    },
  });
}

function toPart({
  code,
  valueQuantity,
}: Valued): { readonly part: MeasuredPart; readonly concern: MeasureConcern | undefined } | undefined {
  const concept = toConcept(code);
  if (concept === undefined) return undefined;
  const kind = findKind(code.coding ?? []);
  const named = kind ?? concept.preferred?.code ?? concept.display;
  const common = { kind: named, code: concept };
  if (valueQuantity === undefined) {
    return { part: { ...common, measure: null, original: null }, concern: undefined };
  }
  const { measure, concern } = toMeasure(kind, valueQuantity);
  return { part: { ...common, measure, original: toOriginal(valueQuantity) }, concern };
}

function toText({ valueString, valueInteger, valueCodeableConcept }: Observation): string | null {
  if (valueString !== undefined) return valueString || null;
  if (valueInteger !== undefined) return String(valueInteger);
  return valueCodeableConcept === undefined
    ? null
    : (toConcept(valueCodeableConcept) ?? toTextConcept('')).display || null;
}
