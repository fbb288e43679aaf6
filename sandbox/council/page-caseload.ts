import { type CouncilAnswer, toAnswer, toRefusal } from './council-answer.ts';
import type { CouncilRegister } from './council-register.ts';
import type { Life } from '../population/life.ts';
import { toCouncilPersons } from './to-person.ts';

const pageSize = 100;

/** A list over everybody: what it is called, and what one person gives to it. */
export interface Caseload {
  readonly name: string;
  readonly of: (life: Life) => readonly { readonly startDate: string; readonly endDate: string | null }[];
}

/** Answers a page of what holds on a day, with whom each entry is about. */
export function pageCaseload(
  { name, of }: Caseload,
  register: CouncilRegister,
  today: string,
  query: URLSearchParams,
): CouncilAnswer {
  const start = Number(query.get('cursor') ?? '0');
  if (!Number.isInteger(start) || start < 0) {
    return toRefusal(400, 'INVALID_CURSOR', 'The cursor must be one that a page before gave.');
  }
  const all = register.all().flatMap((registered) => {
    const person = toCouncilPersons(registered, today).at(-1);
    if (person === undefined || person.deleted) return [];
    const { personId, nhsId, nhsIdStatus, dateOfBirth, restricted } = person;
    return of(registered.life)
      .filter(({ startDate, endDate }) => startDate <= today && (endDate === null || endDate >= today))
      .map((entry) => ({ ...entry, personId, nhsId, nhsIdStatus, dateOfBirth, restricted }));
  });
  const next = start + pageSize;
  return toAnswer({
    [name]: all.slice(start, next),
    nextCursor: next < all.length ? String(next) : null,
  });
}
