import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompletenessEntry } from '../../../gateway/completeness/completeness.ts';
import { startHouse, type TestHouse } from '../../support/start-house.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await startHouse({ isUnhurried: true });
});
afterAll(() => house.close());

const pageQuery = `query ($nhsNumber: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  patient(nhsNumber: $nhsNumber) { record { encounters(first: $first, after: $after, last: $last, before: $before) {
    totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    sources { setting state warnings { code } }
  } } }
}`;

async function page(variables: Record<string, unknown>) {
  const longest = [...house.population.lives()].toSorted(
    (left, right) => contacts(right) - contacts(left),
  )[0];
  const answer = await house.ask(pageQuery, { nhsNumber: longest?.person.nhsNumber, ...variables });
  return { answer, encounters: answer.data?.patient?.record?.encounters };
}

const contacts = (life: { communityReferrals: readonly { contacts: readonly unknown[] }[] }) =>
  life.communityReferrals.flatMap((referral) => referral.contacts).length;
const ids = (encounters: { edges: { node: { id: string } }[] }): string[] =>
  encounters.edges.map((edge) => edge.node.id);

describe('pages of encounters', () => {
  it('run through everything once, forwards and backwards', async () => {
    const forwards: string[] = [];
    let after: string | undefined;
    let total = 0;
    do {
      const { encounters } = await page({ first: 40, after });
      forwards.push(...ids(encounters));
      total = encounters.totalCount;
      after = encounters.pageInfo.hasNextPage ? encounters.pageInfo.endCursor : undefined;
    } while (after !== undefined);
    expect(total).toBeGreaterThan(150);
    expect(forwards).toHaveLength(total);
    expect(new Set(forwards).size).toBe(total);

    const backwards: string[] = [];
    let before: string | undefined;
    do {
      const { encounters } = await page({ last: 70, before });
      backwards.unshift(...ids(encounters));
      before = encounters.pageInfo.hasPreviousPage ? encounters.pageInfo.startCursor : undefined;
    } while (before !== undefined);
    expect(backwards).toEqual(forwards);
  });

  it('say what they lacked when a setting comes back between two of them', async () => {
    await house.setState('community', 'down');
    const { encounters: lacking } = await page({ first: 5 }).finally(() => house.setState('community', 'up'));
    const { encounters: next } = await page({ first: 5, after: lacking.pageInfo.endCursor });
    const community = next.sources.find((source: { setting: string }) => source.setting === 'COMMUNITY');
    expect(community.state).toBe('PARTIAL');
    expect(community.warnings).toContainEqual({ code: 'MISSING_FROM_EARLIER_PAGES' });
  });

  it.each([
    [{ first: 0 }, 'PAGE_SIZE'],
    [{ first: -1 }, 'PAGE_SIZE'],
    [{ first: 101 }, 'PAGE_SIZE'],
    [{ last: 0 }, 'PAGE_SIZE'],
    [{ first: 1, last: 1 }, 'PAGE_ENDS'],
    [{ first: 1, after: 'not-one-of-ours' }, 'CURSOR'],
  ])('refuse %j as %s', async (variables, reason) => {
    const { answer } = await page(variables);
    expect(answer.errors.map((error) => error.extensions)).toEqual([
      expect.objectContaining({ code: 'BAD_USER_INPUT', reason }),
    ]);
    expect(answer.errors[0]?.path).toEqual(['patient', 'record', 'encounters']);
  });

  it('that are refused say nothing of what else was answered', async () => {
    const [life] = house.population.lives();
    const answer = await house.ask(
      `query ($nhsNumber: ID!) { patient(nhsNumber: $nhsNumber) {
        name { text } source { state reasonCode }
        record { encounters(first: 0) { totalCount } community { readings(first: 5000) { total } } sources { setting state reasonCode } }
      } }`,
      { nhsNumber: life?.person.nhsNumber },
    );
    const { source, record } = answer.data.patient;
    expect(source).toEqual({ state: 'COMPLETE', reasonCode: null });
    expect([record.encounters, record.community.readings]).toEqual([null, null]);
    expect(JSON.stringify(record.sources)).not.toContain('BAD_USER_INPUT');
    const { extensions } = JSON.parse(answer.text) as { extensions: { completeness: CompletenessEntry[] } };
    const refused = extensions.completeness.filter(({ reasonCode }) => reasonCode === 'BAD_USER_INPUT');
    expect(refused).toMatchObject([
      { setting: 'PATIENT', state: 'NOT_ASKED', paths: [['patient', 'record', 'encounters']] },
      { setting: 'COMMUNITY', state: 'NOT_ASKED', paths: [['patient', 'record', 'community', 'readings']] },
    ]);
  });

  it.each(['', 'not-an-id', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'])('refuse the id "%s"', async (id) => {
    const answer = await house.ask('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect(answer.data).toEqual({ node: null });
    expect(answer.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'ID' });
  });
});
