import type { DocumentReference } from 'fhir/r4.js';
import type { Life } from '../population/life.ts';
import { communityProvider } from '../population/towns.ts';

/** Which documents about a person the locator knows of: one person in five has a crisis plan with the community trust. */
export function toPointers({ index, person, difficulties }: Life): readonly DocumentReference[] {
  if (index % 5 !== 0 || difficulties.includes('restricted')) return [];
  const custodian = {
    identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: communityProvider.odsCode },
  };
  const snomed = (code: string, display: string) => ({
    coding: [{ system: 'http://snomed.info/sct', code, display }],
  });
  return [
    {
      resourceType: 'DocumentReference',
      id: `${communityProvider.odsCode}-${index.toString(16).padStart(8, '0')}`,
      status: 'current',
      docStatus: 'final',
      type: snomed('736253002', 'Mental health crisis plan'),
      category: [snomed('734163000', 'Care plan')],
      subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: person.nhsNumber } },
      date: '2026-03-02T09:00:00Z',
      author: [custodian],
      custodian,
      content: [
        {
          attachment: {
            contentType: 'application/pdf',
            url: `https://documents.invalid/${communityProvider.odsCode}/${index}`,
            title: 'Mental health crisis plan',
            creation: '2026-03-02T09:00:00Z',
          },
        },
      ],
      context: { practiceSetting: snomed('788002001', 'Adult mental health service') },
    },
  ];
}
