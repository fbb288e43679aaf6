import { type PdsProblem, toPdsProblem } from './pds-outcome.ts';

/** A search for people as demographics understands it. */
export interface PatientSearch {
  readonly family?: string;
  readonly given: readonly string[];
  readonly gender?: string;
  /** Bounds on the date of birth, both included. */
  readonly bornFrom: string;
  readonly bornTo: string;
  readonly postcode?: string;
  readonly practice?: string;
  readonly maxResults: number;
}

const known = new Set([
  'family',
  'given',
  'gender',
  'birthdate',
  'address-postalcode',
  'general-practitioner',
  '_max-results',
  '_exact-match',
]);

/** Reads a search, or says why it is none; at least a birth date and a family name or postcode must be given. */
export function parseSearch(query: URLSearchParams): PatientSearch | PdsProblem {
  if ([...query.keys()].some((name) => !known.has(name))) {
    return toPdsProblem('INVALID_SEARCH_DATA', 'A search parameter is not supported.');
  }
  const births = query.getAll('birthdate').map(parseBirth);
  if (births.length === 0) return toPdsProblem('MISSING_VALUE', "Missing value - 'birthdate'");
  if (!query.has('family') && !query.has('address-postalcode')) {
    return toPdsProblem('MISSING_VALUE', "Missing value - 'family'");
  }
  const maxResults = Number(query.get('_max-results') ?? '50');
  if (!Number.isInteger(maxResults) || maxResults < 1 || maxResults > 50) {
    return toPdsProblem('INVALID_SEARCH_DATA', "Invalid value in field '_max-results'");
  }
  if (births.length > 2 || births.includes(undefined)) {
    return toPdsProblem('INVALID_SEARCH_DATA', "Invalid value in field 'birthdate'");
  }
  const names = [query.get('family'), ...query.getAll('given')].filter((name) => name !== null);
  if (names.some((name) => !/^[^*]{2,}\*?$|^[^*]$/.test(name))) {
    return toPdsProblem('INVALID_SEARCH_DATA', 'A wildcard needs two characters before it.');
  }
  const bounds = births.filter((birth) => birth !== undefined);
  return {
    given: query.getAll('given'),
    bornFrom: bounds.reduce((latest, { from }) => (from > latest ? from : latest), '0000-01-01'),
    bornTo: bounds.reduce((earliest, { to }) => (to < earliest ? to : earliest), '9999-12-31'),
    maxResults,
    ...optional('family', query.get('family')),
    ...optional('gender', query.get('gender')),
    ...optional('postcode', query.get('address-postalcode')),
    ...optional('practice', query.get('general-practitioner')),
  };
}

/** Whether something that was read is a problem. */
export function isPdsProblem(value: object): value is PdsProblem {
  return 'outcome' in value;
}

function parseBirth(text: string): { readonly from: string; readonly to: string } | undefined {
  const [, prefix = 'eq', date = ''] = /^(eq|ge|le)?(\d{4}-\d{2}-\d{2})$/.exec(text) ?? [];
  if (date === '' || Number.isNaN(Date.parse(date))) return undefined;
  return { from: prefix === 'le' ? '0000-01-01' : date, to: prefix === 'ge' ? '9999-12-31' : date };
}

function optional<Name extends string>(
  name: Name,
  value: string | null,
): { readonly [key in Name]?: string } {
  return (value === null || value === '' ? {} : { [name]: value }) as { readonly [key in Name]?: string };
}
