import type { PatientSearchInput, PatientSearchOutcome } from '../../schema/generated/patient.ts';
import { GraphQLError } from 'graphql';
import { toGraphError } from '../../schema/runtime/graph-error.ts';
import type { SubgraphContext } from '../kit/context.ts';
import { findReader } from './access/find-reader.ts';
import { recordAction, recordRefusal } from './access/record-action.ts';
import { findPatient, type PatientFinder } from './find-patient.ts';
import { parseSearchInput } from './identity/parse-search-input.ts';
import type { SearchLimit } from './identity/search-limit.ts';
import type { PatientView } from './patient-view.ts';

/** What came of looking for a person. */
interface SearchResult {
  readonly outcome: PatientSearchOutcome;
  readonly patient: PatientView | null;
}

/**
 * Looks for one person for staff who care for people, and shows them as any other path to them would.
 *
 * Somebody whom the reader must not know of is nobody. Fails with `FORBIDDEN` for any other reader, with
 * `SEARCH_LIMITED` for one who looks for many, and with `BAD_USER_INPUT` where too little is said.
 */
export function searchPatients(
  finder: PatientFinder,
  isWithinLimit: SearchLimit,
  input: PatientSearchInput,
  context: SubgraphContext,
): Promise<SearchResult> {
  const { access } = finder;
  return recordRefusal(access, context, { action: 'search' }, async () => {
    const result = await search(finder, isWithinLimit, input, context);
    const outcome = outcomes[result.outcome];
    const nhsNumber = result.patient?.traced.person.nhsNumber;
    await recordAction(access, context, {
      action: 'search',
      outcome,
      ...(nhsNumber === undefined ? {} : { nhsNumber }),
    });
    return result;
  });
}

const outcomes = { FOUND: 'permit', NONE: 'none', TOO_MANY: 'several' } as const;

async function search(
  finder: PatientFinder,
  isWithinLimit: SearchLimit,
  input: PatientSearchInput,
  context: SubgraphContext,
): Promise<SearchResult> {
  const { caller } = context.request;
  // In a role and for a purpose that may see nobody, nobody is looked for; the number is not known yet.
  const reader = findReader(finder.access.table, caller, '')?.reader;
  if (reader?.kind !== 'professional') throw toGraphError('FORBIDDEN');
  const criteria = parseSearchInput(input);
  if (!isWithinLimit(`${caller.issuer} ${caller.subject}`)) throw toGraphError('SEARCH_LIMITED');
  const outcome = await finder.demographics.search(criteria, context);
  if (outcome.kind === 'absent') return { outcome: 'NONE', patient: null };
  if (outcome.kind !== 'found') throw toGraphError(outcome.code, { setting: 'PATIENT' });
  if (outcome.value.kind === 'several') return { outcome: 'TOO_MANY', patient: null };
  try {
    return { outcome: 'FOUND', patient: await findPatient(finder, outcome.value.nhsNumber, context) };
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions['code'] === 'PATIENT_NOT_FOUND') {
      return { outcome: 'NONE', patient: null };
    }
    throw error;
  }
}
