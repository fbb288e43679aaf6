import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunningSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import { askEntities } from '../support/ask-subgraph.ts';
import { startTestCouncil, type TestCouncil } from '../support/social-council.ts';
import { askSocial, startTestSocial } from '../support/social-harness.ts';
import { councilRecords, walter } from '../support/social-life.ts';

let council: TestCouncil;
let social: RunningSubgraph;

beforeAll(async () => {
  council = await startTestCouncil(councilRecords);
  social = await startTestSocial(council.url);
});

beforeEach(() => council.forget());

afterAll(async () => {
  await social?.close();
  await council?.close();
});

async function readItems(index: string, type: string, selection: string) {
  const { request, seal, record } = await askSocial(
    social.url,
    walter,
    `${index} { sources { state reasonCode asOf system organisation { odsCode name } } entries { id type date title } }`,
  );
  const { sources, entries } = record[index];
  const items = entries.map(({ id }: { id: string }) => ({ __typename: type, id, seal }));
  const answer = await askEntities(social.url, request, items, `... on ${type} { ${selection} }`);
  expect(answer.errors).toBeUndefined();
  return { sources, entries, items: answer.data._entities };
}

describe('social care', () => {
  test('requests, assessments and reviews are contacts', async () => {
    const { sources, entries, items } = await readItems(
      'socialEncounterIndex',
      'SocialCareContact',
      `kind status title period { start end } performers { name organisation { name } } provenance { setting system }
       outcome { display preferred { system code } codings { code } } routeOfAccess { display } patient { nhsNumber }`,
    );
    expect(sources).toEqual([
      {
        state: 'COMPLETE',
        reasonCode: null,
        asOf: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        system: 'Adult social care case management',
        organisation: { odsCode: '901', name: 'Northmoor Council' },
      },
    ]);
    expect(entries.map(({ type, date }: Record<string, string>) => [type, date])).toEqual([
      ['SocialCareContact', '2026-02-02'],
      ['SocialCareContact', '2026-03-10'],
      ['SocialCareContact', '2026-09-01'],
    ]);
    expect(items).toMatchObject([
      {
        kind: 'REQUEST',
        status: 'FINISHED',
        title: 'Hospital discharge referral',
        period: { start: '2026-02-02', end: '2026-02-02' },
        performers: [{ name: 'Amara Nwosu', organisation: { name: 'Northmoor Council' } }],
        provenance: { setting: 'SOCIAL', system: 'Adult social care case management' },
        outcome: {
          display: 'Progress to reablement/ST-Max',
          preferred: { system: 'urn:client-level-data:event-outcome', code: 'Progress to reablement/ST-Max' },
          codings: [{ code: 'Progress to reablement/ST-Max' }, { code: 'Progress to Reablement/ST-Max' }],
        },
        routeOfAccess: { display: 'Discharge from hospital' },
        patient: { nhsNumber: '9992000015' },
      },
      {
        kind: 'ASSESSMENT',
        status: 'FINISHED',
        title: 'Care Act assessment (long term assessment)',
        outcome: {
          display: 'Progress to support planning or services',
          codings: [
            { code: 'Progress to support planning or services' },
            { code: 'Progress to support planning / services' },
          ],
        },
      },
      {
        kind: 'REVIEW',
        status: 'IN_PROGRESS',
        title: 'Review',
        // A term that is in no list is kept as it was sent.
        outcome: {
          display: 'Something of our own',
          preferred: { system: null, code: 'Something of our own' },
          codings: [{ code: 'Something of our own' }],
        },
      },
    ]);
  });

  test('services are packages of care, newest first, each once', async () => {
    const { record } = await askSocial(
      social.url,
      walter,
      `socialCare { sources { state } allocations { worker { name role } team period { start end } }
        carePackages { serviceType { display } component { display } deliveryMechanism { display } provider { name odsCode }
          period { start end } unitsPerWeek reablement outcome { display } provenance { system } } }`,
    );
    expect(record.socialCare).toEqual({
      sources: [{ state: 'COMPLETE' }],
      allocations: [
        {
          worker: { name: 'Amara Nwosu', role: 'Social worker' },
          team: 'Adults North',
          period: { start: '2026-02-02', end: null },
        },
      ],
      carePackages: [
        {
          serviceType: { display: 'Long term support: Community' },
          component: { display: 'Home support or domiciliary care' },
          deliveryMechanism: { display: 'CASSR managed personal budget' },
          provider: null,
          period: { start: '2026-03-17', end: null },
          unitsPerWeek: 15,
          reablement: false,
          outcome: null,
          provenance: { system: 'Adult social care case management' },
        },
        {
          serviceType: { display: 'Short term support: ST-Max' },
          component: { display: 'Reablement' },
          deliveryMechanism: { display: 'CASSR commissioned support' },
          provider: { name: 'Brightholme Home Care', odsCode: null },
          period: { start: '2026-02-03', end: '2026-03-16' },
          unitsPerWeek: 10.5,
          reablement: true,
          outcome: { display: 'NFA: Support ended as planned' },
          provenance: { system: 'Adult social care case management' },
        },
      ],
    });
  });

  test('a support plan with strengths, goals, actions and what to do if things go wrong', async () => {
    const { items, entries } = await readItems(
      'socialCarePlanIndex',
      'SupportPlan',
      `status created reviewDate agreedWith strengths fundingSource author { name role } addresses { display }
       goals { description importance target outcome status } actions { description who when status }
       contingencies { trigger response contact }`,
    );
    expect(entries).toMatchObject([{ type: 'SupportPlan', date: '2026-03-14', title: 'Support plan' }]);
    expect(items).toEqual([
      {
        status: 'ACTIVE',
        created: '2026-03-14',
        reviewDate: '2026-09-14',
        agreedWith: 'Walter and his daughter',
        strengths: ['Cooks for himself'],
        fundingSource: 'Council',
        author: { name: 'Amara Nwosu', role: 'Social worker, Adults North' },
        addresses: [{ display: 'Washing and dressing' }],
        goals: [
          {
            description: 'Wash unaided',
            importance: 8,
            target: '2026-06',
            outcome: null,
            status: 'In progress',
          },
          {
            description: 'Walk to the shop (target: by Christmas)',
            importance: 10,
            target: null,
            outcome: null,
            status: null,
          },
        ],
        actions: [
          { description: 'Fit a grab rail', who: 'Equipment service', when: 'April', status: 'Done' },
        ],
        contingencies: [{ trigger: 'Daughter is ill', response: 'Extra visits', contact: 'Duty desk' }],
      },
    ]);
  });

  test('a document with its text', async () => {
    const { items } = await readItems(
      'socialDocumentIndex',
      'SocialCareDocument',
      'title created type { display } author { name } contentType text',
    );
    expect(items).toEqual([
      {
        title: 'Care Act assessment',
        created: '2026-03-12',
        type: { display: 'Assessment' },
        author: { name: 'Amara Nwosu' },
        contentType: 'text/plain',
        text: 'Walter would like to wash unaided.',
      },
    ]);
  });

  test('allergies, medicines and conditions are not held, and not asked for', async () => {
    const { record } = await askSocial(
      social.url,
      walter,
      `socialAllergyIndex { sources { state reasonCode } } socialMedicationIndex { sources { state reasonCode } }
       socialConditionIndex { sources { state reasonCode } }`,
    );
    const notHeld = { sources: [{ state: 'NOT_SUPPORTED', reasonCode: 'NOT_HELD' }] };
    expect(record).toEqual({
      socialAllergyIndex: notHeld,
      socialMedicationIndex: notHeld,
      socialConditionIndex: notHeld,
    });
    expect(council.calls).toEqual([]);
  });

  test('the council is told who asks and for which request, and no address holds an NHS number', async () => {
    const { request } = await askSocial(social.url, walter, 'socialSources { state }');
    expect(council.calls.length).toBeGreaterThan(1);
    for (const { apiKey, correlationId, path } of council.calls) {
      expect(apiKey).toBe('a key of the tests');
      expect(correlationId).toBe(request.requestId);
      expect(path).not.toContain('9992000015');
    }
  });
});
