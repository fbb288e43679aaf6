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
});
