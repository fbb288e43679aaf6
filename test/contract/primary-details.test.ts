import { describe, expect, test } from 'vitest';
import { listCodes, snomedConcept, toExtension, toList } from '../support/primary-bundle.ts';
import { furtherListCodes } from '../support/primary-further-record.ts';
import { about, lost, own, readArea, refused } from '../support/primary-reading.ts';

describe('details that change what an item means', () => {
  test('where a specimen was taken, and whether the person had fasted', () => {
    const status = { valueCodeableConcept: snomedConcept('16985007', 'Fasting') };
    const { items, warnings } = readArea('investigations', [
      {
        resourceType: 'DiagnosticReport',
        id: 'd1',
        ...own('D-1'),
        ...about,
        status: 'final',
        code: snomedConcept('721981007', 'Diagnostic studies report'),
        specimen: [{ reference: 'Specimen/s1' }, { reference: 'Specimen/s2' }],
      },
      {
        resourceType: 'Specimen',
        id: 's1',
        ...about,
        type: { text: 'Swab' },
        collection: {
          extension: [
            {
              url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-FastingStatus-1',
              ...status,
            },
          ],
          collectedDateTime: '2026-04-01',
          bodySite: { text: 'Left eye' },
        },
      },
      { resourceType: 'Specimen', id: 's2', subject: { reference: 'Patient/p9' }, type: { text: 'Blood' } },
      toList(furtherListCodes.investigations, ['DiagnosticReport/d1']),
    ]);
    expect(items).toMatchObject([
      {
        specimens: [
          { type: { display: 'Swab' }, site: { display: 'Left eye' }, fasting: { display: 'Fasting' } },
        ],
      },
    ]);
    expect(warnings).toEqual([
      refused('1 part of an item could not be read and was left out (Specimen about someone else).'),
    ]);
  });

  test('a dose that does not count, and a day on which nothing can have been written down', () => {
    const { items, warnings } = readArea('immunisations', [
      {
        resourceType: 'Immunization',
        id: 'i1',
        ...own('I-1'),
        patient: { reference: 'Patient/p1' },
        extension: [toExtension('DateRecorded', { valueDateTime: '2025-02-30' })],
        status: 'completed',
        notGiven: false,
        vaccineCode: snomedConcept('871831003', 'Measles, mumps and rubella vaccine'),
        vaccinationProtocol: [
          { doseSequence: 1, doseStatus: { coding: [{ code: 'doesntcount', display: 'Does not count' }] } },
        ],
      },
      toList(furtherListCodes.immunisations, ['Immunization/i1']),
    ]);
    expect(items).toMatchObject([
      { doses: [{ number: 1, status: { display: 'Does not count' } }], provenance: { recordedAt: null } },
    ]);
    expect(warnings).toEqual([lost('Immunization.extension')]);
  });

  test('a referral that says all in its note', () => {
    const read = readArea('referrals', [
      {
        resourceType: 'ReferralRequest',
        id: 'f1',
        ...own('F-1'),
        ...about,
        status: 'unknown',
        intent: 'order',
        note: [{ text: 'To the falls clinic, by letter' }],
      },
      toList(furtherListCodes.referrals, ['ReferralRequest/f1']),
    ]);
    expect(read).toMatchObject({
      items: [{ note: 'To the falls clinic, by letter', reasons: [] }],
      warnings: [],
    });
  });

  test('a consultation that was entered in error', () => {
    const { items } = readArea('encounters', [
      {
        resourceType: 'Encounter',
        id: 'e1',
        ...own('1'),
        ...about,
        status: 'entered-in-error',
        type: [{ text: 'Home visit' }],
      },
      toList(listCodes.consultations, ['Encounter/e1']),
    ]);
    expect(items).toMatchObject([{ title: 'Entered in error – Home visit', status: 'UNKNOWN' }]);
  });

  test('that it is an intolerance, how bad and how it came about stand in the note of an allergy', () => {
    const { items } = readArea('allergies', [
      {
        resourceType: 'AllergyIntolerance',
        id: 'a1',
        ...own('A-1'),
        patient: { reference: 'Patient/p1' },
        clinicalStatus: 'active',
        type: 'intolerance',
        criticality: 'high',
        code: snomedConcept('387207008', 'Ibuprofen'),
        lastOccurrence: '2019-03',
        note: [{ text: 'Seen in A&E' }],
        reaction: [
          {
            manifestation: [snomedConcept('39579001', 'Anaphylaxis')],
            severity: 'severe',
            exposureRoute: snomedConcept('26643006', 'Oral'),
          },
        ],
      },
      toList(listCodes.allergies, ['AllergyIntolerance/a1']),
    ]);
    expect(items).toMatchObject([
      {
        criticality: 'high',
        note: 'Seen in A&E\nType: intolerance\nSeverity: severe\nExposure route: Oral\nLast occurrence: 2019-03',
      },
    ]);
  });

  test('why a medicine is taken stands in its note', () => {
    const { items } = readArea('medications', [
      {
        resourceType: 'MedicationStatement',
        id: 'm1',
        ...own('M-1'),
        ...about,
        status: 'active',
        medicationReference: { display: 'Amitriptyline 10mg tablets' },
        reasonCode: [snomedConcept('37796009', 'Migraine')],
      },
      toList(listCodes.medications, ['MedicationStatement/m1']),
    ]);
    expect(items).toMatchObject([{ note: 'Reason: Migraine' }]);
  });

  test('who wrote a vaccine down is not said to have given it', () => {
    const practitioner = (id: string, family: string) => ({
      resourceType: 'Practitioner',
      id,
      name: [{ given: ['Sam'], family }],
    });
    const by = (id: string, code: string) => ({
      role: { coding: [{ system: 'http://hl7.org/fhir/v2/0443', code }] },
      actor: { reference: `Practitioner/${id}` },
    });
    const { items } = readArea('immunisations', [
      practitioner('g1', 'Ochre'),
      practitioner('g2', 'Umber'),
      {
        resourceType: 'Immunization',
        id: 'i1',
        ...own('I-1'),
        patient: { reference: 'Patient/p1' },
        status: 'completed',
        notGiven: false,
        vaccineCode: snomedConcept('871831003', 'Measles, mumps and rubella vaccine'),
        practitioner: [by('g2', 'EP'), by('g1', 'AP'), by('g1', 'EP')],
      },
      toList(furtherListCodes.immunisations, ['Immunization/i1']),
    ]);
    expect(items).toMatchObject([
      {
        performers: [
          { name: 'Sam Ochre', role: null },
          { name: 'Sam Umber', role: 'recorder' },
        ],
      },
    ]);
  });
});
