import type {
  Address,
  AdministrativeGender,
  CodedConcept,
  ContactPoint,
} from '../../../schema/generated/patient.ts';
import { parsePartialDate } from '../../../schema/runtime/partial-date.ts';
import { toCodedConcept } from '../../kit/coded-concept.ts';
import { isInForce } from './in-force.ts';
import type { PdsExtension, PdsPatient } from './pds-shape.ts';
import type { Person } from './person.ts';
import { toName } from './to-name.ts';
import { toSensitivity } from './to-sensitivity.ts';
import type { TracedNumbers } from './to-traced-numbers.ts';

const odsSystem = 'https://fhir.nhs.uk/Id/ods-organization-code';
const ukCore = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-';

/** A person, with how many details could not be read and were left out. */
export interface ReadPerson {
  readonly person: Person;
  readonly refused: number;
}

/**
 * Turns a Patient resource into the graph's person, as in force at `now`, an instant.
 *
 * Where the person is restricted, nothing that says where they live is taken, even if it was sent.
 */
export function toPerson(patient: PdsPatient, numbers: TracedNumbers, now: string): ReadPerson {
  const sensitivity = toSensitivity(patient.meta?.security ?? []);
  const isRestricted = sensitivity !== 'NORMAL';
  const birthDate = toDate(patient.birthDate);
  const deceasedAt = toDate(patient.deceasedDateTime);
  const communication = findExtension(patient.extension, `${ukCore}NHSCommunication`);
  const person: Person = {
    ...numbers,
    name: toName(patient.name ?? [], now),
    birthDate: birthDate.date,
    gender: toGender(patient.gender),
    deceased:
      patient.deceasedDateTime !== undefined || patient.deceasedBoolean === true || isNotifiedDead(patient),
    deceasedAt: deceasedAt.date,
    address: isRestricted ? null : toAddress(patient, now),
    telecom: isRestricted ? null : toTelecom(patient, now),
    registeredPractice: isRestricted ? null : toPractice(patient, now),
    language: toLanguage(communication),
    interpreterNeeded: findExtension(communication?.extension, 'interpreterRequired')?.valueBoolean ?? null,
    sensitivity,
  };
  return { person, refused: birthDate.refused + deceasedAt.refused };
}

/** DeathNotificationStatus: a death that was notified informally (1) or formally (2), also where its day is not sent. */
function isNotifiedDead({ extension }: PdsPatient): boolean {
  const notified = findExtension(extension, `${ukCore}DeathNotificationStatus`)?.extension;
  const status = findExtension(notified, 'deathNotificationStatus')?.valueCodeableConcept;
  return (status?.coding ?? []).some(({ code }) => code === '1' || code === '2');
}

function toDate(text: string | undefined): { readonly date: string | null; readonly refused: number } {
  if (text === undefined) return { date: null, refused: 0 };
  const date = parsePartialDate(text);
  return date === undefined ? { date: null, refused: 1 } : { date, refused: 0 };
}

function toGender(gender: string | undefined): AdministrativeGender | null {
  switch (gender) {
    case 'male':
      return 'MALE';
    case 'female':
      return 'FEMALE';
    case 'other':
      return 'OTHER';
    case undefined:
      return null;
    default:
      return 'UNKNOWN';
  }
}

function toAddress({ address = [] }: PdsPatient, now: string): Address | null {
  const home = address.find(({ use, period }) => use === 'home' && isInForce(period, now));
  if (home === undefined) return null;
  const lines = (home.line ?? []).filter((line) => line.trim() !== '');
  return { lines, postalCode: home.postalCode ?? null };
}

function toTelecom({ telecom = [] }: PdsPatient, now: string): readonly ContactPoint[] {
  return telecom.flatMap(({ system, value, use, period }) =>
    value === undefined || !isInForce(period, now)
      ? []
      : [{ system: system ?? null, value, use: use ?? null }],
  );
}

function toPractice({ generalPractitioner = [] }: PdsPatient, now: string): Person['registeredPractice'] {
  const practice = generalPractitioner.find(
    ({ identifier }) => identifier?.system === odsSystem && isInForce(identifier.period, now),
  );
  const odsCode = practice?.identifier?.value;
  return odsCode === undefined ? null : { odsCode, name: null };
}

function toLanguage(communication: PdsExtension | undefined): CodedConcept | null {
  const language = findExtension(communication?.extension, 'language')?.valueCodeableConcept;
  return toCodedConcept(language?.coding ?? [], language?.text ?? null) ?? null;
}

function findExtension(extensions: readonly PdsExtension[] = [], url: string): PdsExtension | undefined {
  return extensions.find((extension) => extension.url === url);
}
