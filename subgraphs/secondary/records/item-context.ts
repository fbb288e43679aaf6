import type {
  CodedConcept,
  Organisation,
  Participant,
  Provenance,
} from '../../../schema/generated/shared.ts';
import type { RecordIds } from '../../../schema/runtime/record-id.ts';
import { toCodedConcept } from '../../kit/coded-concept.ts';
import type { ParticipantRow, TermRow, ToldRow } from './rows.ts';

/** What making an item needs beside its row. */
export interface ItemContext {
  /** The person's current NHS number. */
  readonly person: string;
  readonly recordIds: RecordIds;
  readonly organisation: Organisation;
}

/**
 * The id of an item by the identifier that its trust gave it.
 *
 * It names the trust and not the record system, because several systems of a trust tell of one visit.
 */
export function toItemId(type: string, row: ToldRow, identifier: string, context: ItemContext): string {
  const { person, recordIds } = context;
  return recordIds.toId({ type, person, system: `${row.trust}|HL7 v2`, identifier });
}

/** Says where an item is recorded. */
export function toProvenance(
  row: ToldRow,
  { organisation }: ItemContext,
  recorded?: string | null,
): Provenance {
  return {
    setting: 'SECONDARY',
    organisation,
    system: row.system,
    recordedAt: recorded ?? row.recorded_at,
    receivedAt: row.received_at,
  };
}

/** Makes a concept of a code or words. */
export function toConcept(term: TermRow | null): CodedConcept | undefined {
  if (term === null) return undefined;
  const codings = term.codings.map(({ system, code, display }) => ({
    system: system ?? null,
    code: code ?? null,
    display: display ?? null,
  }));
  return toCodedConcept(codings, term.text);
}

/** Makes a participant of someone who took part. */
export function toParticipant(
  { name, role, identifier }: ParticipantRow,
  organisation?: Organisation,
): Participant {
  return { name: name ?? null, role, identifier: identifier ?? null, organisation: organisation ?? null };
}

/** A text that tells a code apart from others, for the id of what is coded by it. */
export function toTermIdentifier({ codings, text }: TermRow): string {
  const [first] = codings;
  return first?.code === undefined ? (text ?? '') : `${first.system ?? ''}|${first.code}`;
}
