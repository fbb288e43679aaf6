import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../schema/runtime/log.ts';
import type {
  AccessStore,
  Consent,
  Grant,
  Opening,
  ReportedRow,
} from '../../subgraphs/patient/store/access-store.ts';
import { openAccessStore } from '../../subgraphs/patient/store/open-access-store.ts';
import { everyPostgres, type TestPostgres } from '../support/postgres.ts';

const number = '9991230009';
const later = new Date(Date.now() + 3_600_000).toISOString();
const earlier = new Date(Date.now() - 3_600_000).toISOString();

const relationship: ReportedRow = {
  source: 'secondary',
  kind: 'hospital encounter',
  reference: 'a',
  organisation: 'RTX',
  nhs_number: number,
  birth_date: '1951-03-09',
  starts_at: '2026-05-01T00:00:00+00:00',
  ends_at: null,
  isWithdrawn: false,
};
const opening: Opening = {
  id: '7d9f1c4e-0000-4000-8000-000000000001',
  kind: 'break glass',
  nhs_number: number,
  issuer: 'i',
  subject: 's',
  reader_name: 'Priya Ashdown',
  role_code: 'R0260',
  organisation: 'RTX',
  reason: 'found unconscious',
  sealed_ground: null,
  overrode_refusal: false,
  opened_at: earlier,
  ends_at: later,
  reviewed_at: null,
  reviewed_by: null,
  review_outcome: null,
  review_note: null,
  once: 'opening',
};
const grant: Grant = {
  id: 'grant',
  nhs_number: number,
  grantee_kind: 'person',
  grantee: '9991231110',
  basis: 'CONSENT',
  areas: ['medicines', 'something later'],
  is_agreed: false,
  starts_at: earlier,
  ends_at: null,
  granted_at: earlier,
  granted_by: 'i|s',
  withdrawn_at: null,
  withdrawn_by: null,
  once: 'grant',
};
const consent: Consent = {
  id: 'consent',
  nhs_number: number,
  kind: 'SHARING_REFUSED',
  recorded_at: earlier,
  recorded_by: 'i|s',
  withdrawn_at: null,
  withdrawn_by: null,
  once: 'consent',
};

describe.each(everyPostgres)('the access store on $name', ({ open }) => {
  let postgres: TestPostgres;
  let store: AccessStore;

  beforeAll(async () => {
    postgres = await open();
    store = openAccessStore({
      url: postgres.url,
      log: createLog('test', 'silent'),
      timeoutMilliseconds: 5000,
    });
    await store.ready;
  });
  afterAll(async () => {
    await store.close();
    await postgres.close();
  });

  const factsOf = async (who: { organisation?: string; subject?: string; numbers?: string[] } = {}) => {
    const { organisation = 'RTX', subject = 's', numbers = [number] } = who;
    return store.findFacts({ nhsNumbers: numbers, issuer: 'i', subject, organisation });
  };

  it('knows nothing of whom it was told nothing', async () => {
    const facts = await factsOf({ numbers: ['9990000018'] });
    expect(facts.get('9990000018')).toEqual({
      reported: [],
      claims: [],
      breakGlass: [],
      refusesSharing: false,
      isCompetentChild: false,
      grants: [],
    });
  });

  it('keeps a relationship once, however often it is told, as it was told last', async () => {
    await store.report([relationship, relationship]);
    await store.report([{ ...relationship, ends_at: '2026-05-20T00:00:00+00:00' }]);
    const { reported } = (await factsOf()).get(number) ?? {};
    expect(reported).toHaveLength(1);
    expect(reported?.[0]).toMatchObject({
      kind: 'hospital encounter',
      organisation: 'RTX',
      birthDate: '1951-03-09',
    });
    expect(Date.parse(reported?.[0]?.until ?? '')).toBe(Date.parse('2026-05-20T00:00:00Z'));
  });

  it('gives the relationships of the caller’s trust and sites, and nobody else’s', async () => {
    expect((await factsOf({ organisation: 'RTX55' })).get(number)?.reported).toHaveLength(1);
    expect((await factsOf({ organisation: 'RTY' })).get(number)?.reported).toHaveLength(0);
  });

  it('takes out what was withdrawn, and what a full account no longer told', async () => {
    await store.report([{ ...relationship, reference: 'b' }]);
    await store.report([{ ...relationship, isWithdrawn: true }]);
    expect((await factsOf()).get(number)?.reported).toHaveLength(1);
    await store.forgetOlder('social', new Date(Date.now() + 1000).toISOString());
    expect((await factsOf()).get(number)?.reported).toHaveLength(1);
    await store.forgetOlder('secondary', new Date(Date.now() + 1000).toISOString());
    expect((await factsOf()).get(number)?.reported).toHaveLength(0);
  });

  it('opens once for one call, for whoever called, until it ends', async () => {
    const first = await store.open(opening);
    const second = await store.open({ ...opening, id: '7d9f1c4e-0000-4000-8000-000000000002' });
    expect(second.id).toBe(first.id);
    expect((await factsOf()).get(number)?.breakGlass).toHaveLength(1);
    expect((await factsOf({ subject: 'another' })).get(number)?.breakGlass).toHaveLength(0);
    expect((await factsOf({ organisation: 'RTY' })).get(number)?.breakGlass).toHaveLength(0);
    await store.open({
      ...opening,
      id: '7d9f1c4e-0000-4000-8000-000000000003',
      once: 'past',
      ends_at: earlier,
    });
    expect((await factsOf()).get(number)?.breakGlass).toHaveLength(1);
    const sealed = {
      ...opening,
      id: '7d9f1c4e-0000-4000-8000-000000000004',
      once: 'x',
      sealed_ground: 'LEGAL_DUTY',
    };
    await store.open(sealed);
    expect((await factsOf()).get(number)?.breakGlass.map((each) => each.opensSealed)).toContain(true);
  });

  it('lists openings page by page, and marks them as reviewed once', async () => {
    const first = await store.listOpenings('RTX', { first: 2 });
    expect(first).toMatchObject({ hasMore: true });
    const last = first.items.at(-1);
    const after = { at: new Date(last?.opened_at ?? '').toISOString(), id: last?.id ?? '' };
    const rest = await store.listOpenings('RTX', { first: 10, after });
    expect(rest.hasMore).toBe(false);
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(3);
    expect(await store.listOpenings('RTY', { first: 10 })).toEqual({ items: [], hasMore: false });
    const reviewBy = (by: string) => ({ by, outcome: 'JUSTIFIED' as const, note: 'It was an emergency' });
    expect((await store.review(opening.id, 'RTX', reviewBy('officer')))?.reviewed_by).toBe('officer');
    expect((await store.review(opening.id, 'RTX', reviewBy('another')))?.reviewed_by).toBe('officer');
    expect(await store.review(opening.id, 'RTY', reviewBy('officer'))).toBeUndefined();
    const listed = async (more: object) =>
      (await store.listOpenings('RTX', { first: 10, ...more })).items.length;
    expect([await listed({ isReviewed: true }), await listed({ isReviewed: false })]).toEqual([1, 2]);
    expect((await listed({ kind: 'claim' })) + (await listed({ kind: 'break glass' }))).toBe(3);
  });

  it('grants once, knows its areas alone, and ends at once when it is withdrawn', async () => {
    await store.grant(grant);
    expect((await store.grant({ ...grant, id: 'other' })).id).toBe('grant');
    expect((await factsOf()).get(number)?.grants).toMatchObject([{ areas: ['medicines'], basis: 'CONSENT' }]);
    expect((await store.withdrawGrant('grant', 'who'))?.withdrawn_by).toBe('who');
    expect((await store.withdrawGrant('grant', 'another'))?.withdrawn_by).toBe('who');
    expect((await factsOf()).get(number)?.grants).toEqual([]);
    expect(await store.listGrants([number])).toHaveLength(1);
    expect(await store.withdrawGrant('none', 'who')).toBeUndefined();
  });

  it('records a decision once, and ends it at once when it is withdrawn', async () => {
    await store.recordConsent(consent);
    expect((await store.recordConsent({ ...consent, id: 'other' })).id).toBe('consent');
    expect((await factsOf()).get(number)?.refusesSharing).toBe(true);
    await store.recordConsent({ ...consent, id: 'child', kind: 'CHILD_COMPETENT', once: 'child' });
    expect((await factsOf()).get(number)?.isCompetentChild).toBe(true);
    await store.withdrawConsent('consent', 'who');
    expect((await factsOf()).get(number)?.refusesSharing).toBe(false);
    expect(await store.listConsents([number])).toHaveLength(2);
  });

  it('rejects while it is away', async () => {
    const gone = openAccessStore({
      url: 'postgres://postgres@127.0.0.1:9/postgres',
      log: createLog('test', 'silent'),
      timeoutMilliseconds: 500,
    });
    await expect(
      gone.findFacts({ nhsNumbers: [number], issuer: 'i', subject: 's', organisation: 'RTX' }),
    ).rejects.toThrow(/./);
    expect(gone.isReady).toBe(false);
    await gone.close();
  });
});
