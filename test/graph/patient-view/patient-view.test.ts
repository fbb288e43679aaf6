import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Life } from '../../../sandbox/population/life.ts';
import { createProcessTls } from '../../support/certificates.ts';
import { recordView } from '../../support/record-view.ts';
import { type GraphAnswer, startHouse, type TestHouse } from '../../support/start-house.ts';

let house: TestHouse;
let life: Life;
let answer: GraphAnswer;

beforeAll(async () => {
  house = await startHouse({ tls: await createProcessTls(), isUnhurried: true });
  life = house.population.life(0);
  answer = await house.ask(recordView, { nhsNumber: life.person.nhsNumber });
});
afterAll(() => house.close());

/** One visit to each of the pharmacist and the optician, under a referral of its own. */
const highStreetVisits = ['Pharmacy service: Review of medication', 'Optometry service'];

type Edge = { readonly node: Readonly<Record<string, unknown>> };
const nodes = (edges: readonly Edge[]) => edges.map((edge) => edge.node);
const count = (edges: readonly Edge[], setting: string) =>
  nodes(edges).filter((node) => node['setting'] === setting).length;

describe('one person with a life in all four settings', () => {
  it('is put together over connections that nobody else can read or answer', () => {
    expect(house.subgraphUrls.map((url) => url.slice(0, 6))).toEqual(Array(5).fill('https:'));
  });

  it('is answered without an error', () => {
    expect(answer.errors).toEqual([]);
    expect(answer.status).toBe(200);
  });

  it('names every setting, with what its sources answered', () => {
    const { sources } = answer.data.patient.record;
    const settings = sources.map((source: { setting: string }) => source.setting);
    expect([...new Set(settings)]).toEqual(['PRIMARY', 'SECONDARY', 'COMMUNITY', 'SOCIAL']);
    const states = sources.map((source: { state: string }) => source.state);
    expect(states).not.toContain('UNAVAILABLE');
  });

  it('has every encounter that happened, from the setting where it happened', () => {
    const { edges } = answer.data.patient.record.encounters;
    expect(count(edges, 'PRIMARY')).toBe(life.consultations.length);
    expect(count(edges, 'SECONDARY')).toBe(life.hospitalStays.length);
    expect(count(edges, 'COMMUNITY')).toBe(
      life.communityReferrals.flatMap((referral) => referral.contacts).length + highStreetVisits.length,
    );
    const titles = nodes(edges).map((node) => node['title']);
    expect(titles).toEqual(expect.arrayContaining(highStreetVisits));
    expect(count(edges, 'SOCIAL')).toBe(
      life.socialCareEvents.filter((event) => event.type !== 'service').length,
    );
    expect(answer.data.patient.record.encounters.totalCount).toBe(edges.length);
  });

  it('shows a missed visit as missed', () => {
    const contacts = life.communityReferrals.flatMap((referral) => referral.contacts);
    const missed = contacts.filter(({ attendance }) =>
      ['did-not-attend', 'late-not-seen'].includes(attendance),
    );
    expect(missed.length).toBeGreaterThan(0);
    const shown = nodes(answer.data.patient.record.encounters.edges);
    expect(shown.filter((node) => node['status'] === 'MISSED')).toHaveLength(missed.length);
  });

  it('is in order, newest first, and each item knows whom it is about', () => {
    const shown = nodes(answer.data.patient.record.encounters.edges);
    const instants = shown.map((node) => Date.parse((node['period'] as { start: string }).start));
    expect(instants).toEqual(instants.toSorted((left, right) => right - left));
    for (const node of shown) expect(node['patient']).toEqual({ nhsNumber: life.person.nhsNumber });
  });

  it('has the care plans of community services and social care, and says that the others cannot give theirs', () => {
    const { edges, sources } = answer.data.patient.record.carePlans;
    const plans = life.communityReferrals.filter((referral) => referral.carePlan !== undefined);
    expect(count(edges, 'COMMUNITY')).toBe(plans.length);
    expect(count(edges, 'SOCIAL')).toBe(life.supportPlans.length);
    const states = new Set(
      sources.map((source: { setting: string; state: string }) => `${source.setting} ${source.state}`),
    );
    expect([...states]).toEqual([
      'PRIMARY NOT_SUPPORTED',
      'SECONDARY NOT_SUPPORTED',
      // The trust; the pharmacy and the optician keep no plans, which is not the same as having none.
      'COMMUNITY COMPLETE',
      'COMMUNITY NOT_SUPPORTED',
      'SOCIAL COMPLETE',
    ]);
  });

  it('has the discharge letters', () => {
    const letters = life.hospitalStays.filter((stay) => stay.dischargeLetter !== undefined);
    expect(letters.length).toBeGreaterThan(0);
    expect(count(answer.data.patient.record.documents.edges, 'SECONDARY')).toBe(letters.length);
  });

  it('has every medicine and problem of the practice', () => {
    const { medications, conditions } = answer.data.patient.record;
    expect(medications.state).toBe('RECORDED');
    const ofPractice = ({ provenance }: { provenance: { setting: string } }) =>
      provenance.setting === 'PRIMARY';
    expect(medications.items.filter(ofPractice)).toHaveLength(life.medicines.length);
    expect(conditions.items.filter(ofPractice)).toHaveLength(life.problems.length);
  });

  it('has what each setting alone holds', () => {
    const { gp, hospital, community, socialCare } = answer.data.patient.record;
    expect(gp.supplier).toBe('EMIS');
    expect(hospital.medicalRecordNumbers).toContainEqual({
      value: life.person.medicalRecordNumber,
      merged: false,
    });
    expect(community.referrals).toHaveLength(life.communityReferrals.length + highStreetVisits.length);
    const packages = life.socialCareEvents.filter((event) => event.type === 'service');
    expect(socialCare.carePackages).toHaveLength(packages.length);
    expect(socialCare.carePackages.some((item: { reablement: boolean }) => item.reablement)).toBe(true);
  });

  it('gives any item again by its id, with the same title', async () => {
    const [first] = nodes(answer.data.patient.record.encounters.edges);
    const again = await house.ask(
      'query ($id: ID!) { node(id: $id) { id ... on Encounter { title setting } } }',
      {
        id: first?.['id'],
      },
    );
    expect(again.errors).toEqual([]);
    expect(again.data.node).toEqual({
      id: first?.['id'],
      title: first?.['title'],
      setting: first?.['setting'],
    });
  });
});
