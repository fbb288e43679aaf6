import type { RegisteredPerson } from './council-register.ts';

/** A person as the search answers it. */
export interface CouncilPerson {
  readonly personId: number;
  /** A JSON number, as the column behind it is: a leading zero is lost. */
  readonly nhsId: number | null;
  readonly nhsIdStatus: 'verified' | 'traced' | 'unverified';
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly restricted: 'Y' | 'N';
  /** A for adults' services, C for children's. */
  readonly contextFlag: 'A' | 'C';
  readonly deleted: boolean;
  /** Where this record was merged into another, that record. */
  readonly masterPersonId: number | null;
}

/** Renders a person's records: the living one, and before it a duplicate where there was one. */
export function toCouncilPersons(registered: RegisteredPerson, today: string): CouncilPerson[] {
  const { person } = registered.life;
  const record: CouncilPerson = {
    personId: registered.personId,
    nhsId: registered.nhsNumber === undefined ? null : Number(registered.nhsNumber),
    nhsIdStatus: registered.nhsIdStatus,
    firstName: person.givenNames[0] ?? '',
    lastName: person.familyName,
    dateOfBirth: person.birthDate,
    restricted: registered.restricted ? 'Y' : 'N',
    contextFlag: isChild(person.birthDate, person.deathDate ?? today) ? 'C' : 'A',
    deleted: registered.deleted,
    masterPersonId: null,
  };
  if (registered.mergedPersonId === undefined || registered.deleted) return [record];
  const duplicate = {
    ...record,
    personId: registered.mergedPersonId,
    deleted: true,
    masterPersonId: record.personId,
  };
  return [duplicate, record];
}

function isChild(birthDate: string, on: string): boolean {
  const eighteenth = `${Number(birthDate.slice(0, 4)) + 18}${birthDate.slice(4)}`;
  return on.slice(0, 10) < eighteenth;
}
