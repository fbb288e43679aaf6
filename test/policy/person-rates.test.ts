import { expect, it } from 'vitest';
import { z } from 'zod';
import {
  personLimitVariables,
  toPersonRates,
} from '../../subgraphs/patient/access/person-limit-variables.ts';

const variables = z.object(personLimitVariables);

it('one caller opens 600 persons an hour and 100 at once, a citizen 20, where nothing else is configured', () => {
  expect(toPersonRates(variables.parse({}))).toEqual({
    staff: { perHour: 600, atOnce: 100 },
    citizen: { perHour: 20, atOnce: 20 },
  });
});

it('as many as is configured, and no number is none', () => {
  const given = {
    CAREGRAPH_LIMIT_PERSONS_PER_HOUR: '300',
    CAREGRAPH_LIMIT_PERSONS_AT_ONCE: '40',
    CAREGRAPH_LIMIT_PERSONS_OF_CITIZEN: '5',
  };
  expect(toPersonRates(variables.parse(given))).toEqual({
    staff: { perHour: 300, atOnce: 40 },
    citizen: { perHour: 5, atOnce: 5 },
  });
  for (const value of ['0', '-1', '1.5', 'many', '1000001']) {
    expect(variables.safeParse({ ...given, CAREGRAPH_LIMIT_PERSONS_AT_ONCE: value }).success).toBe(false);
  }
});
