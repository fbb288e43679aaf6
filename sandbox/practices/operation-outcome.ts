import { randomUUID } from 'node:crypto';
import type { OperationOutcome } from 'fhir/r3.js';
import { gpConnectMeta, systems } from './fhir-names.ts';

interface ErrorDefinition {
  readonly status: number;
  /** FHIR's own issue type. */
  readonly issue: string;
  readonly display: string;
}

const errors = {
  BAD_REQUEST: { status: 400, issue: 'invalid', display: 'Bad request' },
  INVALID_NHS_NUMBER: { status: 400, issue: 'value', display: 'Invalid NHS number' },
  INVALID_IDENTIFIER_SYSTEM: { status: 400, issue: 'value', display: 'Invalid identifier system' },
  NO_PATIENT_CONSENT: {
    status: 403,
    issue: 'forbidden',
    display: 'Patient has not provided consent to share data',
  },
  PATIENT_NOT_FOUND: { status: 404, issue: 'not-found', display: 'Patient not found' },
  NO_RECORD_FOUND: { status: 404, issue: 'not-found', display: 'No record found' },
  ORGANISATION_NOT_FOUND: { status: 404, issue: 'not-found', display: 'Organisation not found' },
  METHOD_NOT_ALLOWED: { status: 405, issue: 'not-supported', display: 'Method not allowed' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, issue: 'invalid', display: 'Unsupported media type' },
  INVALID_PARAMETER: { status: 422, issue: 'invalid', display: 'Invalid parameter' },
  INVALID_RESOURCE: { status: 422, issue: 'invalid', display: 'Invalid validation of resource' },
  INTERNAL_SERVER_ERROR: { status: 500, issue: 'exception', display: 'Internal server error' },
  NOT_IMPLEMENTED: { status: 501, issue: 'not-supported', display: 'Not implemented' },
} as const satisfies Record<string, ErrorDefinition>;

/** An error that a provider answers with. Source: GP Connect 1.6, "Error handling guidance". */
export type ErrorCode = keyof typeof errors;

/** Why a request was refused. */
export interface Refusal {
  readonly code: ErrorCode;
  /** For whoever debugs it; beware that it may repeat the NHS number, as real providers' does. */
  readonly diagnostics: string;
}

/** Builds a refusal. */
export function refuse(code: ErrorCode, diagnostics: string): Refusal {
  return { code, diagnostics };
}

/** The HTTP status that goes with an error. */
export function toStatus(code: ErrorCode): number {
  return errors[code].status;
}

/** A refusal as the resource that is answered. */
export function toOperationOutcome({ code, diagnostics }: Refusal): OperationOutcome {
  const { issue, display } = errors[code];
  return {
    resourceType: 'OperationOutcome',
    meta: gpConnectMeta('OperationOutcome'),
    issue: [
      {
        severity: 'error',
        code: issue,
        details: { coding: [{ system: systems.spineErrorOrWarning, code, display }] },
        diagnostics,
      },
    ],
  };
}

/**
 * The warning inside a bundle about parameters that were not answered.
 *
 * Source: GP Connect 1.6, "Configuration for supported clinical areas".
 *
 * @param parameters names, or `name.part`.
 */
export function toNotImplementedWarning(parameters: readonly string[]): OperationOutcome {
  return {
    resourceType: 'OperationOutcome',
    id: randomUUID(),
    meta: gpConnectMeta('OperationOutcome'),
    issue: parameters.map((parameter) => ({
      severity: 'warning',
      code: 'not-supported',
      details: {
        coding: [
          {
            system: systems.spineErrorOrWarning,
            code: 'NOT_IMPLEMENTED',
            display: errors.NOT_IMPLEMENTED.display,
          },
        ],
        text: `${parameter} is an unrecognised parameter`,
      },
      diagnostics: parameter,
    })),
  };
}
