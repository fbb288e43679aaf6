/** What a kind of message does to the record; kinds that are not here are kept and not applied. */
export type EventEffect = 'visit' | 'person' | 'merge' | 'document' | 'report';

const effects: Readonly<Record<string, EventEffect>> = {
  // HL7 v2.5, chapter 3.
  'ADT^A01': 'visit',
  'ADT^A02': 'visit',
  'ADT^A03': 'visit',
  'ADT^A04': 'visit',
  'ADT^A05': 'visit',
  'ADT^A06': 'visit',
  'ADT^A07': 'visit',
  'ADT^A08': 'visit',
  'ADT^A11': 'visit',
  'ADT^A12': 'visit',
  'ADT^A13': 'visit',
  'ADT^A17': 'visit',
  // Leave from a ward and the return from it: the visit goes on, and so does the stay.
  'ADT^A21': 'visit',
  'ADT^A22': 'visit',
  'ADT^A23': 'visit',
  'ADT^A38': 'visit',
  'ADT^A45': 'visit',
  'ADT^A52': 'visit',
  'ADT^A53': 'visit',
  'ADT^A28': 'person',
  'ADT^A29': 'person',
  'ADT^A31': 'person',
  'ADT^A60': 'person',
  // What older versions name by whose numbers are merged; each names the former one in MRG-1.
  'ADT^A18': 'merge',
  'ADT^A30': 'merge',
  'ADT^A34': 'merge',
  'ADT^A36': 'merge',
  'ADT^A39': 'merge',
  'ADT^A40': 'merge',
  'ADT^A47': 'merge',
  // HL7 v2.5, chapter 7.
  'ORU^R01': 'report',
  'ORU^R30': 'report',
  'ORU^R31': 'report',
  'ORU^R32': 'report',
  // HL7 v2.5, chapter 9.
  'MDM^T01': 'document',
  'MDM^T02': 'document',
  'MDM^T03': 'document',
  'MDM^T04': 'document',
  'MDM^T05': 'document',
  'MDM^T06': 'document',
  'MDM^T07': 'document',
  'MDM^T08': 'document',
  'MDM^T09': 'document',
  'MDM^T10': 'document',
  'MDM^T11': 'document',
};

/** What a message of a type and trigger does; `undefined` where it is kept and not applied. */
export function toEventEffect(type: string, trigger: string): EventEffect | undefined {
  const name = `${type}^${trigger}`;
  return Object.hasOwn(effects, name) ? effects[name] : undefined;
}
