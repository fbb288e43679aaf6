import { toHl7Time, toSegment } from './hl7-text.ts';
import type { HospitalDialect } from './hospital-dialect.ts';
import type { HospitalEvent } from './hospital-event.ts';

const patientClasses = { inpatient: 'I', emergency: 'E', outpatient: 'O' } as const;

/** Writes the visit as it stands at the event; nothing where the message is about the person alone. */
export function toVisitSegment(event: HospitalEvent, dialect: HospitalDialect): string[] {
  const { visit, trigger } = event;
  if (visit === undefined) {
    return dialect.noVisit === undefined || trigger === 'A40' ? [] : [toSegment('PV1', dialect.noVisit)];
  }
  const { stay, place, priorPlace, discharged } = visit;
  const time = (instant: string) => toHl7Time(instant, dialect.timeDigits);
  return [
    toSegment('PV1', {
      1: '1',
      2: trigger === 'A05' ? 'P' : patientClasses[stay.kind],
      3: place === undefined ? undefined : dialect.location(place),
      4: stay.admissionMethod,
      6: priorPlace === undefined ? undefined : dialect.location(priorPlace),
      14: '19',
      36: discharged === undefined ? undefined : stay.dischargeDestination,
      44: trigger === 'A05' ? undefined : time(stay.admitted),
      45: discharged === undefined ? undefined : time(discharged),
      ...dialect.visit(event, visit),
    }),
    // PV2-8 is when an admission is expected, PV2-3 why.
    ...(trigger === 'A05' ? [toSegment('PV2', { 8: time(stay.admitted) })] : []),
  ];
}
