import { toComponents, toHeader, toHl7Text, toHl7Time, toSegment } from './hl7-text.ts';
import type { HospitalDialect } from './hospital-dialect.ts';
import type { HospitalEvent } from './hospital-event.ts';
import { carriesAllergies } from './message-structures.ts';
import { toAllergySegments } from './render-allergies.ts';
import { toReportSegments } from './render-report.ts';
import { toVisitSegment } from './render-visit.ts';
import { toStaffName } from './staff-name.ts';

/** The general practice code of somebody who is registered nowhere. */
const noPractice = 'V81997';

/** Writes one event as one message: segments, each ended by a carriage return. */
export function renderMessage(event: HospitalEvent, dialect: HospitalDialect, controlId: string): string {
  const time = (instant: string) => toHl7Time(instant, dialect.timeDigits);
  const { trigger, died, mergedMedicalRecordNumber: merged } = event;
  const identification = {
    1: '1',
    ...dialect.identification(event),
    ...(died === undefined ? {} : { 29: died.length > 10 ? time(died) : toHl7Time(died, 8), 30: 'Y' }),
  };
  const segments = [
    toHeader(dialect.header(event, controlId)),
    // Reports have no segment of their own for what happened.
    ...(trigger === 'R01' ? [] : [toSegment('EVN', dialect.eventType(event))]),
    toSegment('PID', identification),
    ...(['A40', 'R01', 'T02'].includes(trigger) ? [] : [toPracticeSegment(event)]),
    ...(merged === undefined ? [] : [toSegment('MRG', { 1: dialect.mergedIdentifier(merged) })]),
    ...toVisitSegment(event, dialect),
    ...(carriesAllergies(trigger) ? toAllergySegments(event, time) : []),
    ...event.diagnoses.map((term, index) =>
      toSegment('DG1', {
        1: String(index + 1),
        3: dialect.diagnosis(term),
        5: time(event.at),
        6: trigger === 'A03' ? 'F' : 'A',
      }),
    ),
    ...event.procedures.map(({ opcs4, display, at }, index) =>
      toSegment('PR1', { 1: String(index + 1), 3: toComponents(opcs4, display, 'OPCS4'), 5: time(at) }),
    ),
    ...toLetterSegments(event, time),
    ...toReportSegments(event, time),
  ];
  return segments.map((segment) => `${segment}\r`).join('');
}

function toPracticeSegment({ life }: HospitalEvent): string {
  const { practice, difficulties, person } = life;
  const protection = difficulties.includes('restricted') ? 'Y' : undefined;
  if (difficulties.includes('no-practice') || person.removedFromPractice !== undefined) {
    return toSegment('PD1', { 3: toComponents('', '', noPractice), 12: protection });
  }
  const { family, given, title } = toStaffName(practice.generalPractitioner.name);
  const { gmpCode } = practice.generalPractitioner;
  return toSegment('PD1', {
    3: toComponents(practice.name.toUpperCase(), '', practice.odsCode),
    4: toComponents(gmpCode, family, given, '', '', title, '', '', 'GMC'),
    12: protection,
  });
}

/** The letter's header and its lines, one observation each. */
function toLetterSegments(event: HospitalEvent, time: (instant: string) => string): string[] {
  const { letter, visit } = event;
  if (event.trigger !== 'T02' || visit === undefined) return [];
  const { name, gmcCode } = visit.stay.consultant;
  const { family, given, title } = toStaffName(name);
  const header = toSegment('TXA', {
    1: '1',
    2: 'DS',
    3: 'TX',
    4: time(visit.discharged ?? event.at),
    6: time(event.at),
    9: toComponents(`C${gmcCode}`, family, given, '', '', title, '', '', 'GMC'),
    12: toComponents(`DS-${visit.number}`),
    17: 'AU',
    19: 'AV',
  });
  const lines = letter.map((line, index) =>
    toSegment('OBX', {
      1: String(index + 1),
      2: 'TX',
      3: toComponents('DS', 'Discharge summary', 'L'),
      5: toHl7Text(line),
      11: 'F',
    }),
  );
  return [header, ...lines];
}
