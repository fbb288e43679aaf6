import { toComponents, toHl7Text, toSegment } from './hl7-text.ts';
import type { HospitalEvent } from './hospital-event.ts';

/** Writes a laboratory's report (ORU: ORC, OBR and an OBX for each result); nothing where the event has none. */
export function toReportSegments(event: HospitalEvent, time: (instant: string) => string): string[] {
  const { report } = event;
  if (report === undefined) return [];
  const { number, code, name, collected, status, results } = report;
  return [
    toSegment('ORC', { 1: 'RE', 3: number }),
    toSegment('OBR', {
      1: '1',
      3: number,
      4: toComponents(code, name, 'LIMS'),
      7: time(collected),
      15: toComponents('BLD', 'Blood'),
      22: time(event.at),
      25: status,
    }),
    ...results.map((result, index) =>
      toSegment('OBX', {
        1: String(index + 1),
        2: result.value.startsWith('<') ? 'ST' : 'NM',
        3: toComponents(result.code, result.name, 'LIMS'),
        5: toHl7Text(result.value),
        6: toHl7Text(result.unit),
        7: toHl7Text(result.range),
        8: result.flag,
        11: status,
      }),
    ),
  ];
}
