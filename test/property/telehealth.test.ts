import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideAlerts,
  type CurrentReading,
} from '../../subgraphs/community/telehealth/alerts/decide-alerts.ts';
import type { Threshold } from '../../subgraphs/community/telehealth/alerts/threshold.ts';
import { readTime } from '../../subgraphs/community/telehealth/fhir/read-time.ts';
import { readResource } from '../../subgraphs/community/telehealth/fhir/read-resource.ts';
import { toMeasure } from '../../subgraphs/community/telehealth/measure/to-measure.ts';
import { mergeVersions, type Version } from '../../subgraphs/community/telehealth/merge-versions.ts';

const statuses = ['UNKNOWN', 'PRELIMINARY', 'FINAL', 'CORRECTED', 'CANCELLED', 'ENTERED_IN_ERROR'] as const;

describe('what is said of one reading', () => {
  const version = fc.record({
    stated: fc
      .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    received: fc.constant('2027-01-01T00:00:00Z'),
    status: fc.constantFrom(...statuses),
    digest: fc.string({ minLength: 8, maxLength: 8 }),
  });

  it('comes to the same in whatever order it comes', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(version, { minLength: 1, maxLength: 8, selector: ({ digest }) => digest }),
        fc.nat(),
        (said, turn) => {
          const [first, ...rest] = said;
          const turned = said
            .map((_, index) => said[(index + turn) % said.length])
            .filter((each) => each !== undefined);
          const [other, ...others] = turned.toReversed();
          if (first === undefined || other === undefined) throw new Error('There is one.');
          expect(mergeVersions([other, ...others])).toStrictEqual(mergeVersions([first, ...rest]));
        },
      ),
    );
  });

  it('ends with the latest word, and with a withdrawal of the same moment', () => {
    fc.assert(
      fc.property(version, version, (one, another) => {
        const { current } = mergeVersions([one, another]);
        const latest = Math.max(Date.parse(one.stated), Date.parse(another.stated));
        expect(Date.parse(current.stated)).toBe(latest);
      }),
    );
    const at = { stated: '2026-06-01T00:00:00Z', received: '2026-06-01T00:00:00Z' };
    const final = { ...at, status: 'FINAL' as const, digest: 'z' };
    const withdrawn = { ...at, status: 'ENTERED_IN_ERROR' as const, digest: 'a' };
    expect(mergeVersions<Version>([final, withdrawn]).current).toBe(withdrawn);
    // As where the number has been traced since: nothing else of what is said has changed.
    const again = { ...final, received: '2026-06-02T00:00:00Z', digest: 'zz' };
    expect(mergeVersions<Version>([final, again]).current).toBe(again);
  });
});

describe('units', () => {
  it.each([
    ['glucose', 126, 'mg/dL', 7, 'mmol/L'],
    ['glucose', 7.1, 'mmol/l', 7.1, 'mmol/L'],
    ['weight', 154, 'lbs', 69.9, 'kg'],
    ['weight', 11, 'stone', 69.9, 'kg'],
    ['temperature', 98.6, '°F', 37, 'Cel'],
    ['systolic', 16, 'kPa', 120, 'mm[Hg]'],
  ] as const)('of %s: %d %s is %d %s', (kind, value, unit, expected, ucum) => {
    expect(toMeasure(kind, { value, unit })).toMatchObject({ measure: { value: expected, ucum } });
  });

  it('keep the order of amounts, and an amount in its own unit as it came', () => {
    const amount = fc.double({ min: 20, max: 1000, noNaN: true });
    fc.assert(
      fc.property(amount, amount, (one, another) => {
        const [left, right] = [one, another].map(
          (value) => toMeasure('glucose', { value, unit: 'mg/dL' }).measure?.value ?? 0,
        );
        expect(Math.sign((left ?? 0) - (right ?? 0)) * Math.sign(one - another)).toBeGreaterThanOrEqual(0);
      }),
    );
    const plausible = fc.integer({ min: 3, max: 799 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(plausible, (value) => {
        expect(toMeasure('glucose', { value, unit: 'mmol/L' }).measure?.value).toBe(value);
      }),
    );
  });

  it('are never guessed at', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true }),
        fc.constantFrom(undefined, '', 'mg', 'kg', '[lb_av]', 'constructor'),
        (value, unit) => {
          expect(toMeasure('glucose', { value, unit })).toStrictEqual({
            measure: null,
            concern: 'UNIT_NOT_CONVERTED',
          });
        },
      ),
    );
  });
});

describe('limits', () => {
  const now = Date.parse('2026-06-01T12:00:00Z');
  const code = { display: 'Blood glucose level', preferred: null, codings: [] };
  const toReading = (value: number, changes: Partial<CurrentReading> = {}): CurrentReading => ({
    identifier: 'r',
    nhsNumber: '9990000018',
    isVerified: true,
    status: 'FINAL',
    date: '2026-06-01',
    at: '2026-06-01T08:00:00Z',
    facts: {
      kind: 'glucose',
      code,
      measure: { value, comparator: null, unit: 'mmol/L', ucum: 'mmol/L' },
      original: `${value}`,
      text: null,
      components: [],
      origin: 'DEVICE',
      device: null,
      concerns: [],
      note: null,
    },
    ...changes,
  });
  const toLimit = (
    limit: number,
    comparison: 'below' | 'above',
    owner: Threshold['owner'] = null,
  ): Threshold => ({
    provider: 'RZY',
    planId: 'PL',
    thresholdId: comparison,
    nhsNumber: '9990000018',
    kind: 'glucose',
    comparison,
    limit,
    unit: 'mmol/L',
    owner,
    minutes: 60,
  });
  const terms = { fallbackOwner: { name: 'Hub' }, maximumAgeHours: 72, now };
  const amount = fc.integer({ min: 1, max: 400 }).map((tenths) => tenths / 10);

  it('are crossed just where an amount lies beyond them, and every alert has an owner and a time', () => {
    const owner = fc.constantFrom(null, { name: 'Team', role: null });
    fc.assert(
      fc.property(amount, amount, owner, (value, limit, named) => {
        const below = decideAlerts([toReading(value)], [toLimit(limit, 'below', named)], terms);
        const above = decideAlerts([toReading(value)], [toLimit(limit, 'above', named)], terms);
        expect([below.length, above.length]).toStrictEqual([value < limit ? 1 : 0, value > limit ? 1 : 0]);
        for (const alert of [...below, ...above]) {
          expect(alert.owner).toStrictEqual({
            name: named?.name ?? 'Hub',
            role: null,
            isFallback: named === null,
          });
          expect(alert.due).toBe('2026-06-01T13:00:00.000Z');
        }
      }),
    );
  });

  it('call nobody for what is withdrawn, old, nobody’s or another’s', () => {
    const cases: readonly Partial<CurrentReading>[] = [
      { status: 'ENTERED_IN_ERROR' },
      { status: 'CANCELLED' },
      { at: '2026-05-29T11:59:59Z' },
      { isVerified: false },
      { nhsNumber: null },
      { nhsNumber: '9990000026' },
    ];
    for (const changes of cases) {
      expect(decideAlerts([toReading(1, changes)], [toLimit(4, 'below')], terms)).toStrictEqual([]);
    }
  });
});

describe('what a supplier sends', () => {
  const context = { find: () => undefined, now: Date.parse('2026-06-01T12:00:00Z'), isTraced: true };

  it('is taken or refused whatever it is, and a refusal holds nothing of it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'small' }), fc.string({ minLength: 6 }), (value, secret) => {
        const members =
          typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { value };
        const sent = { resourceType: 'Observation', id: secret, status: secret, ...members };
        const read = readResource(sent, context);
        const said = read.ok ? '' : `${read.refusal.says} ${read.refusal.place}`;
        expect(said).not.toContain(secret);
      }),
    );
  });

  it('has a time that is shown as it came, and stands where a clock in London says', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2026-06-01'), noInvalidDate: true }),
        (date) => {
          const read = readTime(date.toISOString(), 'Observation.effective', context.now);
          expect(read).toMatchObject({ ok: true, value: { at: date.toISOString(), concern: null } });
          const local = date.toISOString().slice(0, 19);
          const guessed = readTime(local, 'Observation.effective', context.now);
          if (!guessed.ok) throw new Error('It is of the past.');
          const hours = (Date.parse(`${local}Z`) - Date.parse(guessed.value.at)) / 3_600_000;
          expect([0, 1]).toContain(hours);
        },
      ),
    );
  });
});
