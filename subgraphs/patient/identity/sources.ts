import type { SettingSources } from '../../kit/source-description.ts';

const system = 'Personal Demographics Service';

/** What is read of who people are. */
export const patientSources: SettingSources = {
  title: 'Who people are',
  descriptions: [
    {
      system,
      message: 'FHIR R4 `GET /Patient/{id}`',
      reads: [
        'numbers with their verification and those that they replaced, names, birth, death, gender, address, telephone, practice, language, restriction',
      ],
      leaves: [
        'nominated pharmacy, place of birth, contact preferences: no query asks for them',
        'everything that says where a restricted person is',
      ],
      test: 'test/contract/patient-identity.test.ts',
    },
    {
      system,
      message: 'FHIR R4 `GET /Patient?…`, one match at most',
      reads: ['the number of the one person who fits; that several fit'],
      leaves: ['fuzzy matches, wildcards, historic names: they would help to list people'],
      test: 'test/contract/patient-search.test.ts',
    },
    {
      system,
      message: 'FHIR R4 `GET /Patient/{id}/RelatedPerson`',
      reads: ['what they are to the person, name, telephone, period'],
      leaves: ['their address and preferences', 'those of a restricted person: nobody is asked'],
      test: 'test/contract/patient-search.test.ts',
    },
  ],
};
