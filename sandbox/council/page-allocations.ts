import { type CouncilAnswer, toAnswer, toRefusal } from './council-answer.ts';
import type { CouncilRegister } from './council-register.ts';
import { toCouncilAllocations } from './to-allocation.ts';
import { toCouncilPersons } from './to-person.ts';

const pageSize = 100;

/** Answers a page of the allocations that hold on a day, with whom each is about, as a caseload is listed. */
export function pageAllocations(
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
    return toCouncilAllocations(registered.life)
      .filter(({ startDate, endDate }) => startDate <= today && (endDate === null || endDate >= today))
      .map((allocation) => ({ ...allocation, personId, nhsId, nhsIdStatus, dateOfBirth, restricted }));
  });
  const next = start + pageSize;
  return toAnswer({
    allocations: all.slice(start, next),
    nextCursor: next < all.length ? String(next) : null,
  });
}
