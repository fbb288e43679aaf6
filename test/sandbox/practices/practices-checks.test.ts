import type { Bundle, FhirResource } from 'fhir/r3.js';
import { describe, expect, test } from 'vitest';
import { renderFor } from './practice-bundle.ts';
import { fullLife } from './practice-life.ts';
import { toListCode } from './record-index.ts';
import { findStructuredRecordFaults } from './structured-record-faults.ts';

const sound = renderFor(fullLife);

/** The bundle with some of its resources replaced, or left out where there is no replacement. */
function change(replace: (resource: FhirResource) => FhirResource | undefined): Bundle<FhirResource> {
  const resources = (sound.entry ?? []).flatMap(({ resource }) =>
    resource === undefined ? [] : [replace(resource)],
  );
  return {
    ...sound,
    entry: resources.filter((each) => each !== undefined).map((resource) => ({ resource })),
  };
}

describe('the checks find a bundle', () => {
  test.each([
    'Patient',
    'Practitioner',
    'Organization',
    'AllergyIntolerance',
    'Medication',
    'MedicationStatement',
    'Condition',
    'Encounter',
    'Observation',
    'Immunization',
    'ReferralRequest',
  ])('that has lost a %s', (type) => {
    const bundle = change((resource) => (resource.resourceType === type ? undefined : resource));
    expect(bundle.entry?.length).toBeLessThan(sound.entry?.length ?? 0);
    expect(findStructuredRecordFaults(bundle)).not.toEqual([]);
  });

  test('whose empty list does not say why', () => {
    const bundle = change((resource) => {
      if (resource.resourceType !== 'List' || resource.emptyReason === undefined) return resource;
      const { emptyReason: _, ...rest } = resource;
      return rest;
    });
    expect(findStructuredRecordFaults(bundle)).toEqual(['887191000000108 is empty without a reason']);
  });

  test('whose ended allergy is not in its list', () => {
    const bundle = change((resource) => {
      if (resource.resourceType !== 'List' || toListCode(resource) !== '1103671000000101') return resource;
      const { contained: _, ...rest } = resource;
      return rest;
    });
    expect(findStructuredRecordFaults(bundle)).toEqual(['an ended allergy is listed but not contained']);
  });

  test('whose consultation has lost its tree', () => {
    const bundle = change((resource) =>
      resource.resourceType === 'List' && toListCode(resource) === '325851000000107' ? undefined : resource,
    );
    expect(findStructuredRecordFaults(bundle)).toEqual(['a consultation has not exactly one tree']);
  });

  test('whose problems have no extensions', () => {
    const bundle = change((resource) => {
      if (resource.resourceType !== 'Condition') return resource;
      const { extension: _, ...rest } = resource;
      return rest;
    });
    expect(findStructuredRecordFaults(bundle)).toEqual([
      'Condition: no actual problem',
      'Condition: no significance',
    ]);
  });
});
