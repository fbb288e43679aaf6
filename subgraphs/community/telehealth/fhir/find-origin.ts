import type { ReadingOrigin } from '../../../../schema/generated/community.ts';
import { findSubject } from './find-subject.ts';
import type { FindNamed } from './find-named.ts';
import type { CodeableConcept, Observation, Reference } from './shapes.ts';
import { toConcept } from './to-concept.ts';

/** Whether a value was written down by somebody who looked at the device (FHIR extensions, human-transcribed). */
const transcribed = 'http://hl7.org/fhir/StructureDefinition/observation-human-transcribed';
/** The device that passed a value on, which a device had measured (FHIR R4, gateway device). */
const gateway = 'http://hl7.org/fhir/StructureDefinition/observation-gatewayDevice';

/** How somebody writes that a person told or typed a value themselves, in a method or a category. */
const reported =
  /\b(?:self|patient|client|carer|user)[ -]?(?:report|enter|measur|record)|\breported by (?:the )?(?:patient|person|carer|client)\b/i;

const professionals: ReadonlySet<string> = new Set(['Practitioner', 'PractitionerRole']);

/**
 * Finds who or what measured something, as far as the supplier says. Beware: where no device is named, nothing follows
 * from that alone; and an organisation that is named may be the supplier itself.
 */
export function findOrigin(observation: Observation, find: FindNamed): ReadingOrigin {
  const { device, extension = [], performer = [], method, category = [] } = observation;
  const isTranscribed = extension.some(
    ({ url, valueBoolean }) => url === transcribed && valueBoolean === true,
  );
  const isSent = device !== undefined || extension.some(({ url }) => url === gateway);
  if (isSent && !isTranscribed) return 'DEVICE';
  const types = performer.map((each) => findType(each, observation, find));
  const concepts = [method, ...category];
  if (types.includes('Patient') || types.includes('RelatedPerson') || concepts.some(isReported)) {
    return 'PATIENT_REPORTED';
  }
  return types.some((type) => professionals.has(type ?? '')) ? 'PROFESSIONAL' : 'UNKNOWN';
}

function isReported(concept: CodeableConcept | undefined): boolean {
  const codes = (concept?.coding ?? []).map(({ code }) => code ?? '');
  return [toConcept(concept)?.display ?? '', ...codes].some((text) => reported.test(text));
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
