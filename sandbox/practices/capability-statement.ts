import type { CapabilityStatement } from 'fhir/r3.js';
import type { Supplier } from './supplier.ts';

/** What a practice's endpoint says that it can do. Source: GP Connect 1.6, structured capability statement. */
export function renderCapabilityStatement(supplier: Supplier): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    version: '1.6.2',
    name: 'GP Connect',
    status: 'active',
    date: '2023-01-27',
    publisher: 'NHS Digital',
    copyright: 'Copyright NHS Digital 2023',
    kind: 'capability',
    software: supplier.software,
    fhirVersion: '3.0.1',
    acceptUnknown: 'both',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: { cors: false },
        operation: [
          {
            name: 'gpc.getstructuredrecord',
            definition: {
              reference:
                'https://fhir.nhs.uk/STU3/OperationDefinition/GPConnect-GetStructuredRecord-Operation-1/_history/1.18',
            },
          },
        ],
      },
    ],
  };
}
