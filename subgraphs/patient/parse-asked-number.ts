import { toGraphError } from '../../schema/runtime/graph-error.ts';
import { type NhsNumberFault, parseNhsNumber } from '../../schema/runtime/nhs-number.ts';

const refusals: Readonly<Record<NhsNumberFault, { readonly reason: string; readonly message: string }>> = {
  malformed: {
    reason: 'NHS_NUMBER_MALFORMED',
    message: 'An NHS number has ten digits.',
  },
  'check-digit': {
    reason: 'NHS_NUMBER_CHECK_DIGIT',
    message: 'The last digit of the NHS number does not fit the others; one of them is wrong.',
  },
  'repeated-digit': {
    reason: 'NHS_NUMBER_REPEATED_DIGIT',
    message: 'A number of ten equal digits is never issued as an NHS number.',
  },
};

/** How many people one question may name. */
export const maximumPatients = 50;

/** Admits an NHS number that a client sent; otherwise fails with `BAD_USER_INPUT` and what is wrong with it. */
export function parseAskedNumber(text: string): string {
  const parsed = parseNhsNumber(text);
  if (parsed.ok) return parsed.nhsNumber;
  throw toGraphError('BAD_USER_INPUT', refusals[parsed.fault]);
}
