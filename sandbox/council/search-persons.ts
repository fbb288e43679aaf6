import { z } from 'zod';
import { type CouncilAnswer, toAnswer, toRefusal } from './council-answer.ts';
import type { CouncilRegister } from './council-register.ts';
import { toCouncilPersons } from './to-person.ts';

const searchBody = z.object({
  nhsIds: z
    .array(z.string().regex(/^\d{1,10}$/))
    .min(1)
    .max(50),
});

/** Answers a search by NHS number; numbers that nobody holds are left out without a word. */
export function searchPersons(register: CouncilRegister, today: string, body: unknown): CouncilAnswer {
  const parsed = searchBody.safeParse(body);
  if (!parsed.success) {
    return toRefusal(400, 'INVALID_SEARCH', 'nhsIds must be a list of 1 to 50 strings of digits.');
  }
  const asked = new Set(parsed.data.nhsIds.map((nhsId) => nhsId.padStart(10, '0')));
  const found = [...asked].flatMap((nhsId) => register.byNhsNumber(nhsId) ?? []);
  return toAnswer({ persons: found.flatMap((person) => toCouncilPersons(person, today)) });
}
