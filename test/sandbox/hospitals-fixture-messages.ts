import { Hl7Message } from '@medplum/core';
import { createEpicDialect } from '../../sandbox/hospitals/epic-dialect.ts';
import type { HospitalDialect } from '../../sandbox/hospitals/hospital-dialect.ts';
import { createItkDialect } from '../../sandbox/hospitals/itk-dialect.ts';
import { toAdtMessages } from '../../sandbox/hospitals/to-adt-messages.ts';
import type { Life } from '../../sandbox/population/life.ts';

/** The dialect of each of the two trusts. */
export const itk = createItkDialect('RZ1');
export const epic = createEpicDialect('RZ2');

/** A life's messages as an independent parser reads them. */
export function parsed(life: Life, dialect: HospitalDialect): Hl7Message[] {
  return toAdtMessages(life, dialect).map(({ text }) => Hl7Message.parse(text));
}

/** The trigger event, MSH-9.2. */
export function trigger(message: Hl7Message | undefined): string | undefined {
  return message?.getSegment('MSH')?.getComponent(9, 2);
}

/** A field as it is written; empty where the segment ends before it. */
export function field(message: Hl7Message | undefined, segment: string, number: number): string | undefined {
  const found = message?.getSegment(segment);
  if (found === undefined) return undefined;
  return found.fields.length + (segment === 'MSH' ? 1 : 0) > number ? found.getField(number).toString() : '';
}

/** The messages of one kind; some are sent twice. */
export function ofKind(messages: readonly Hl7Message[], kind: string): Hl7Message[] {
  return messages.filter((message) => trigger(message) === kind);
}
