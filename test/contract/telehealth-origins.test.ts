import { expect, test } from 'vitest';
import { createRecordIds } from '../../schema/runtime/record-id.ts';
import { createFindNamed } from '../../subgraphs/community/telehealth/fhir/find-named.ts';
import { readResource } from '../../subgraphs/community/telehealth/fhir/read-resource.ts';
import { toReading } from '../../subgraphs/community/telehealth/records/to-reading.ts';
import { idSecret } from '../support/secrets.ts';
import { configureSupplier, toGlucose } from '../support/telehealth-supplier.ts';

const person = '9990000018';
const now = Date.parse('2026-06-01T12:00:00Z');

/** What a supplier's reading is kept as, with what stands beside it in its bundle. */
function read(
  changes: Record<string, unknown>,
  besides: readonly { fullUrl?: string; resource: unknown }[] = [],
) {
  const context = { find: createFindNamed(besides), now, isTraced: true };
  const admitted = readResource(toGlucose(person, { device: undefined, ...changes }), context);
  if (!admitted.ok || admitted.value.type !== 'reading') throw new Error('It is a reading.');
  return admitted.value;
}

const identified = (value: string) => ({
  identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value },
});
const extension = (url: string, value: Record<string, unknown>) => ({
  extension: [{ url: `http://hl7.org/fhir/StructureDefinition/${url}`, ...value }],
});

test.each<[name: string, changes: Record<string, unknown>, origin: string]>([
  ['nothing at all', {}, 'UNKNOWN'],
  ['a device', { device: { display: 'Meter' } }, 'DEVICE'],
  ['a device and the person', { device: { display: 'Meter' }, performer: [{ type: 'Patient' }] }, 'DEVICE'],
  ['a device that has no name', { device: { reference: 'Device/7' } }, 'DEVICE'],
  [
    'a gateway, which may have passed on what was typed',
    extension('observation-gatewayDevice', { valueReference: { reference: 'Device/1' } }),
    'UNKNOWN',
  ],
  ['a tag', { meta: { tag: [{ code: 'patient-supplied' }] } }, 'PATIENT_REPORTED'],
  ['a label', { meta: { security: [{ code: 'PATAST' }] } }, 'PATIENT_REPORTED'],
  [
    'a tag beside a device',
    { device: { display: 'Meter' }, meta: { tag: [{ code: 'patient-supplied' }] } },
    'DEVICE',
  ],
  [
    'an extension of its own',
    { extension: [{ url: 'https://a.example/modality', valueCode: 'self-reported' }] },
    'PATIENT_REPORTED',
  ],
  [
    'a telephone in which it was typed',
    {
      device: { display: 'Telephone' },
      extension: [{ url: 'https://a.example/HKWasUserEntered', valueBoolean: true }],
    },
    'PATIENT_REPORTED',
  ],
  [
    'a method of measuring oneself with a device',
    { device: { display: 'Cuff' }, method: { text: 'Self-measured' } },
    'DEVICE',
  ],
  ['a method of measuring oneself', { method: { text: 'Self-measured' } }, 'PATIENT_REPORTED'],
  ['the person by type', { performer: [{ type: 'Patient', display: 'Ada' }] }, 'PATIENT_REPORTED'],
  ['the person by reference', { performer: [{ reference: 'Patient/1' }] }, 'PATIENT_REPORTED'],
  [
    'the person by an address',
    { performer: [{ reference: 'https://a.example/fhir/Patient/1/_history/2' }] },
    'PATIENT_REPORTED',
  ],
  ['the person by number', { performer: [identified(person)] }, 'PATIENT_REPORTED'],
  ['another person by number', { performer: [identified('9990000026')] }, 'UNKNOWN'],
  ['a relative', { performer: [{ reference: 'RelatedPerson/2' }] }, 'PATIENT_REPORTED'],
  [
    'a contained relative',
    { performer: [{ reference: '#r' }], contained: [{ resourceType: 'RelatedPerson', id: 'r' }] },
    'PATIENT_REPORTED',
  ],
  ['a nurse', { performer: [{ reference: 'Practitioner/9' }] }, 'PROFESSIONAL'],
  ['a nurse in a role', { performer: [{ type: 'PractitionerRole' }] }, 'PROFESSIONAL'],
  ['an organisation, which may be the supplier', { performer: [{ reference: 'Organization/3' }] }, 'UNKNOWN'],
  ['a method', { method: { text: 'Self-reported' } }, 'PATIENT_REPORTED'],
  ['a method of measuring', { method: { text: 'Finger prick' } }, 'UNKNOWN'],
  ['a category', { category: [{ coding: [{ code: 'patient-reported' }] }] }, 'PATIENT_REPORTED'],
  ['a category of records', { category: [{ text: 'Patient record' }] }, 'UNKNOWN'],
  ['the category of all vital signs', { category: [{ coding: [{ code: 'vital-signs' }] }] }, 'UNKNOWN'],
  [
    'a device whose value somebody wrote down',
    { device: { display: 'Meter' }, ...extension('observation-human-transcribed', { valueBoolean: true }) },
    'UNKNOWN',
  ],
  [
    'a device whose value the person wrote down',
    {
      device: { display: 'Meter' },
      performer: [{ type: 'Patient' }],
      ...extension('observation-human-transcribed', { valueBoolean: true }),
    },
    'PATIENT_REPORTED',
  ],
  ['what has another form', { performer: 'me', category: 7, extension: {} }, 'UNKNOWN'],
])('who measured it is told by %s', (_name, changes, origin) => {
  expect(read(changes).facts).toMatchObject({ measuredBy: origin });
});

test('who measured it is found in the bundle', () => {
  const name = 'urn:uuid:4be1b3a1-6ac0-4b5e-9d6a-000000000001';
  const performer = [{ reference: name }];
  const beside = (resourceType: string) => [{ fullUrl: name, resource: { resourceType } }];
  expect(read({ performer }, beside('Practitioner')).facts).toMatchObject({ measuredBy: 'PROFESSIONAL' });
  expect(read({ performer }, beside('RelatedPerson')).facts).toMatchObject({
    measuredBy: 'PATIENT_REPORTED',
  });
  const subject = { reference: name, ...identified(person) };
  expect(read({ performer, subject }).facts).toMatchObject({ measuredBy: 'PATIENT_REPORTED' });
  expect(read({ performer }).facts).toMatchObject({ measuredBy: 'UNKNOWN' });
});

test('of what was kept before this was known, only a device is known; that it is known now is no new word', () => {
  const context = {
    recordIds: createRecordIds(idSecret),
    person,
    supplier: configureSupplier().configuration,
    now,
  };
  const kept = (changes: Record<string, unknown>, isOld: boolean) => {
    const { facts, ...item } = read(changes);
    const { measuredBy, ...old } = facts;
    return {
      ...item,
      facts: isOld ? old : { ...old, ...(measuredBy === undefined ? {} : { measuredBy }) },
      supplier: 'northmoor',
      received: '2026-06-01T08:00:00Z',
      digest: String(isOld),
    };
  };
  const map = (changes: Record<string, unknown>) =>
    toReading({ current: kept(changes, true), earlier: [] }, context, []).origin;
  expect([map({}), map({ device: { display: 'Meter' } })]).toStrictEqual(['UNKNOWN', 'DEVICE']);
  const both = { current: kept({}, false), earlier: [kept({}, true)] };
  expect(toReading(both, context, []).history).toStrictEqual([]);
});
