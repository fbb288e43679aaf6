import type { PatientSearchInput } from '../../../schema/generated/patient.ts';
import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import type { SearchCriteria } from './demographics.ts';

const wholeName = /^\p{L}[\p{L}\p{M}'’ .-]{0,34}$/u;
const postcodePattern = /^[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$/i;

/**
 * Admits what is known of a person who is looked for; otherwise fails with `BAD_USER_INPUT` and the reason
 * `SEARCH_NAME`, `SEARCH_DATE`, `SEARCH_POSTCODE` or `SEARCH_TOO_LITTLE`. Parts of names and wildcards are refused.
 */
export function parseSearchInput(input: PatientSearchInput): SearchCriteria {
  const familyName = input.familyName.trim();
  const givenName = input.givenName?.trim() || undefined;
  const postcode = input.postcode?.trim().toUpperCase() || undefined;
  if (![familyName, ...(givenName === undefined ? [] : [givenName])].every((name) => wholeName.test(name))) {
    throw refuse('SEARCH_NAME', 'Give whole names, in letters.');
  }
  const isPast = /^\d{4}-\d{2}-\d{2}$/.test(input.birthDate) && Date.parse(input.birthDate) <= Date.now();
  if (!isPast) throw refuse('SEARCH_DATE', 'The date of birth must be a day that is over.');
  if (postcode !== undefined && !postcodePattern.test(postcode)) {
    throw refuse('SEARCH_POSTCODE', 'Give a whole postcode, or none.');
  }
  if (givenName === undefined && postcode === undefined && !input.gender) {
    throw refuse('SEARCH_TOO_LITTLE', 'Add a given name, a gender or a postcode.');
  }
  return {
    familyName,
    birthDate: input.birthDate,
    ...(givenName === undefined ? {} : { givenName }),
    ...(postcode === undefined ? {} : { postcode }),
    ...(input.gender ? { gender: genders[input.gender] } : {}),
  };
}

const genders = { MALE: 'male', FEMALE: 'female', OTHER: 'other', UNKNOWN: 'unknown' } as const;

function refuse(reason: string, message: string) {
  return toGraphError('BAD_USER_INPUT', { reason, message });
}
