import { toGraphError } from '../../schema/runtime/graph-error.ts';
import { type NhsNumberFault, parseNhsNumber } from '../../schema/runtime/nhs-number.ts';
import type { SubgraphContext } from '../kit/context.ts';
import { decide } from './access/decide.ts';
import type { Demographics } from './identity/demographics.ts';
import { tracePerson } from './identity/trace-person.ts';
import { type PatientView, toPatientView } from './patient-view.ts';

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

/**
 * Finds a person by NHS number and shows them as the caller may see them.
 *
 * Fails with `BAD_USER_INPUT` before anyone is asked where it is no NHS number, with `PATIENT_NOT_FOUND` where
 * nobody has it, and otherwise with the code of the demographic service.
 */
export async function findPatient(
  demographics: Demographics,
  text: string,
  context: SubgraphContext,
): Promise<PatientView> {
  const parsed = parseNhsNumber(text);
  if (!parsed.ok) throw toGraphError('BAD_USER_INPUT', refusals[parsed.fault]);
  const outcome = await tracePerson(demographics, parsed.nhsNumber, context);
  switch (outcome.kind) {
    case 'found': {
      const decision = decide(context.request.caller, outcome.value.person);
      return toPatientView(outcome.value, decision, demographics.system);
    }
    case 'absent':
      throw toGraphError('PATIENT_NOT_FOUND');
    case 'failed':
    case 'withheld':
      throw toGraphError(outcome.code, { setting: 'PATIENT' });
  }
}
