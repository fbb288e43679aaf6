import type { PartialDate } from '../../../schema/runtime/partial-date.ts';
import type { DocumentFacts, HospitalMessage, PatientFacts } from '../facts/hospital-message.ts';
import { toPersonKey } from './keys.ts';
import { orderMessages, type ReceivedMessage } from './order-messages.ts';

/** One document as all its messages together tell it. */
export interface HospitalDocumentState extends DocumentFacts {
  readonly personKeys: readonly string[];
  /** Whether it was cancelled or replaced: it stays in the store and out of every view. */
  readonly isWithdrawn: boolean;
  readonly faults: readonly string[];
  readonly system: string;
  readonly recordedAt?: PartialDate;
  readonly receivedAt: string;
}

/** The events that replace the parent document by the one that they bring (HL7 v2.5, 9.6). */
const replacing: ReadonlySet<string> = new Set(['T09', 'T10']);

/** Projects a document from all messages about it; `undefined` where none of them brought it. */
export function projectDocument(
  documentNumber: string,
  messages: readonly ReceivedMessage[],
): HospitalDocumentState | undefined {
  let projected: HospitalDocumentState | undefined;
  let isReplaced = false;
  let personKeys: readonly string[] = [];
  for (const { facts, receivedAt } of orderMessages(messages)) {
    const { document, trigger } = facts;
    if (document?.parentNumber === documentNumber) isReplaced ||= replacing.has(trigger);
    if (document?.documentNumber !== documentNumber) continue;
    personKeys = addPeople(personKeys, facts.patients, facts);
    const isCancelled = trigger === 'T11';
    projected = {
      // A cancellation brings no content; what it cancels stays in the store.
      ...(isCancelled && projected ? projected : { ...projected, ...document }),
      personKeys,
      isWithdrawn: isCancelled || isTakenBack(facts.trigger, document, projected),
      faults: facts.faults.filter((fault) => fault.startsWith('TXA')),
      system: facts.system,
      ...(facts.recordedAt === undefined ? {} : { recordedAt: facts.recordedAt }),
      receivedAt,
    };
  }
  if (projected === undefined) return undefined;
  return isReplaced ? { ...projected, isWithdrawn: true } : projected;
}

/** A change of status alone (T03) leaves a document withdrawn unless it says that it is for use again. */
function isTakenBack(
  trigger: string,
  { isForUse }: DocumentFacts,
  known: HospitalDocumentState | undefined,
): boolean {
  if (isForUse !== undefined) return !isForUse;
  return trigger === 'T03' && known?.isWithdrawn === true;
}

function addPeople(
  known: readonly string[],
  patients: readonly PatientFacts[],
  { trust }: HospitalMessage,
): readonly string[] {
  const keys = patients.flatMap(({ person }) => toPersonKey(trust, person) ?? []);
  return [...new Set([...known, ...keys])].sort();
}
