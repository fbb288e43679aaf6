import type { ReadingConcern, ReadingStatus } from '../../../../schema/generated/community.ts';
import { snomed } from '../../../kit/coded-concept.ts';
import { measureKinds } from '../measure/kinds.ts';
import { type Admitted, admit, refuse } from '../refusal.ts';
import { foundText, isUsable, type MeasuredPart, type TelehealthItem } from '../telehealth-facts.ts';
import { findDevice, isGivenOut } from './find-device.ts';
import { findOrigin } from './find-origin.ts';
import { findSubject } from './find-subject.ts';
import { readStated, readTime } from './read-time.ts';
import { refuseModifier } from './refuse-modifier.ts';
import type { CodeableConcept, Observation, Valued } from './shapes.ts';
import { type ReadingContext, readIdentifier } from './supplier-terms.ts';
import { toConcept } from './to-concept.ts';
import { isWithoutValue, toPart } from './to-part.ts';
import { toWords } from './to-words.ts';

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

/** Reads an Observation as a reading, or says where it cannot be taken. */
export function parseReading(observation: Observation, context: ReadingContext): Admitted<TelehealthItem> {
  const unknown = refuseWhatIsNotRead(observation);
  if (unknown !== undefined) return unknown;
  const subject = findSubject(observation.subject, observation.contained, context.find, context.isTraced);
  const identifier = readIdentifier('Observation', observation, subject.nhsNumber);
  if (!identifier.ok) return identifier;
  const main = toPart(observation);
  if (main === undefined) return refuse('required', 'Observation.code', 'What was measured is missing.');
  const { effectiveDateTime, effectiveInstant, effectivePeriod } = observation;
  const time = readTime(
    effectiveDateTime ?? effectiveInstant ?? effectivePeriod?.start ?? effectivePeriod?.end,
    'Observation.effective',
    context.now,
  );
  if (!time.ok) return time;
  const status = statuses[observation.status];
  const parts = (observation.component ?? []).map(toPart);
  const text = main.part.original === null ? toText(observation, main.part) : null;
  const isSaid = main.part.original !== null || text !== null || parts.length > 0;
  const isFound = isFinding(observation, main.part) && observation.hasMember === undefined;
  if (isUsable(status) && !isSaid && !isFound) {
    return refuse(
      'required',
      'Observation.value',
      'It holds no value of its own; what it only groups is sent by itself.',
    );
  }
  const device = findDevice(observation.device, observation.contained, context.find);
  const concerns = new Set<ReadingConcern>();
  for (const part of [main, ...parts]) if (part?.concern !== undefined) concerns.add(part.concern);
  if (time.value.concern !== null) concerns.add(time.value.concern);
  if (!isGivenOut(device, context.devices)) concerns.add('UNKNOWN_DEVICE');
  const { date, at } = time.value;
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
      components: (observation.component ?? []).flatMap((valued, index) => {
        const part = parts[index]?.part;
        if (part === undefined) return [];
        const found = isFinding(valued, part) ? foundText : null;
        return [{ ...part, original: part.original ?? toText(valued, part) ?? found }];
      }),
      measuredBy: findOrigin(observation, context.find),
      origin: device === null ? 'PATIENT_REPORTED' : 'DEVICE',
      device,
      concerns: [...concerns],
      note: toNote(observation),
    },
  });
}

/** What was said in place of an amount. */
function toText(valued: Omit<Valued, 'code'>, { beyond }: MeasuredPart): string | null {
  return isWithoutValue(valued) && beyond !== undefined ? beyond.said : toWords(valued);
}

/** Refuses what would be read wrongly, or would be lost though it was called kept. */
function refuseWhatIsNotRead({
  modifierExtension = [],
  focus = [],
  component = [],
  ...main
}: Observation): Admitted<never> | undefined {
  const parts = [main, ...component];
  if (modifierExtension.length > 0 || component.some((part) => (part.modifierExtension ?? []).length > 0)) {
    return refuseModifier('Observation');
  }
  if (focus.length > 0) {
    const says = 'It is about something else than the person, such as a fetus.';
    return refuse('not-supported', 'Observation.focus', says);
  }
  return parts.some((part) => part.valueSampledData !== undefined)
    ? refuse('not-supported', 'Observation.value', 'Recordings, such as of an ECG, are not taken.')
    : undefined;
}

/** The notes that were sent, with what else was said of the measurement in coded form. */
function toNote({ note = [], interpretation = [], bodySite, method }: Observation): string | null {
  const said: readonly (readonly [string, readonly (CodeableConcept | undefined)[]])[] = [
    ['Interpretation', interpretation],
    ['Body site', [bodySite]],
    ['Method', [method]],
  ];
  const lines = said.flatMap(([name, concepts]) => {
    const words = concepts.flatMap((concept) => toConcept(concept)?.display ?? []).join(', ');
    return words === '' ? [] : [`${name}: ${words}`];
  });
  return [...note.map(({ text }) => text), ...lines].join('\n') || null;
}

/** Tells whether the code alone can say what was found, such as breathing room air; of what is measured it cannot. */
function isFinding({ valueQuantity }: Omit<Valued, 'code'>, { kind, code }: MeasuredPart): boolean {
  return (
    valueQuantity === undefined && !Object.hasOwn(measureKinds, kind) && code.preferred?.system === snomed
  );
}
