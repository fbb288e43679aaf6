import { z } from 'zod';
import type { PersonRates } from './person-limit.ts';

const people = z.coerce.number().int().min(1).max(1_000_000);

/** The settings of the environment for how many different persons one caller may open. */
export const personLimitVariables = {
  /** How many persons one member of staff may open in an hour. */
  CAREGRAPH_LIMIT_PERSONS_PER_HOUR: people.default(600),
  /** How many of them at once, after none for a while. */
  CAREGRAPH_LIMIT_PERSONS_AT_ONCE: people.default(100),
  /** How many persons a citizen may open in an hour, by themselves or through an application. */
  CAREGRAPH_LIMIT_PERSONS_OF_CITIZEN: people.default(20),
};

/** The rates that the environment holds. */
export function toPersonRates(given: z.output<z.ZodObject<typeof personLimitVariables>>): PersonRates {
  const ofCitizen = given.CAREGRAPH_LIMIT_PERSONS_OF_CITIZEN;
  return {
    staff: {
      perHour: given.CAREGRAPH_LIMIT_PERSONS_PER_HOUR,
      atOnce: given.CAREGRAPH_LIMIT_PERSONS_AT_ONCE,
    },
    citizen: { perHour: ofCitizen, atOnce: ofCitizen },
  };
}
