/** What a test message says beside what it is about; fields are numbered as HL7 v2 numbers them. */
export interface TestMessage {
  readonly event: string;
  /** EVN-2, as `YYYYMMDDHHMMSS`. */
  readonly at: string;
  readonly controlId?: string;
  /** MSH-3 and MSH-4. */
  readonly sender?: readonly [application: string, facility: string];
  /** MSH-18. */
  readonly characterSet?: string;
  /** MSH-21. */
  readonly profile?: string;
  readonly version?: string;
  readonly processingId?: string;
  readonly type?: string;
  readonly segments: readonly string[];
}

let count = 0;

/** Writes a message with its MSH and EVN segments. */
export function toMessage(message: TestMessage): string {
  count += 1;
  const [application, facility] = message.sender ?? ['PAS', 'RXX'];
  const msh = toSegment('MSH', {
    2: String.raw`^~\&`,
    3: application,
    4: facility,
    5: 'GRAPH',
    6: 'ICS',
    7: message.at,
    9: `${message.type ?? 'ADT'}^${message.event}`,
    10: message.controlId ?? `T${count}`,
    11: message.processingId ?? 'P',
    12: message.version ?? '2.4',
    18: message.characterSet ?? 'UNICODE UTF-8',
    21: message.profile ?? '',
  });
  const evn = toSegment('EVN', { 1: message.event, 2: message.at });
  return [msh, evn, ...message.segments, ''].join('\r');
}

/** Writes a segment of its fields by number. */
export function toSegment(name: string, fields: Readonly<Record<number, string>>): string {
  const last = Math.max(...Object.keys(fields).map(Number));
  const all = Array.from({ length: last }, (_, index) => fields[index + 1] ?? '');
  // MSH-1 is the separator itself.
  return name === 'MSH' ? `MSH|${all.slice(1).join('|')}` : [name, ...all].join('|');
}

/** Writes a PID segment. */
export function pid(person: {
  nhsNumber?: string;
  hospitalNumber?: string;
  birthDate?: string;
  family?: string;
}): string {
  const numbers = [
    person.nhsNumber === undefined ? '' : `${person.nhsNumber}^^^NHS^NH`,
    person.hospitalNumber === undefined ? '' : `${person.hospitalNumber}^^^RXX^MR`,
  ].filter((number) => number !== '');
  return toSegment('PID', {
    1: '1',
    3: numbers.join('~'),
    5: `${person.family ?? 'MARLOWE'}^EDITH^^^Mrs`,
    7: person.birthDate ?? '19480317',
    8: '2',
  });
}

/** Writes a PV1 segment of an inpatient visit. */
export function pv1(fields: Readonly<Record<number, string>>): string {
  return toSegment('PV1', { 1: '1', 2: 'I', ...fields });
}
