import { describe, expect, it } from 'vitest';
import { readFhir } from '../support/fhir-answers.ts';
import { listCodes, type Resource, toList } from '../support/primary-bundle.ts';
import { about, own, readArea, readRecord } from '../support/primary-reading.ts';

type Medicines = readonly object[];
const medicine = { text: 'Warfarin 3mg tablets' };

/** What a practice says of a medicine whose statement has a status, and its plan the same or another. */
async function readPractice(status: string, planned = status, more: object = {}): Promise<Medicines> {
  const toResource = (resourceType: string, id: string, given: object): Resource => ({
    resourceType,
    id,
    ...own(id),
    ...about,
    medicationCodeableConcept: medicine,
    ...given,
  });
  return readArea('medications', [
    toResource('MedicationStatement', 'm1', {
      status,
      basedOn: [{ reference: 'MedicationRequest/q1' }],
      effectivePeriod: { start: '2026-01-05' },
      ...more,
    }),
    toResource('MedicationRequest', 'q1', { status: planned, intent: 'plan' }),
    toList(listCodes.medications, ['MedicationStatement/m1']),
  ]).items;
}

/** What a hospital says of a medicine of one status. */
const readHospital = (resourceType: string) => async (status: string) => {
  const resource = {
    resourceType,
    id: 'm1',
    status,
    intent: 'order',
    medicationCodeableConcept: medicine,
    subject: { reference: 'Patient/p1' },
  };
  return (await readFhir('medications', { [resourceType]: [resource] })).items;
};

describe.each<readonly [string, (status: string) => Promise<Medicines>]>([
  ['a general practice’s statement', readPractice],
  ['a hospital’s order', readHospital('MedicationRequest')],
  ['a hospital’s statement', readHospital('MedicationStatement')],
])('the status of %s', (_source, read) => {
  it.each([
    ['active', 'ACTIVE'],
    ['on-hold', 'ON_HOLD'],
    ['intended', 'INTENDED'],
    ['draft', 'DRAFT'],
    ['completed', 'COMPLETED'],
    ['stopped', 'STOPPED'],
    ['cancelled', 'CANCELLED'],
    ['not-taken', 'NOT_TAKEN'],
    ['unknown', 'UNKNOWN'],
  ])('%s reads %s', async (sent, status) => {
    expect(await read(sent)).toMatchObject([{ status, statusText: null }]);
  });

  it.each(['suspended', 'ACTIVE', 'toString'])('%s, which FHIR has not, is kept in words', async (sent) => {
    expect(await read(sent)).toMatchObject([{ status: 'UNKNOWN', statusText: sent }]);
  });

  it('entered-in-error is no medicine', async () => {
    expect(await read('entered-in-error')).toEqual([]);
  });
});

describe('a general practice’s medicine whose statement is active', () => {
  it.each([
    ['on-hold', 'active, by its authorisation on-hold'],
    ['stopped', 'active, by its authorisation stopped'],
    ['completed', 'active, by its authorisation completed'],
  ])('and whose plan is %s is not told to be active', async (planned, statusText) => {
    expect(await readPractice('active', planned)).toMatchObject([{ status: 'UNKNOWN', statusText }]);
  });

  it.each([
    ['n', 'NOT_TAKEN'],
    ['unk', 'ACTIVE'],
    ['y', 'ACTIVE'],
  ])('and of which it is said that it is taken: %s', async (taken, status) => {
    expect(await readPractice('active', 'active', { taken })).toMatchObject([{ status }]);
  });
});

describe('a general practice’s medicine that was an error', () => {
  const status = 'entered-in-error';
  const toResource = (resourceType: string, id: string, more: object = {}): Resource => ({
    resourceType,
    id,
    ...own(id),
    ...about,
    medicationCodeableConcept: medicine,
    ...more,
  });

  it.each([
    ['MedicationRequest', { intent: 'order' }],
    ['MedicationRequest', { intent: 'plan' }],
    ['MedicationStatement', {}],
  ])('is said to be one in a consultation that holds it as a %s (%j)', (resourceType, more) => {
    const { items } = readArea('encounters', [
      { resourceType: 'Encounter', id: 'e1', ...own('E-1'), ...about, status: 'finished' },
      toList('325851000000107', ['List/t1'], { encounter: { reference: 'Encounter/e1' } }),
      toList('25851000000105', [`${resourceType}/m1`], { id: 't1' }),
      toResource(resourceType, 'm1', { status, ...more }),
      toList(listCodes.consultations, ['Encounter/e1']),
    ]);
    const lines = JSON.stringify(items).match(/"text":"[^"]*Warfarin[^"]*"/g);
    expect(lines).toEqual([expect.stringMatching(/^"text":"Entered in error/)]);
  });

  it('is no item that a problem leads to', () => {
    const url =
      'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-RelatedClinicalContent-1';
    const toContent = (reference: string) => ({ url, valueReference: { reference } });
    const { problems } = readRecord([
      {
        resourceType: 'Condition',
        id: 'c1',
        ...own('C-1'),
        ...about,
        clinicalStatus: 'active',
        code: { text: 'Atrial fibrillation' },
        extension: [toContent('MedicationStatement/m1'), toContent('MedicationStatement/m2')],
      },
      toResource('MedicationStatement', 'm1', { status }),
      toResource('MedicationStatement', 'm2', { status: 'active' }),
      toList(listCodes.problems, ['Condition/c1']),
    ]);
    const [problem] = problems.outcome.kind === 'found' ? problems.outcome.value : [];
    expect(problem?.relatedContent).toMatchObject([
      { item: null, title: expect.stringMatching(/^Entered in error/) },
      { item: expect.any(String), title: 'Medication: Warfarin 3mg tablets' },
    ]);
  });
});
