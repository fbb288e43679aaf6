import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../../schema/runtime/caller.ts';
import {
  createPersonLimit,
  type Opened,
  type Opening,
  type PersonRates,
} from '../../subgraphs/patient/access/person-limit.ts';
import { toApp, toCitizen, toStaff } from '../support/readers.ts';

const rates: PersonRates = { staff: { perHour: 60, atOnce: 10 }, citizen: { perHour: 4, atOnce: 4 } };
const never = () => Promise.resolve(false);
const staff = (subject: string) => toStaff('R0260', 'A12345', { subject });
const hour = 3_600_000;

/** A limit with a clock that stands until it is moved. */
function start(mostRemembered?: number) {
  let now = 1000;
  const counted: Opened[] = [];
  const limit = createPersonLimit({
    rates,
    now: () => now,
    count: (opened) => counted.push(opened),
    ...(mostRemembered === undefined ? {} : { mostRemembered }),
  });
  return {
    counted,
    now: () => now,
    pass: (milliseconds: number) => void (now += milliseconds),
    open: (caller: Caller, person: string | number, isEmergency = never) =>
      limit.open(caller, String(person), isEmergency),
  };
}

const steps = fc.array(
  fc.record({
    subject: fc.constantFrom('a', 'b'),
    person: fc.integer({ min: 0, max: 40 }),
    pause: fc.oneof(
      fc.constant(0),
      fc.integer({ min: 0, max: 300_000 }),
      fc.integer({ min: 0, max: 2 * hour }),
    ),
  }),
  { minLength: 20, maxLength: 150 },
);

describe('how many different persons one caller opens', () => {
  it('is never more in any stretch of time than at once and what grows again in it', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { open, pass, now, counted } = start();
        const paid: Record<string, number[]> = { a: [], b: [] };
        for (const { subject, person, pause } of all) {
          pass(pause);
          await open(staff(subject), person);
          if (counted.at(-1) === 'new') paid[subject]?.push(now());
        }
        for (const times of Object.values(paid)) {
          for (const [first, from] of times.entries()) {
            for (const [last, until] of times.entries()) {
              if (last < first) continue;
              const most = rates.staff.atOnce + ((until - from) / hour) * rates.staff.perHour;
              expect(last - first + 1).toBeLessThanOrEqual(most + 1e-6);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never closes one whom the caller opened within the hour, and costs nothing then', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { open, pass, now, counted } = start();
        const openedAt = new Map<string, number>();
        for (const { subject, person, pause } of all) {
          pass(pause);
          const at = openedAt.get(`${subject} ${person}`);
          const isWithin = at !== undefined && now() - at < hour;
          const { isOpen } = await open(staff(subject), person);
          if (isOpen && !isWithin) openedAt.set(`${subject} ${person}`, now());
          const paid = isOpen ? 'new' : 'refused';
          expect([isOpen || !isWithin, counted.at(-1)]).toEqual([true, isWithin ? 'again' : paid]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on what anybody else opens', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const together = start();
        const alone = start();
        const openings: Opening[] = [];
        const expected: Opening[] = [];
        for (const { subject, person, pause } of all) {
          together.pass(pause);
          alone.pass(pause);
          const opening = await together.open(staff(subject), person);
          if (subject !== 'a') continue;
          openings.push(opening);
          expected.push(await alone.open(staff('a'), person));
        }
        expect(openings).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('says in how many seconds another may be opened, and not later than that', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { open, pass } = start();
        let fresh = 1000;
        for (const { subject, person, pause } of all) {
          pass(Math.min(pause, 5000));
          const opening = await open(staff(subject), person);
          if (opening.isOpen) continue;
          expect(opening.seconds).toBeGreaterThanOrEqual(1);
          // One a minute grows again.
          expect(opening.seconds).toBeLessThanOrEqual(60);
          pass(opening.seconds * 1000 - 1001);
          const early = await open(staff(subject), (fresh += 1));
          pass(1001);
          const late = await open(staff(subject), (fresh += 1));
          // Where it is due at once there is no earlier.
          expect([opening.seconds > 1 && early.isOpen, late.isOpen || early.isOpen]).toEqual([false, true]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is as many at once again after a while without any', async () => {
    const { open, pass } = start();
    const openTen = async (first: number) => {
      const openings = await Promise.all(
        Array.from({ length: 11 }, (_, index) => open(staff('a'), first + index)),
      );
      return openings.filter(({ isOpen }) => isOpen).length;
    };
    expect(await openTen(0)).toBe(10);
    pass(60_000);
    expect(await openTen(100)).toBe(1);
    pass(10 * 60_000);
    expect(await openTen(200)).toBe(10);
  });

  it('is less for a citizen, and of an application each citizen’s own', async () => {
    const { open } = start();
    const openAll = async (caller: Caller) => {
      const openings = await Promise.all(Array.from({ length: 12 }, (_, index) => open(caller, index)));
      return openings.filter(({ isOpen }) => isOpen).length;
    };
    expect(await openAll(toCitizen('9990000018'))).toBe(4);
    expect(await openAll(toApp('9990000018'))).toBe(4);
    expect(await openAll(toApp('9990000026'))).toBe(4);
    expect(await openAll(staff('a'))).toBe(10);
    // A subject is one issuer's.
    expect(await openAll({ ...staff('a'), issuer: 'another' })).toBe(10);
  });

  it('never keeps anybody in an emergency, who is counted and asked about only beyond the limit', async () => {
    const { open, pass, counted } = start();
    let asked = 0;
    const emergency = () => {
      asked += 1;
      return Promise.resolve(true);
    };
    for (let person = 0; person < 10; person += 1) await open(staff('a'), person, emergency);
    expect(asked).toBe(0);
    expect(await open(staff('a'), 50, emergency)).toEqual({ isOpen: true });
    expect(await open(staff('a'), 50)).toEqual({ isOpen: true });
    expect((await open(staff('a'), 51)).isOpen).toBe(false);
    expect([asked, counted.slice(10)]).toEqual([1, ['emergency', 'again', 'refused']]);
    // It cost nothing that others of the caller's persons would have grown from.
    pass(60_000);
    expect((await open(staff('a'), 52)).isOpen).toBe(true);
  });

  it('remembers so many persons of all callers and no more: whoever asked longest ago is forgotten', async () => {
    const { open, counted } = start(12);
    for (let person = 0; person < 8; person += 1) await open(staff('a'), person);
    for (let person = 0; person < 4; person += 1) await open(staff('b'), person);
    await open(staff('a'), 0);
    expect(counted.at(-1)).toBe('again');
    await open(staff('c'), 0);
    // The second caller asked longest ago.
    await open(staff('a'), 1);
    expect(counted.at(-1)).toBe('again');
    await open(staff('b'), 0);
    expect(counted.at(-1)).toBe('new');
  });
});
