import { describe, expect, it } from 'vitest';
import { readFhir } from '../support/fhir-answers.ts';

const subject = { reference: 'Patient/p1' };
const details = 'Details of some items could not be read and were left out.';

const plan = (more: object) => ({
  resourceType: 'CarePlan',
  id: 'cp1',
  status: 'active',
  intent: 'plan',
  subject,
  ...more,
});

const goal = (id: string, text: string, lifecycleStatus = 'active') => ({
  resourceType: 'Goal',
  id,
  lifecycleStatus,
  description: { text },
  subject,
});

describe('the goals of a plan', () => {
  it('may be resources of the server, and what became of one stands beside it', async () => {
    const { items, warnings } = await readFhir('carePlans', {
      CarePlan: [plan({ goal: ['g1', 'g2', 'g3', 'g4'].map((id) => ({ reference: `Goal/${id}` })) })],
      Goal: [
        goal('g1', 'Walk to the shop'),
        goal('g2', 'Lose weight', 'cancelled'),
        goal('g3', 'Another person’s', 'entered-in-error'),
        goal('g4', 'Sleep', 'accepted'),
      ],
    });
    expect(items).toMatchObject([
      {
        goals: [
          { description: 'Walk to the shop' },
          { description: 'Lose weight (cancelled)' },
          { description: 'Sleep' },
        ],
      },
    ]);
    expect(warnings).toEqual([]);
  });

  it('may stand inside it, and then nobody is asked for them', async () => {
    const { items, calls } = await readFhir('carePlans', {
      CarePlan: [plan({ contained: [goal('g', 'Walk')], goal: [{ reference: '#g' }, { display: 'Sleep' }] })],
    });
    expect(items).toMatchObject([{ goals: [{ description: 'Walk' }, { description: 'Sleep' }] }]);
    expect(calls.some((call) => call.includes('Goal'))).toBe(false);
  });

  it('are said to be missing where they cannot be found', async () => {
    const { items, warnings } = await readFhir('carePlans', {
      CarePlan: [plan({ goal: [{ reference: 'Goal/gone' }] })],
    });
    expect(items).toMatchObject([{ goals: [] }]);
    expect(warnings).toEqual([details]);
  });
});

describe('what a plan is about, and what is to be done', () => {
  it('may stand inside it', async () => {
    const { items, warnings } = await readFhir('carePlans', {
      CarePlan: [
        plan({
          contained: [
            { resourceType: 'Condition', id: 'c', code: { text: 'Obesity' } },
            { resourceType: 'ServiceRequest', id: 's', code: { text: 'Dietician' } },
            { resourceType: 'Practitioner', id: 'x', name: [{ text: 'Ms P Rastall' }] },
          ],
          addresses: [{ reference: '#c' }],
          activity: [
            { reference: { reference: '#s' } },
            {
              detail: {
                status: 'scheduled',
                description: 'Weigh',
                scheduledTiming: { repeat: { frequency: 1, period: 1, periodUnit: 'wk' } },
                performer: [{ reference: '#x' }],
              },
            },
          ],
        }),
      ],
    });
    expect(items).toMatchObject([
      {
        addresses: [{ display: 'Obesity' }],
        actions: [
          { description: 'Dietician' },
          { description: 'Weigh', when: 'once every week', who: 'Ms P Rastall' },
        ],
      },
    ]);
    expect(warnings).toEqual([]);
  });

  it('never looks as if it were to be done where it must not be', async () => {
    const { items } = await readFhir('carePlans', {
      CarePlan: [
        plan({
          contained: [
            { resourceType: 'ServiceRequest', id: 's', doNotPerform: true, code: { text: 'Resuscitation' } },
          ],
          activity: [
            {
              detail: {
                status: 'not-started',
                doNotPerform: true,
                code: { text: 'Blood pressure in left arm' },
              },
            },
            { reference: { reference: '#s' } },
          ],
        }),
      ],
    });
    expect(items).toMatchObject([
      {
        actions: [
          { description: 'Not to be done: Blood pressure in left arm', code: null },
          { description: 'Not to be done: Resuscitation' },
        ],
      },
    ]);
  });

  it.each([
    ['what it addresses', { addresses: [{ reference: 'Condition/gone' }] }],
    ['what is to be done', { activity: [{ reference: { reference: 'ServiceRequest/gone' } }] }],
  ])('is said to be missing where %s cannot be found', async (_, more) => {
    const { warnings } = await readFhir('carePlans', { CarePlan: [plan(more)], Condition: [] });
    expect(warnings).toEqual([details]);
  });
});

it('a request that something must not be done is no referral', async () => {
  const request = { resourceType: 'ServiceRequest', id: 's1', status: 'active', intent: 'order', subject };
  const { items, warnings } = await readFhir('referrals', {
    ServiceRequest: [
      { ...request, doNotPerform: true, code: { text: 'Resuscitation' } },
      { ...request, id: 's2', code: { text: 'Cardiology' } },
    ],
  });
  expect(items).toMatchObject([{ code: { display: 'Cardiology' } }]);
  expect(warnings).toEqual(['Some items could not be read and were left out.']);
});

it('parts of a visit under its number stand beside it, and none is lost', async () => {
  const visit = (id: string, more: object) => ({
    resourceType: 'Encounter',
    id,
    identifier: [{ system: 'https://rxx.example/visit', value: 'V1' }],
    status: 'finished',
    subject,
    ...more,
  });
  const whole = visit('e1', { type: [{ text: 'Stay' }] });
  const part = visit('e2', { type: [{ text: 'Ward round' }], partOf: { reference: 'Encounter/e1' } });
  const settings = { visitNumberSystems: ['https://rxx.example/visit'] };
  const { items: alone } = await readFhir('encounters', { Encounter: [whole] }, settings);
  const { items } = await readFhir('encounters', { Encounter: [part, whole] }, settings);
  expect(items.map(({ title }) => title)).toEqual(['Hospital visit, Ward round', 'Hospital visit, Stay']);
  expect(items[1]?.['id']).toBe(alone[0]?.['id']);
  expect(items[0]?.['id']).not.toBe(alone[0]?.['id']);
});

it('a visit, a referral and an order are for what they point at too', async () => {
  const reasonReference = [{ reference: 'Condition/c1' }, { display: 'Labour' }];
  const { items: visits } = await readFhir('encounters', {
    Encounter: [{ resourceType: 'Encounter', id: 'e1', status: 'finished', subject, reasonReference }],
    Condition: [{ resourceType: 'Condition', id: 'c1', subject, code: { text: 'Anaemia' } }],
  });
  expect(visits).toMatchObject([{ reasons: [{ display: 'Anaemia' }, { display: 'Labour' }] }]);
  const request = { status: 'active', intent: 'order', subject, reasonReference: [{ display: 'Anaemia' }] };
  const { items: referrals } = await readFhir('referrals', {
    ServiceRequest: [{ resourceType: 'ServiceRequest', id: 's1', ...request }],
  });
  expect(referrals).toMatchObject([{ reasons: [{ display: 'Anaemia' }] }]);
  const { items: orders } = await readFhir('medications', {
    MedicationRequest: [
      {
        resourceType: 'MedicationRequest',
        id: 'm1',
        ...request,
        medicationCodeableConcept: { text: 'Iron' },
      },
    ],
  });
  expect(orders).toMatchObject([{ note: 'Reason: Anaemia' }]);
});

it('a visit without a specialty is named by its type', async () => {
  const { items } = await readFhir('encounters', {
    Encounter: [
      { resourceType: 'Encounter', id: 'e1', status: 'finished', subject, type: [{ text: 'Check-up' }] },
    ],
  });
  expect(items).toMatchObject([{ title: 'Hospital visit, Check-up', specialty: null }]);
});

it('a document is read in the form that is words, and one entered in error is none', async () => {
  const letter = (more: object) => ({
    resourceType: 'DocumentReference',
    id: 'd1',
    status: 'current',
    subject,
    ...more,
  });
  const data = Buffer.from('Seen in clinic.').toString('base64');
  const { items, warnings } = await readFhir('documents', {
    DocumentReference: [
      letter({
        content: [
          { attachment: { contentType: 'application/pdf', data: 'JVBERg==' } },
          { attachment: { contentType: 'text/plain', data, title: 'Clinic letter' } },
        ],
      }),
      letter({ id: 'd2', docStatus: 'entered-in-error', content: [] }),
    ],
  });
  expect(items).toMatchObject([
    { title: 'Clinic letter', contentType: 'text/plain', text: 'Seen in clinic.' },
  ]);
  expect(warnings).toEqual([]);
});

it('an allergy without a code is named by what caused the reaction', async () => {
  const { items } = await readFhir('allergies', {
    AllergyIntolerance: [
      {
        resourceType: 'AllergyIntolerance',
        id: 'a1',
        patient: subject,
        reaction: [{ substance: { text: 'Latex' }, manifestation: [{ text: 'Rash' }] }],
      },
    ],
  });
  expect(items).toMatchObject([{ code: { display: 'Latex' }, reactions: [{ display: 'Rash' }] }]);
});

it('an allergy that ended says when and why', async () => {
  const { items } = await readFhir('allergies', {
    AllergyIntolerance: [
      {
        resourceType: 'AllergyIntolerance',
        id: 'a1',
        extension: [
          {
            url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AllergyIntoleranceEnd',
            extension: [
              { url: 'endDate', valueDateTime: '2026-02-03' },
              { url: 'reasonEnded', valueString: 'Tolerated on challenge' },
            ],
          },
        ],
        clinicalStatus: { coding: [{ code: 'resolved' }] },
        code: { text: 'Penicillin' },
        patient: subject,
      },
    ],
  });
  expect(items).toMatchObject([
    { clinicalStatus: 'RESOLVED', ended: '2026-02-03', note: 'Tolerated on challenge' },
  ]);
});
