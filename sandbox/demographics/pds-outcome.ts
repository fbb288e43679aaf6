import type { OperationOutcome } from 'fhir/r4.js';

/** An answer of demographics that is not a person. */
export interface PdsProblem {
  readonly status: number;
  readonly outcome: OperationOutcome;
}

interface Kind {
  readonly status: number;
  readonly severity: 'error' | 'information';
  readonly issue: OperationOutcome['issue'][number]['code'];
  readonly display: string;
}

const kinds = {
  INVALID_RESOURCE_ID: { status: 400, severity: 'error', issue: 'value', display: 'Resource Id is invalid' },
  INVALID_VALUE: { status: 400, severity: 'error', issue: 'value', display: 'Provided value is invalid' },
  MISSING_VALUE: { status: 400, severity: 'error', issue: 'required', display: 'Required value is missing' },
  INVALID_SEARCH_DATA: { status: 400, severity: 'error', issue: 'value', display: 'Search data is invalid' },
  UNSUPPORTED_SERVICE: {
    status: 400,
    severity: 'error',
    issue: 'not-supported',
    display: 'Unsupported Service',
  },
  RESOURCE_NOT_FOUND: {
    status: 404,
    severity: 'information',
    issue: 'not-found',
    display: 'Resource not found',
  },
  INVALIDATED_RESOURCE: {
    status: 404,
    severity: 'error',
    issue: 'not-found',
    display: 'Resource that has been marked as invalid was requested - invalid resources cannot be retrieved',
  },
  TOO_MANY_REQUESTS: { status: 429, severity: 'error', issue: 'throttled', display: 'Too many requests' },
  TOO_MANY_MATCHES: {
    status: 200,
    severity: 'information',
    issue: 'multiple-matches',
    display: 'Too Many Matches',
  },
} as const satisfies Record<string, Kind>;

/** The problem of a kind, with a sentence on what to change where that helps; never with the value given. */
export function toPdsProblem(code: keyof typeof kinds, diagnostics?: string): PdsProblem {
  const { status, severity, issue, display } = kinds[code];
  return {
    status,
    outcome: {
      resourceType: 'OperationOutcome',
      issue: [
        {
          severity,
          code: issue,
          details: {
            coding: [
              {
                system: 'https://fhir.nhs.uk/R4/CodeSystem/Spine-ErrorOrWarningCode',
                version: '1',
                code,
                display,
              },
            ],
          },
          ...(diagnostics === undefined ? {} : { diagnostics }),
        },
      ],
    },
  };
}
