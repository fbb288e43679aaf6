import { afterEach, beforeEach, expect, it } from 'vitest';
import { type PrimaryHouse, sourceFields, startPrimaryHouse, subject } from '../support/primary-house.ts';

let house: PrimaryHouse;
beforeEach(async () => {
  house = await startPrimaryHouse();
});
afterEach(() => house.close());

/** Why a practice gave nothing to somebody who is registered there. */
async function askReason(practiceOdsCode: string): Promise<unknown> {
  const { record } = await house.ask(`primaryAllergyIndex { ${sourceFields} }`, {
    subject: { ...subject, practiceOdsCode },
  });
  return record.primaryAllergyIndex.sources[0].reasonCode;
}

it('a practice that keeps failing is not asked, and the next practice is', async () => {
  house.practice.reply = () => ({ status: 500 });
  const reasons: unknown[] = [];
  for (let question = 0; question < 12; question += 1) reasons.push(await askReason('Z99001'));
  expect(reasons).toEqual([
    ...Array.from({ length: 10 }, () => 'SOURCE_ERROR'),
    'SOURCE_SUSPENDED',
    'SOURCE_SUSPENDED',
  ]);
  expect(house.practice.calls).toHaveLength(10);
  expect(await askReason('Z99002')).toBe('SOURCE_ERROR');
  expect(house.practice.calls).toHaveLength(11);
  const suspensions = house.logLines.filter((line) => line.includes('endpoint suspended'));
  expect(suspensions).toHaveLength(1);
  expect(JSON.parse(suspensions[0] ?? '')).toMatchObject({ system: 'practice Z99001' });
  expect(house.logLines.join('')).not.toContain('9991234012');
});

it('a practice that refuses one person after another is asked on', async () => {
  house.practice.reply = () => ({ status: 404 });
  for (let question = 0; question < 25; question += 1) await askReason('Z99001');
  expect(house.practice.calls).toHaveLength(25);
});
