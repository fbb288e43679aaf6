import type { Hl7Segment } from '@medplum/core';
import type { Change } from '../hl7/change.ts';
import { readComponent } from '../hl7/fields.ts';
import type { Term } from './common-facts.ts';
import type { DiagnosisFacts, ProcedureFacts } from './hospital-message.ts';
import { readTerm } from './read-term.ts';
import { present, readTime, type Reading } from './reading.ts';

/** Reads a message's DG1 segments, which together are all diagnoses of the visit; see `readAllergies`. */
export function readDiagnoses(
  segments: readonly Hl7Segment[],
  reading: Reading,
): Change<readonly DiagnosisFacts[]> {
  return readCoded(segments, reading, (segment, code) => ({
    code,
    ...present<Pick<DiagnosisFacts, 'type' | 'recorded'>>({
      type: readComponent(segment, 6),
      recorded: readTime(segment, 5, reading),
    }),
  }));
}

/** Reads a message's PR1 segments, which together are all procedures of the visit; see `readAllergies`. */
export function readProcedures(
  segments: readonly Hl7Segment[],
  reading: Reading,
): Change<readonly ProcedureFacts[]> {
  return readCoded(segments, reading, (segment, code) => ({
    code,
    ...present<Pick<ProcedureFacts, 'at'>>({ at: readTime(segment, 5, reading) }),
  }));
}

/** Reads segments that hold a code in their third field and words for it in their fourth. */
function readCoded<T>(
  segments: readonly Hl7Segment[],
  reading: Reading,
  toFacts: (segment: Hl7Segment, code: Term) => T,
): Change<readonly T[]> {
  if (segments.length === 0) return undefined;
  if (segments.every((segment) => readTerm(segment, 3) === null)) return null;
  const items = segments.flatMap((segment) => {
    const code = toDescribed(readTerm(segment, 3), readComponent(segment, 4));
    if (code !== undefined) return [toFacts(segment, code)];
    reading.refuse(`${segment.name}-3`);
    return [];
  });
  return items.length === 0 ? undefined : items;
}

function toDescribed(code: Change<Term>, description: Change<string>): Term | undefined {
  const words = description ?? undefined;
  if (code === undefined || code === null) {
    return words === undefined ? undefined : { codings: [], text: words };
  }
  const isNamed = code.text !== undefined || code.codings.some(({ display }) => display);
  return isNamed || words === undefined ? code : { ...code, text: words };
}
