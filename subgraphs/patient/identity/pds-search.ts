import { z } from 'zod';
import { parseNhsNumber } from '../../../schema/runtime/nhs-number.ts';
import { absent, failed, found, type Outcome } from '../../kit/outcome.ts';
import type { SearchCriteria, SearchFinding } from './demographics.ts';
import { pdsOutcome } from './pds-shape.ts';

/**
 * The parameters of a search (PDS FHIR R4). It asks for one match at most: what fits several people is answered with
 * `TOO_MANY_MATCHES` and names none of them, so that nobody can be listed.
 */
export function toSearchQuery(criteria: SearchCriteria): URLSearchParams {
  return new URLSearchParams([
    ['family', criteria.familyName],
    ...(criteria.givenName === undefined ? [] : [['given', criteria.givenName]]),
    ['birthdate', `eq${criteria.birthDate}`],
    ...(criteria.gender === undefined ? [] : [['gender', criteria.gender]]),
    ...(criteria.postcode === undefined ? [] : [['address-postalcode', criteria.postcode]]),
    ['_max-results', '1'],
  ]);
}

const searchset = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('searchset'),
  entry: z
    .array(z.object({ resource: z.object({ id: z.string(), birthDate: z.string().optional() }) }))
    .optional(),
});

/** Reads the answer to a search; a person of another birthday than was asked for is refused. */
export function parseSearchAnswer(json: unknown, criteria: SearchCriteria): Outcome<SearchFinding> {
  const outcome = pdsOutcome.safeParse(json);
  if (outcome.success) {
    const codes = outcome.data.issue.flatMap(({ details }) => details?.coding?.map(({ code }) => code) ?? []);
    return codes.includes('TOO_MANY_MATCHES') ? found({ kind: 'several' }) : failed('SOURCE_BAD_CONTENT');
  }
  const parsed = searchset.safeParse(json);
  if (!parsed.success) return failed('SOURCE_BAD_CONTENT');
  const [match, ...others] = parsed.data.entry ?? [];
  if (match === undefined) return absent;
  if (others.length > 0) return found({ kind: 'several' });
  const { id, birthDate } = match.resource;
  const number = parseNhsNumber(id);
  if (!number.ok || number.nhsNumber !== id) return failed('SOURCE_BAD_CONTENT');
  if (birthDate !== criteria.birthDate) return failed('SOURCE_IDENTITY_MISMATCH');
  return found({ kind: 'one', nhsNumber: id });
}
