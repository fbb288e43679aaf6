import type { AllergyChange, AllergyFacts, HospitalMessage, PersonFacts } from '../facts/hospital-message.ts';
import { present } from '../facts/reading.ts';
import { applyChange } from '../hl7/change.ts';
import { parseKey, toNumberKey, toPersonKey } from './keys.ts';
import { orderMessages, type ReceivedMessage } from './order-messages.ts';
import type { Person } from './person.ts';

/** The events that merge one number into another (HL7 v2.5, 3.3.18 to 3.3.47). */
const merging: ReadonlySet<string> = new Set(['A18', 'A30', 'A34', 'A36', 'A39', 'A40', 'A47']);
/** The events that tell who a person is, rather than what happened to them. */
const telling: ReadonlySet<string> = new Set(['A28', 'A31', 'A40', 'A47']);

/**
 * Projects whom a number means from all messages that name it, in whatever order they came.
 *
 * `undefined` where none of the messages names it.
 */
export function projectPerson(key: string, messages: readonly ReceivedMessage[]): Person | undefined {
  let projected: Person | undefined;
  for (const { facts, receivedAt } of orderMessages(messages)) {
    for (const { person } of facts.patients) {
      const isFormer = isFormerNumber(key, person, facts);
      if (!isFormer && toPersonKey(facts.trust, person) !== key) continue;
      const known = projected ?? toEmptyPerson(key, facts, receivedAt);
      projected = isFormer ? mergeInto(known, person, facts) : applyPerson(known, person, facts, receivedAt);
    }
  }
  return projected;
}

function toEmptyPerson(key: string, { system }: HospitalMessage, receivedAt: string): Person {
  const { kind, value } = parseKey(key);
  // The authority before the number tells numbers apart and is not shown.
  const hospitalNumber = value.slice(value.lastIndexOf('^') + 1);
  const shown = kind === 'number' ? { hospitalNumber } : {};
  return { key, ...shown, nhsNumbers: [], isDeleted: false, allergies: [], faults: [], system, receivedAt };
}

function isFormerNumber(key: string, { formerNumber }: PersonFacts, { trust, trigger }: HospitalMessage) {
  return merging.has(trigger) && formerNumber !== undefined && toNumberKey(trust, formerNumber) === key;
}

function mergeInto(known: Person, survivor: PersonFacts, { trust }: HospitalMessage): Person {
  const mergedInto = toPersonKey(trust, survivor);
  return mergedInto === undefined || mergedInto === known.key ? known : { ...known, mergedInto };
}

function applyPerson(known: Person, said: PersonFacts, facts: HospitalMessage, receivedAt: string): Person {
  const { birthDate: _, familyName: __, ...kept } = known;
  return {
    ...kept,
    ...present<Person>({
      birthDate: applyChange(known.birthDate, said.birthDate),
      familyName: applyChange(known.familyName, said.familyName),
    }),
    nhsNumbers: toNhsNumbers(known, said, facts.trigger),
    isDeleted: facts.trigger === 'A29' || (known.isDeleted && facts.trigger !== 'A28'),
    ...(said.allergies === undefined
      ? { faults: addFaults(known.faults, facts) }
      : toAllergies(said.allergies, facts, receivedAt)),
    ...(said.allergyChanges === undefined
      ? {}
      : toAllergies(changeAllergies(known.allergies, said.allergyChanges), facts, receivedAt)),
  };
}

/** Applies what A60 says of single allergies; the same allergy is one by its code, or by its words. */
function changeAllergies(
  known: readonly AllergyFacts[],
  changes: readonly AllergyChange[],
): readonly AllergyFacts[] {
  const byTerm = new Map(known.map((allergy) => [toTermKey(allergy), allergy]));
  for (const { isRemoved, allergy } of changes) {
    if (isRemoved) byTerm.delete(toTermKey(allergy));
    else byTerm.set(toTermKey(allergy), allergy);
  }
  return [...byTerm.values()];
}

function toTermKey({ code: { codings, text } }: AllergyFacts): string {
  const [coding] = codings;
  return JSON.stringify(coding === undefined ? [text] : [coding.system, coding.code]);
}

/** A message that speaks of allergies tells all of them, in the place of what was told before. */
function toAllergies(
  allergies: readonly AllergyFacts[] | null,
  { system, recordedAt, sentAt, faults }: HospitalMessage,
  receivedAt: string,
): Partial<Person> {
  return {
    allergies: allergies ?? [],
    faults: faults.filter(isOfAllergies),
    ...present<Person>({ system, recordedAt: recordedAt ?? sentAt, receivedAt }),
  };
}

/** Allergies of which none could be read leave what was known, and the fault beside it. */
function addFaults(known: readonly string[], { faults }: HospitalMessage): readonly string[] {
  return [...new Set([...known, ...faults.filter(isOfAllergies)])].sort();
}

function isOfAllergies(fault: string): boolean {
  return /^(?:AL1|IAM)/.test(fault);
}

/**
 * Ties a number to the NHS numbers that messages state for it.
 *
 * A hospital corrects an NHS number by telling anew who the person is, with the same date of birth; any other
 * message that states another number may be about someone else, so both numbers stand and neither is trusted.
 */
function toNhsNumbers(known: Person, said: PersonFacts, trigger: string): readonly string[] {
  const { nhsNumber } = said;
  if (nhsNumber === undefined || known.nhsNumbers.includes(nhsNumber)) return known.nhsNumbers;
  const isSamePerson = known.birthDate !== undefined && known.birthDate === said.birthDate;
  if (telling.has(trigger) && isSamePerson) return [nhsNumber];
  return [...known.nhsNumbers, nhsNumber].sort();
}
