import { afterAll, beforeAll, expect, test } from 'vitest';
import { askEntities, openRequest, sealRecord } from '../support/ask-subgraph.ts';
import { patientResource } from '../support/primary-bundle.ts';
import { emisBundle } from '../support/primary-emis-record.ts';
import { type PrimaryHouse, startPrimaryHouse, subject } from '../support/primary-house.ts';

const prefix = 'urn:nhs:names:services:gpconnect:';
const state = 'sources { state }';
const safety = ['Allergy', 'Medication', 'Condition', 'Encounter'].map(
  (name) => `primary${name}Index { ${state} }`,
);

let house: PrimaryHouse;
beforeAll(async () => {
  house = await startPrimaryHouse();
  for (const name of [
    'documents:fhir:rest:search:documentreference-1',
    'fhir:rest:search:patient_appointments-1',
    'fhir:rest:search:slot-1',
  ]) {
    house.practice.interactions.add(`${prefix}${name}`);
  }
  house.practice.reply = ({ path }) => {
    const entry = path.includes('/Patient?') ? [{ resource: patientResource }] : [];
    return path.includes('$gpc')
      ? { body: emisBundle }
      : { body: { resourceType: 'Bundle', type: 'searchset', entry } };
  };
  // The directory is asked once for each capability, and its answers are kept.
  await house.ask(`primarySources { state } gp { appointments { ${state} } areas { name } }`);
});
afterAll(() => house.close());

const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });
const slots = `freeSlots(from: "${today}", to: "${today}") { ${state} }`;
const further = ['immunisations', 'observations', 'investigations', 'referrals', 'diary']
  .map((name) => `${name} { ${state} }`)
  .join(' ');

const queries: readonly (readonly [string, string, number])[] = [
  ['allergies alone', `primaryAllergyIndex { ${state} }`, 1],
  ['every safety list and consultations', safety.join(' '), 1],
  ['documents', `primaryDocumentIndex { ${state} }`, 2],
  ['care plans, which practices do not keep', `primaryCarePlanIndex { ${state} }`, 0],
  ['what every source answered', 'primarySources { state }', 3],
  ['the supplier', 'gp { supplier }', 1],
  ['immunisations alone', `gp { immunisations { ${state} } }`, 1],
  ['everything that general practice alone shows', `gp { ${further} }`, 1],
  ['every clinical area', 'gp { areas { name } }', 4],
  ['appointments', `gp { appointments { ${state} } }`, 2],
  ['free appointments', `gp { ${slots} }`, 1],
  [
    'all there is',
    `${safety.join(' ')} primaryDocumentIndex { ${state} } primarySources { state } gp { supplier areas { name } ${further} appointments { ${state} } ${slots} }`,
    7,
  ],
];

test.each(queries)('%s: calls to the practice for one graph request', async (_name, selection, expected) => {
  const calls = house.practice.calls.length;
  const lookups = house.practice.lookups.length;
  await house.ask(selection);
  expect(house.practice.calls.length - calls).toBe(expected);
  expect(house.practice.lookups.length - lookups).toBeLessThanOrEqual(2);
});

test('several processes: each reads for itself, and an item has one id', async () => {
  const other = await startPrimaryHouse();
  other.practice.reply = () => ({ body: emisBundle });
  try {
    const request = await openRequest();
    const seal = await sealRecord(request, subject);
    const key = { __typename: 'CareRecord', seal };
    const index = `... on CareRecord { primaryEncounterIndex { entries { id title } } }`;
    const listed = await askEntities(house.url, request, [key], index);
    const [entry] = listed.data._entities[0].primaryEncounterIndex.entries;
    const item = { __typename: 'GpConsultation', id: entry.id, seal };
    const resolved = await askEntities(other.url, request, [item], '... on GpConsultation { id title }');
    expect(resolved.data._entities).toEqual([{ id: entry.id, title: entry.title }]);
    expect(other.practice.calls).toHaveLength(1);
  } finally {
    await other.close();
  }
});
