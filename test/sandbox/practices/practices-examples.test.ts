import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle, FhirResource } from 'fhir/r3.js';
import { describe, expect, test } from 'vitest';
import { findStructuredRecordFaults } from './structured-record-faults.ts';

const examples = process.env['CAREGRAPH_EXAMPLES'];

/** In what the published bundles depart from the specification; every other is without fault. */
const knownFaults: Readonly<Record<string, readonly string[]>> = {
  '9465698490_Daniels_full_20210119.json': ['Medication has no SNOMED CT code'],
  '9465701297_Livermore_full_20210119.json': ['a consultation has not exactly one tree'],
  '9990000263_Skelly_multilex.json': [
    'Condition: no actual problem',
    'DocumentReference → Patient',
    'Location is sent twice',
    'Location → Organization',
    'Observation has no business identifier',
    'Organization has no profile',
    'Practitioner is sent twice',
    'PractitionerRole is sent twice',
    'PractitionerRole → Organization',
    'PractitionerRole → Practitioner',
    'a list 25851000000105 is over something else than 24781000000107',
  ],
  'Consultations_ConsumerData_v0_2.json': [
    'HealthcareService has no profile',
    'QuestionnaireResponse has no profile',
  ],
  'EMISPatientStructurede2eResponsePWTP5.json': ['QuestionnaireResponse has no profile'],
  'UNCAT_Consumer_Data_file_.json': ['QuestionnaireResponse has no profile'],
  'Consolidation_meds_test_record_v126.json': ['Medication has no SNOMED CT code'],
  'Medications_consumer_data_v0_1.json': ['Medication has no SNOMED CT code'],
  'Referrals_ConsumerData_v0_2.json': ['HealthcareService has no profile'],
  'correctPatientStructuredRecordResponseBodySite.json': ['Condition: no actual problem'],
};

describe.skipIf(examples === undefined)('bundles that suppliers published (set CAREGRAPH_EXAMPLES)', () => {
  const folder = join(examples ?? '', 'gp-connect/structured');
  const files = examples === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.json'));

  test.each(files)('%s is held to the same checks as what the sandbox sends', (name) => {
    const bundle = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Bundle<FhirResource>;
    expect(findStructuredRecordFaults(bundle)).toEqual(knownFaults[name] ?? []);
  });

  test('a bundle without its patient is found out', () => {
    const path = '../structured-invalid/malformedStructuredRecordMissingPatientResource.json';
    const bundle = JSON.parse(readFileSync(join(folder, path), 'utf8')) as Bundle<FhirResource>;
    expect(findStructuredRecordFaults(bundle)).toContain('there is not exactly one Patient');
  });
});
