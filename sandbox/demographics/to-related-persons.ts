import type { RelatedPerson } from 'fhir/r4.js';
import type { Life } from '../population/life.ts';

/**
 * Who is to be reached for a person, as demographics shows them: PDS FHIR R4 RelatedPerson. About one person in three
 * names somebody; of a restricted person nobody is named.
 */
export function toRelatedPersons(life: Life, neighbour: Life): readonly RelatedPerson[] {
  if (life.difficulties.includes('restricted') || life.index % 3 !== 0) return [];
  const { person } = neighbour;
  return [
    {
      resourceType: 'RelatedPerson',
      id: `R${life.index.toString(16).toUpperCase().padStart(7, '0')}`,
      active: true,
      patient: {
        identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: life.person.nhsNumber },
      },
      relationship: [
        {
          coding: [
            {
              system: 'https://fhir.nhs.uk/R4/CodeSystem/UKCore-AdditionalRelatedPersonRole',
              code: 'Personal',
              display: 'Personal relationship with the patient',
            },
          ],
        },
      ],
      name: [
        { use: 'usual', given: [...person.givenNames], family: person.familyName, prefix: [person.title] },
      ],
      telecom: [{ system: 'phone', value: person.phone.replaceAll(' ', ''), use: 'home' }],
    },
  ];
}
