import { expect, test } from 'vitest';
import { emisBundle } from '../support/primary-emis-record.ts';
import { startPrimaryHouse } from '../support/primary-house.ts';

const practice = { odsCode: 'Z99001', name: 'Elm Street Surgery' };
const snomed = 'http://snomed.info/sct';

test('an EMIS Web practice gives its medicines with plan and drug', async () => {
  const house = await startPrimaryHouse();
  house.practice.reply = () => ({ body: emisBundle });
  const answer = await house.ask(`
      primaryMedicationIndex { entries {
        medication { display preferred { code } codings { system code } }
        status statusText statusReason statusChanged courseType prescriptionType
        prescriber { name role identifier organisation { odsCode name } } prescribed
        supply { quantity { value unit } quantityText duration { value unit } issuesAllowed issuesMade authorisedUntil }
        dosage patientInstruction period { start end } lastIssued prescribedElsewhere degraded note
      } }`);
  expect(answer.record.primaryMedicationIndex.entries).toEqual([
    {
      medication: {
        display: 'Amlodipine 5mg tablets',
        preferred: { code: '319283006' },
        codings: [
          { system: 'https://fhir.hl7.org.uk/Id/emis-drug-codes', code: 'AMTA20415' },
          { system: snomed, code: '319283006' },
        ],
      },
      status: 'ACTIVE',
      statusText: null,
      statusReason: null,
      statusChanged: null,
      courseType: 'REPEAT',
      prescriptionType: 'repeat',
      prescriber: {
        name: 'Dr Sadia Rahman',
        role: 'General Medical Practitioner',
        identifier: '999900000042',
        organisation: practice,
      },
      prescribed: '2019-02-04T09:12:00+00:00',
      supply: {
        quantity: { value: 28, unit: 'tablet' },
        quantityText: null,
        duration: { value: 28, unit: 'day' },
        issuesAllowed: 12,
        issuesMade: 9,
        authorisedUntil: null,
      },
      dosage: 'One to be taken each day',
      patientInstruction: 'In the morning',
      period: { start: '2019-02-04', end: null },
      lastIssued: '2026-10-06',
      prescribedElsewhere: false,
      degraded: false,
      note: null,
    },
  ]);
  await house.close();
});
