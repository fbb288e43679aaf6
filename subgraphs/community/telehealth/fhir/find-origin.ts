import type { ReadingOrigin } from '../../../../schema/generated/community.ts';
import { findSubject } from './find-subject.ts';
import type { FindNamed } from './find-named.ts';
import type { Observation, Reference } from './shapes.ts';

/** Whether a value was written down by somebody who looked at the device (FHIR extensions, human-transcribed). */
const transcribed = 'http://hl7.org/fhir/StructureDefinition/observation-human-transcribed';

/** How somebody writes that a value was told or typed by a person, whatever measured it. */
const entered =
  /\b(?:self|patient|client|carer|user)[ -]?(?:report|entered|recorded)|\breported by (?:the )?(?:patient|person|carer|client)\b|\bmanual(?:ly)?[ -]?ent/i;
/** How somebody writes that the person measured it or sent it, which they may have done with a device. */
const supplied = /\b(?:self|patient)[ -]?(?:measur|monitor|suppl)|^PATAST$/i;

const professionals: ReadonlySet<string> = new Set(['Practitioner', 'PractitionerRole']);

/**
 * Finds who or what measured something, as far as the supplier says. Beware: where no device is named, nothing follows
 * from that alone; a gateway may have passed on what somebody typed; and an organisation may be the supplier itself.
 */
export function findOrigin(observation: Observation, find: FindNamed): ReadingOrigin {
  const { device, extension = [], performer = [] } = observation;
  const said = toSaid(observation);
  if (said.some((text) => entered.test(text)) || extension.some(isUserEntered)) return 'PATIENT_REPORTED';
  const isTranscribed = extension.some(
    ({ url, valueBoolean }) => url === transcribed && valueBoolean === true,
  );
  if (device !== undefined && !isTranscribed) return 'DEVICE';
  const types = performer.map((each) => findType(each, observation, find));
  if (types.includes('Patient') || types.includes('RelatedPerson')) return 'PATIENT_REPORTED';
  if (types.some((type) => professionals.has(type ?? ''))) return 'PROFESSIONAL';
  return said.some((text) => supplied.test(text)) ? 'PATIENT_REPORTED' : 'UNKNOWN';
}

/** What is said in words or codes of how it was measured. */
function toSaid({ method, category = [], extension = [], meta }: Observation): readonly string[] {
  const concepts = [method, ...category, ...extension.map(({ valueCodeableConcept: concept }) => concept)];
  const codings = [
    ...concepts.flatMap((concept) => concept?.coding ?? []),
    ...extension.flatMap(({ valueCoding }) => valueCoding ?? []),
    ...(meta?.tag ?? []),
    ...(meta?.security ?? []),
  ];
  const texts = [
    ...concepts.map((concept) => concept?.text),
    ...codings.flatMap(({ code, display }) => [code, display]),
    ...extension.flatMap(({ valueCode, valueString }) => [valueCode, valueString]),
  ];
  return texts.filter((text) => text !== undefined);
}

/** The mark that Apple Health puts on what somebody typed, as suppliers pass it on. */
function isUserEntered({ url, valueBoolean }: NonNullable<Observation['extension']>[number]): boolean {
  return valueBoolean === true && /was-?user-?entered/i.test(url);
}

/** What kind of resource a performer is: as it says itself, or as it is found, or the subject once more. */
function findType(
  performer: Reference,
  { contained, subject }: Observation,
  find: FindNamed,
): string | undefined {
  const { type, reference = '' } = performer;
  if (type !== undefined) return type;
  const said = /(?:^|\/)([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]+(?:\/_history\/[^/]+)?$/.exec(reference)?.[1];
  if (said !== undefined) return said;
  if (reference !== '' && reference === subject?.reference) return 'Patient';
  const found = find(performer, contained)?.resourceType;
  if (found !== undefined) return found;
  const number = findSubject(performer, contained, find, true).nhsNumber;
  return number !== null && number === findSubject(subject, contained, find, true).nhsNumber
    ? 'Patient'
    : undefined;
}
