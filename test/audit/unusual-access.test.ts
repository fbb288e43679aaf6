import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../schema/runtime/caller.ts';
import type { Look } from '../../subgraphs/patient/access/record-look.ts';
import { findWalk } from '../../subgraphs/patient/audit/find-walk.ts';
import { type AuditedHouse, startAuditedHouse } from '../support/audited-house.ts';
import { toPdsPatient } from '../support/patient-resources.ts';
import { askedNumber, readers, toStaff } from '../support/readers.ts';

let house: AuditedHouse;
beforeAll(async () => {
  house = await startAuditedHouse();
  house.pds.set(askedNumber, { body: toPdsPatient(askedNumber) });
});
afterAll(() => house.close());
beforeEach(() => house.forget());

const officer = readers['privacy officer'];
const nurse = (subject: string) =>
  toStaff('R0700', 'RTX', { subject, name: { family: subject, given: 'A' } });
const list = (given = '', caller: Caller = officer) =>
  house.ask(
    caller,
    `{ unusualAccess${given} { edges { cursor node { id rule count usual explanation from until
      reader { name role identifier organisation { odsCode } } reviewedAt reviewOutcome reviewNote } }
      pageInfo { hasNextPage endCursor } } }`,
  );
interface Found {
  readonly node: {
    readonly id: string;
    readonly rule: string;
    readonly count: number;
    readonly usual: number | null;
    readonly reader: { readonly identifier: string };
  };
}
const foundBy = async (given = '', caller: Caller = officer) =>
  ((await list(given, caller)).data.unusualAccess.edges as Found[]).map(({ node }) => node);

/** The start of an hour a day ago. */
const hour = Math.floor(Date.now() / 3_600_000 - 24) * 3_600_000;
const minute = 60_000;
/** Looks at so many people far apart from each other. */
const looksAt = (count: number, caller: Caller, more: Partial<Look> = {}): Partial<Look>[] =>
  Array.from({ length: count }, (_, index) => ({
    caller,
    nhsNumber: String(9_990_000_000 + index * 1_000),
    ...more,
  }));
const spread = (looks: readonly Partial<Look>[]) =>
  house.record(looks, { from: hour, step: Math.floor((60 * minute) / (looks.length + 1)) });

describe('what is found unusual', () => {
  it.each<
    readonly [string, readonly Partial<Look>[], readonly (readonly [string, string, number, number | null])[]]
  >([
    ['nothing in a usual hour', looksAt(40, nurse('a')), []],
    [
      'more people than configured, where nobody can be compared with',
      looksAt(41, nurse('a')),
      [['VOLUME', 'a', 41, null]],
    ],
    [
      'more than three times what the middle one of the role has',
      [...looksAt(61, nurse('a')), ...looksAt(20, nurse('b')), ...looksAt(21, nurse('c'))],
      [['VOLUME', 'a', 61, 20]],
    ],
    [
      'nothing where the whole role looks at many',
      [...looksAt(60, nurse('a')), ...looksAt(50, nurse('b')), ...looksAt(45, nurse('c'))],
      [],
    ],
    ['one person asked for a hundred times', looksAt(100, nurse('a'), { nhsNumber: askedNumber }), []],
    [
      'refused looks as well',
      looksAt(41, nurse('a'), { outcome: 'PATIENT_NOT_FOUND' }),
      [['VOLUME', 'a', 41, null]],
    ],
    [
      'numbers that follow each other',
      [9_991_230_009, 9_991_230_017, 9_991_230_025, 9_991_230_033, 9_991_230_041].map((number) => ({
        caller: nurse('a'),
        nhsNumber: String(number),
      })),
      [['WALKING_NUMBERS', 'a', 5, null]],
    ],
    [
      'searches that find nobody',
      Array.from({ length: 10 }, () => ({
        caller: nurse('a'),
        action: 'search' as const,
        outcome: 'none' as const,
      })),
      [['SEARCHING', 'a', 10, null]],
    ],
    [
      'many searches',
      Array.from({ length: 30 }, () => ({ caller: nurse('a'), action: 'search' as const })),
      [['SEARCHING', 'a', 30, null]],
    ],
    [
      'somebody of the same family name',
      [{ caller: nurse('a'), hasReadersName: true }],
      [['SAME_FAMILY_NAME', 'a', 1, null]],
    ],
    ['nothing of other organisations', looksAt(90, toStaff('R0700', 'RZY')), []],
    ['nothing of officers themselves', looksAt(90, officer), []],
  ])('%s', async (_what, looks, expected) => {
    await spread(looks);
    const found = await foundBy();
    expect(found.map(({ rule, reader, count, usual }) => [rule, reader.identifier, count, usual])).toEqual(
      expected,
    );
  });

  it('is counted by the hour', async () => {
    await house.record(looksAt(60, nurse('a')), { from: hour, step: 2 * minute });
    expect(await foundBy()).toEqual([]);
  });

  it('is found by one rule alone, a page at a time, and names nobody who was looked at', async () => {
    const shared = { hasReadersName: true } as const;
    await spread([
      ...looksAt(41, nurse('a')),
      { caller: nurse('b'), ...shared },
      { caller: nurse('c'), ...shared },
    ]);
    expect(await foundBy('(rule: VOLUME)')).toHaveLength(1);
    const first = await list('(first: 2)');
    const { edges, pageInfo } = first.data.unusualAccess;
    expect([edges.length, pageInfo.hasNextPage]).toEqual([2, true]);
    const rest = await list(`(first: 2, after: "${String(pageInfo.endCursor)}")`);
    expect([rest.data.unusualAccess.edges.length, rest.data.unusualAccess.pageInfo.hasNextPage]).toEqual([
      1,
      false,
    ]);
    expect(first.text + rest.text).not.toMatch(/999\d{7}/);
  });
});

describe('a review', () => {
  const review = (id: string, outcome: string, more = '', caller: Caller = officer) =>
    house.ask(
      caller,
      `mutation { reviewUnusualAccess(finding: "${id}", outcome: ${outcome}${more}) {
        id reviewedAt reviewOutcome reviewNote } }`,
    );

  it('is written down once with its outcome, stands in the list, and is recorded', async () => {
    await spread([{ caller: nurse('a'), hasReadersName: true }]);
    const [{ id } = { id: '' }] = await foundBy();
    const first = await review(id, 'REFERRED', ', note: "Asked the line manager"');
    expect(first.data.reviewUnusualAccess).toMatchObject({
      id,
      reviewOutcome: 'REFERRED',
      reviewNote: 'Asked the line manager',
    });
    const second = await review(id, 'JUSTIFIED');
    expect(second.data).toEqual(first.data);
    expect(await foundBy()).toMatchObject([{ reviewOutcome: 'REFERRED' }]);
    const events = (await house.store.read(0, 100)).map(
      ({ event }) => JSON.parse(event) as { action: string; basis?: string },
    );
    expect(events.filter(({ action }) => action === 'review').map(({ basis }) => basis)).toEqual([
      `finding ${id}`,
      `finding ${id}`,
    ]);
  });

  it.each<readonly [string, string, Caller, string]>([
    ['of what was not found', '', officer, 'NODE_NOT_FOUND'],
    [
      'by another organisation’s officer',
      '',
      { ...officer, organisation: { odsCode: 'RZY', name: '' } },
      'NODE_NOT_FOUND',
    ],
    ['by a nurse', '', nurse('a'), 'FORBIDDEN'],
    ['with a number in its note', ', note: "It was 999 123 0009 again"', officer, 'BAD_USER_INPUT'],
  ])('%s is refused, and that is recorded', async (_what, more, caller, code) => {
    await spread([{ caller: nurse('a'), hasReadersName: true }]);
    const [{ id } = { id: '' }] = await foundBy();
    const answer = await review(
      code === 'NODE_NOT_FOUND' && caller === officer ? 'none' : id,
      'JUSTIFIED',
      more,
      caller,
    );
    expect(answer.errors?.[0]?.extensions?.['code']).toBe(code);
    const last = (await house.store.read(0, 100)).at(-1);
    expect(JSON.parse(last?.event ?? '{}')).toMatchObject({ action: 'review', outcome: code });
  });

  it('of an alert holds its outcome too, and alerts are listed by kind and by whether they were reviewed', async () => {
    const consultant = readers['hospital clinician'];
    for (const [mutation, key] of [
      ['breakGlass', 'a'],
      ['claimRelationship', 'b'],
    ]) {
      await house.ask(
        consultant,
        `mutation { ${mutation ?? ''}(input: { nhsNumber: "${askedNumber}", reason: "Collapsed at home",
          idempotencyKey: "${key ?? ''}" }) { id } }`,
      );
    }
    const alerts = async (given: string) =>
      (
        await house.ask(
          officer,
          `{ privacyAlerts${given} { edges { node { id kind reviewOutcome reviewNote } } } }`,
        )
      ).data.privacyAlerts.edges as { node: { id: string } }[];
    const [glass] = await alerts('(kind: BREAK_GLASS)');
    await house.ask(
      officer,
      `mutation { reviewPrivacyAlert(alert: "${glass?.node.id ?? ''}", outcome: NOT_JUSTIFIED,
        note: "Nobody had collapsed") { id } }`,
    );
    expect(await alerts('(reviewed: true)')).toMatchObject([
      { node: { kind: 'BREAK_GLASS', reviewOutcome: 'NOT_JUSTIFIED', reviewNote: 'Nobody had collapsed' } },
    ]);
    expect(await alerts('(reviewed: false)')).toMatchObject([
      { node: { kind: 'CLAIM', reviewOutcome: null } },
    ]);
  });
});

it.each([
  [[], 0],
  [['9991230009'], 1],
  [['9991230009', '9991230017', '9991230033'], 3],
  [['9991230009', '9991230041', '9991230017'], 2],
] as const)('the longest walk in %j is %i', (numbers, length) => {
  expect(findWalk(numbers)).toBe(length);
});
