import type { DiagnosticReport, Observation } from 'fhir/r4.js';
import type { HospitalStay } from '../../population/life.ts';
import { createRandom } from '../../population/random.ts';
import { addMinutes } from '../hospital-event.ts';
import { type RecordContext, toConsultant } from './record-context.ts';
import { systems, toCode, ukCoreMeta } from './uk-core.ts';

/** Writes what was observed at the bedside and seen on the first picture; laboratories tell of theirs by message. */
export function renderFindings(
  stay: HospitalStay,
  context: RecordContext,
): (Observation | DiagnosticReport)[] {
  if (stay.kind === 'outpatient') return [];
  const random = createRandom(context.life.index, 0x44, Date.parse(stay.admitted) / 60_000);
  const at = addMinutes(stay.admitted, 15);
  const pressure = renderObservation('pressure', toCode(systems.snomed, '75367002', 'Blood pressure'));
  const pulse = renderObservation('pulse', toCode(systems.snomed, '364075005', 'Heart rate'));
  return [
    {
      ...pressure,
      component: [
        {
          code: toCode(systems.snomed, '72313002', 'Systolic arterial pressure'),
          valueQuantity: toAmount(random.integer(98, 172), 'mmHg', 'mm[Hg]'),
        },
        {
          code: toCode(systems.snomed, '1091811000000102', 'Diastolic arterial pressure'),
          valueQuantity: toAmount(random.integer(58, 96), 'mmHg', 'mm[Hg]'),
        },
      ],
    },
    { ...pulse, valueQuantity: toAmount(random.integer(56, 118), 'beats/min', '/min') },
    renderPicture(),
  ];

  function renderObservation(key: string, code: Observation['code']): Observation {
    return {
      resourceType: 'Observation',
      id: context.toId('Observation', stay.visitNumber, key),
      meta: ukCoreMeta('Observation-VitalSigns'),
      status: 'final',
      category: [toCode(systems.observationCategory, 'vital-signs', 'Vital Signs')],
      code,
      subject: context.subject,
      encounter: context.toReference('Encounter', stay.visitNumber),
      effectiveDateTime: at,
    };
  }

  function renderPicture(): DiagnosticReport {
    return {
      resourceType: 'DiagnosticReport',
      id: context.toId('DiagnosticReport', stay.visitNumber),
      meta: ukCoreMeta('DiagnosticReport'),
      identifier: [context.toIdentifier('report', `X${stay.visitNumber}`)],
      status: 'final',
      code: toCode(systems.snomed, '399208008', 'Plain X-ray of chest'),
      subject: context.subject,
      encounter: context.toReference('Encounter', stay.visitNumber),
      effectiveDateTime: addMinutes(stay.admitted, 50),
      issued: addMinutes(stay.admitted, 130),
      resultsInterpreter: [toConsultant(stay)],
      conclusion: random.pick(conclusions),
      presentedForm: [{ contentType: 'application/pdf', title: 'Report' }],
    };
  }
}

const conclusions = [
  'Heart size normal. Lungs clear.',
  'No focal consolidation. No pneumothorax.',
  'Hyperinflated lungs. No acute change.',
] as const;

function toAmount(value: number, unit: string, code: string) {
  return { value, unit, system: systems.ucum, code };
}
