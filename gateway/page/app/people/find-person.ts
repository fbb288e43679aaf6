import { isObject, objectAt, textAt } from '../answer/json.ts';
import { ask } from '../asking/ask.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What is known of somebody who is looked for; what is empty is not known. */
export interface KnownOfPerson {
  readonly familyName: string;
  readonly birthDate: string;
  readonly givenName: string;
  readonly postcode: string;
  readonly gender: string;
}

/** What looking came to: a person, or a sentence that says why there is none. */
export type Found =
  | { readonly kind: 'found'; readonly nhsNumber: string; readonly name: string; readonly birthDate: string }
  | { readonly kind: 'nobody'; readonly sentence: string };

const query = `query FindPerson($input: PatientSearchInput!) {
  searchPatients(input: $input) {
    outcome
    patient {
      nhsNumber
      name {
        text
      }
      birthDate
    }
  }
}`;

/** Looks for one person, as the reader who is chosen. What is known goes into the body alone, and is kept nowhere. */
export async function findPerson(
  { store, credentials, settings }: Workspace,
  known: KnownOfPerson,
): Promise<Found> {
  const { reader } = store.get();
  const input = Object.fromEntries(Object.entries(known).filter(([, value]) => value.trim() !== ''));
  const outcome = await ask(
    { query, variables: { input }, operationName: 'FindPerson' },
    {
      credentials,
      hasLogin: settings.hasLogin,
      signal: AbortSignal.timeout(20_000),
      onBytes: () => undefined,
      isPlanWanted: false,
      ...(reader === undefined ? {} : { reader }),
    },
  );
  if (outcome.kind === 'stopped') return nobody('The gateway took too long. Look again.');
  if (outcome.kind === 'failed') {
    const { title, advice, details = [] } = outcome.problem;
    return nobody(`${title}. ${details[0] ?? advice}`);
  }
  const { data, errors } = outcome.answer;
  const result = data?.['searchPatients'];
  if (!isObject(result)) return nobody(errors[0]?.message ?? 'Nothing could be found out. Look again.');
  const patient = objectAt(result, 'patient');
  const nhsNumber = patient && textAt(patient, 'nhsNumber');
  if (patient === undefined || nhsNumber === undefined) {
    return nobody(
      result['outcome'] === 'TOO_MANY'
        ? 'Several people fit. Say more: a given name, a postcode or the gender.'
        : 'Nobody fits, or nobody whom this reader may know of. Check the spelling and the date.',
    );
  }
  return {
    kind: 'found',
    nhsNumber,
    name: textAt(objectAt(patient, 'name') ?? {}, 'text') ?? '',
    birthDate: textAt(patient, 'birthDate') ?? '',
  };
}

function nobody(sentence: string): Found {
  return { kind: 'nobody', sentence };
}
