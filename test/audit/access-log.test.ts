import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../schema/runtime/caller.ts';
import type { Look } from '../../subgraphs/patient/access/record-look.ts';
import { type AuditedHouse, startAuditedHouse } from '../support/audited-house.ts';
import { toPdsPatient } from '../support/patient-resources.ts';
import { askedNumber, daughterNumber, readers, toCitizen, toStaff } from '../support/readers.ts';

let house: AuditedHouse;
const minute = 60_000;
const childNumber = '9990000018';
const deadNumber = '9990000026';

beforeAll(async () => {
  house = await startAuditedHouse();
  house.pds.set(askedNumber, { body: toPdsPatient(askedNumber) });
  house.pds.set(daughterNumber, { body: toPdsPatient(daughterNumber) });
  const year = new Date().getUTCFullYear() - 14;
  house.pds.set(childNumber, { body: toPdsPatient(childNumber, { birthDate: `${year}-01-01` }) });
  house.pds.set(deadNumber, { body: toPdsPatient(deadNumber, { deceasedDateTime: '2026-01-01' }) });
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.forget();
  house.accessStore.facts.clear();
  house.accessStore.openings.length = 0;
});

const query = `query ($n: ID!, $first: Int, $after: String) { patient(nhsNumber: $n) {
  accessLog(first: $first, after: $after) {
    edges { cursor node { id at reader { name role identifier organisation { odsCode name } } action why outcome
      areas isBreakGlass } }
    pageInfo { hasNextPage endCursor } } } }`;
const read = (caller: Caller, nhsNumber = askedNumber, more: Record<string, unknown> = {}) =>
  house.ask(caller, query, { n: nhsNumber, ...more });
const person = toCitizen(askedNumber);
/** A practitioner of another practice, who is not the one of most looks. */
const stranger = toStaff('R0260', 'B12345', { subject: 'a stranger' });
interface Entry {
  readonly node: Record<string, unknown> & { readonly reader: { readonly name: string } };
}
const namesOf = (answer: Awaited<ReturnType<typeof read>>) =>
  (answer.data.patient.accessLog.edges as Entry[]).map(({ node }) => node.reader.name);

describe('a person', () => {
  it('reads who looked, for which organisation, in what role, why, when, and what they could see', async () => {
    const at = '2026-11-20T10:00:00.000Z';
    const look = { basis: 'registered', areas: 'DMV MDV' };
    await house.record([{ ...look, caller: toStaff('R0260', 'A82038') }], { from: Date.parse(at), step: 0 });
    const answer = await read(person);
    const [{ node }] = (answer.data.patient.accessLog.edges as Entry[]).slice(1) as [Entry];
    expect(node).toMatchObject({
      at,
      reader: {
        name: 'Priya Ashdown',
        role: 'General Medical Practitioner',
        identifier: null,
        organisation: { odsCode: 'A82038', name: 'Test' },
      },
      action: 'Looked at your record',
      why: 'You are registered with their practice; it was asked to care for you.',
      outcome: 'SHOWN',
      isBreakGlass: false,
    });
  });

  it.each<readonly [string, Partial<Look>, Record<string, unknown>]>([
    [
      'a refused look',
      { outcome: 'NO_RELATIONSHIP' },
      { outcome: 'REFUSED', why: 'Nothing was shown to them; it was asked to care for you.', areas: [] },
    ],
    ['a failed look', { outcome: 'SOURCE_TIMEOUT' }, { outcome: 'FAILED' }],
    [
      'an emergency',
      { action: 'open', basis: 'break glass opened' },
      { isBreakGlass: true, action: 'Asked for your record to be opened' },
    ],
    [
      'a proxy, without their name or number',
      { caller: toCitizen(daughterNumber), basis: 'grant' },
      { reader: expect.objectContaining({ name: 'Somebody who was given access', identifier: null }) },
    ],
    [
      'an app',
      { caller: readers['partner app'], basis: 'grant' },
      { reader: expect.objectContaining({ name: 'The app partner-app' }) },
    ],
    ['themselves', { caller: person, basis: 'self' }, { reader: expect.objectContaining({ name: 'You' }) }],
  ])('is told of %s', async (_what, look, expected) => {
    await house.record([look]);
    const answer = await read(person);
    expect(answer.data.patient.accessLog.edges[1].node).toMatchObject(expected);
    expect(answer.text).not.toContain(daughterNumber);
  });

  it('reads nothing of anybody else’s', async () => {
    await house.record([{ nhsNumber: '9991230017' }, { nhsNumber: daughterNumber }]);
    expect(namesOf(await read(person))).toEqual(['You']);
  });

  it('is recorded as having read it, before it is answered', async () => {
    await read(person);
    const rows = await house.store.readOfPerson([askedNumber], undefined, 10);
    expect(rows.map(({ event }) => (JSON.parse(event) as { action: string }).action)).toEqual([
      'access log',
      'read',
    ]);
  });
});

describe('what a person is not told', () => {
  const hidden: readonly (readonly [string, Partial<Look>])[] = [
    ['what a privacy officer looks at', { caller: readers['privacy officer'] }],
    ['a look for safeguarding', { isKeptFromPerson: true, basis: 'break glass' }],
    ['that glass was broken for it', { isKeptFromPerson: true, action: 'open', basis: 'break glass opened' }],
    ['a search, which is told as the look', { action: 'search' }],
    ['that somebody read who looked', { action: 'access log' }],
    ['what officers reviewed', { action: 'review' }],
  ];
  const isOwn = (name: string) => name === 'You';

  it.each(hidden)('%s', async (_what, look) => {
    await house.record([look]);
    expect(namesOf(await read(person))).toEqual(['You']);
  });

  it.each([
    [
      'EXPRESS_CONSENT',
      ['Looked at your record', 'Asked for your record to be opened', 'Looked at your record'],
    ],
    ['LEGAL_DUTY', []],
    ['OVERRIDING_PUBLIC_INTEREST', []],
  ])('what a reader did, in vain first and then under glass on the ground %s', async (ground, told) => {
    const look = () => house.ask(stranger, `{ patient(nhsNumber: "${askedNumber}") { gender } }`);
    await look();
    await house.ask(
      stranger,
      `mutation { breakGlass(input: { nhsNumber: "${askedNumber}", reason: "A child may be at risk",
        sealedGround: ${ground}, idempotencyKey: "${ground}" }) { id } }`,
    );
    await look();
    const answer = await read(person);
    const others = (answer.data.patient.accessLog.edges as Entry[]).filter(
      ({ node }) => !isOwn(node.reader.name),
    );
    expect(others.map(({ node }) => node['action'])).toEqual(told);
  });

  it('a glass that was asked for by a legal duty and refused', async () => {
    await house.ask(
      readers.pharmacist,
      `mutation { breakGlass(input: { nhsNumber: "${askedNumber}", reason: "A child may be at risk",
        sealedGround: LEGAL_DUTY, minutes: 999, idempotencyKey: "a" }) { id } }`,
    );
    expect(namesOf(await read(person))).toEqual(['You']);
  });

  it('but what that reader did on other days, and others did, is told', async () => {
    const day = 24 * 60 * minute;
    const kept = { caller: stranger, isKeptFromPerson: true } as const;
    const own = { caller: kept.caller };
    const from = Date.parse('2026-11-01T12:00:00Z');
    await house.record([own, {}, kept, own, {}], { from, step: day - minute });
    const answer = await read(person);
    const times = (answer.data.patient.accessLog.edges as Entry[]).slice(1).map(({ node }) => node['at']);
    expect(times).toHaveLength(3);
    expect(times.at(-1)).toBe('2026-11-01T12:00:00.000Z');
  });

  it('leaves no gap: pages are full, cursors are alike, and the end is the end', async () => {
    const secret = { caller: stranger, isKeptFromPerson: true } as const;
    const told = Array.from({ length: 5 }, () => ({}));
    const mixed: readonly Partial<Look>[] = told.flatMap((look) => [secret, secret, secret, look, secret]);
    const pagesOf = async (looks: readonly Partial<Look>[]) => {
      await house.forget();
      await house.record(looks);
      const pages: (readonly [number, boolean, number])[] = [];
      let after: string | null = null;
      for (let page = 0; page < 10; page += 1) {
        const { data } = await read(person, askedNumber, { first: 2, after });
        const { edges, pageInfo } = data.patient.accessLog;
        pages.push([edges.length, pageInfo.hasNextPage, pageInfo.endCursor?.length ?? 0]);
        after = pageInfo.endCursor as string | null;
        if (pageInfo.hasNextPage !== true) break;
      }
      return pages;
    };
    expect(await pagesOf(mixed)).toEqual(await pagesOf(told));
  });

  const hiddenLook = { caller: readers['privacy officer'] };
  it('goes on over any number of what is not told', async () => {
    await house.record([{}, ...Array.from({ length: 450 }, () => hiddenLook)]);
    expect(namesOf(await read(person))).toEqual(['You', 'Priya Ashdown']);
  });
});

describe('who looked is for the person alone', () => {
  const grant = {
    granteeKind: 'person' as const,
    grantee: daughterNumber,
    basis: 'LPA' as const,
    areas: ['demographics' as const],
    from: '2020-01-01T00:00:00Z',
    until: null,
    isAgreed: true,
  };
  it.each<readonly [string, Caller, string]>([
    ['a proxy with power of attorney', toCitizen(daughterNumber), askedNumber],
    ['a parent of somebody under sixteen', toCitizen(daughterNumber), childNumber],
    ['a child under sixteen who may see their record', toCitizen(childNumber), childNumber],
    ['whoever logs in as somebody who died', toCitizen(deadNumber), deadNumber],
    ['an app that the person uses', readers['partner app'], askedNumber],
    ['their general practitioner', readers.GP, askedNumber],
  ])('and not for %s', async (_who, caller, nhsNumber) => {
    const app = { ...grant, granteeKind: 'app' as const, grantee: 'partner-app', basis: 'CONSENT' as const };
    const parent = { ...grant, basis: 'PARENT' as const };
    house.accessStore.facts.set(askedNumber, { grants: [grant, app] });
    house.accessStore.facts.set(childNumber, { grants: [parent], isCompetentChild: true });
    const answer = await read(
      {
        ...caller,
        purpose: caller.kind === 'citizen' && caller.nhsNumber === nhsNumber ? 'PATRQT' : caller.purpose,
      },
      nhsNumber,
    );
    expect(answer.data.patient).toEqual({ accessLog: null });
    expect(answer.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
    const [last] = await house.store.readOfPerson([nhsNumber], undefined, 1);
    expect(JSON.parse(last?.event ?? '{}')).toMatchObject({ action: 'access log', outcome: 'FORBIDDEN' });
  });

  it.each([
    ['first: 0', { first: 0 }],
    ['first: 101', { first: 101 }],
    ['a foreign cursor', { after: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
  ])('is not given for %s', async (_what, given) => {
    const answer = await read(person, askedNumber, given);
    expect(answer.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['BAD_USER_INPUT']);
  });
});
