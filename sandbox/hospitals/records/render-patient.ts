import type { Patient } from 'fhir/r4.js';
import type { RecordContext } from './record-context.ts';
import { systems, ukCoreMeta } from './uk-core.ts';

/** Writes the person as the trust knows them now, and, where two records were merged, the one that was given up. */
export function renderPatients({ life, toId, toReference, toIdentifier }: RecordContext): Patient[] {
  const { person } = life;
  const { duplicateMedicalRecordNumber: duplicate } = person;
  const known: Pick<Patient, 'name' | 'gender' | 'birthDate'> = {
    name: [
      { use: 'official', family: person.familyName, given: [...person.givenNames], prefix: [person.title] },
    ],
    gender: person.gender,
    birthDate: person.birthDate,
  };
  const usual: Patient = {
    resourceType: 'Patient',
    id: toId('Patient'),
    meta: ukCoreMeta('Patient'),
    active: true,
    identifier: [
      { system: systems.nhsNumber, value: person.nhsNumber },
      toIdentifier('mrn', person.medicalRecordNumber),
    ],
    ...known,
    ...(person.deathDate === undefined ? {} : { deceasedDateTime: person.deathDate }),
    ...(duplicate === undefined
      ? {}
      : { link: [{ type: 'replaces', other: toReference('Patient', duplicate) }] }),
  };
  if (duplicate === undefined) return [usual];
  const replaced: Patient = {
    resourceType: 'Patient',
    id: toId('Patient', duplicate),
    meta: ukCoreMeta('Patient'),
    active: false,
    identifier: [toIdentifier('mrn', duplicate)],
    ...known,
    link: [{ type: 'replaced-by', other: toReference('Patient') }],
  };
  return [usual, replaced];
}
