const coded = (system: string, code: string, display: string) => ({ coding: [{ system, code, display }] });

/** A medicine in dm+d. */
const dmd = (code: string, display: string) => coded('https://dmd.nhs.uk', code, display);

/** The medicines of an invented person at an invented hospital: an order for a product, and what she stopped. */
export const medicines = [
  { resourceType: 'Medication', id: 'md1', status: 'active', code: dmd('319775004', 'Aspirin 75mg tablets') },
  {
    resourceType: 'MedicationRequest',
    id: 'mr1',
    identifier: [{ system: 'https://rxx.example/order', value: 'O1' }],
    status: 'active',
    intent: 'order',
    category: [{ text: 'Discharge' }],
    medicationReference: { reference: 'Medication/md1' },
    subject: { reference: 'Patient/p1' },
    authoredOn: '2026-04-10T12:00:00+01:00',
    requester: {
      display: 'Dr Kim Chandra',
      identifier: { system: 'https://fhir.hl7.org.uk/Id/gmc-number', value: 'C1234567' },
    },
    dispenseRequest: {
      numberOfRepeatsAllowed: 2,
      quantity: { value: 28, unit: 'tablet' },
      expectedSupplyDuration: { value: 28, unit: 'day', system: 'http://unitsofmeasure.org', code: 'd' },
      validityPeriod: { start: '2026-04-10', end: '2026-10-10' },
    },
    reasonCode: [{ text: 'Stroke prevention' }],
    courseOfTherapyType: coded(
      'http://terminology.hl7.org/CodeSystem/medicationrequest-course-of-therapy',
      'acute',
      'Short course',
    ),
    dosageInstruction: [
      {
        text: 'One tablet every morning',
        patientInstruction: 'Take with food',
        route: coded('http://snomed.info/sct', '26643006', 'Oral'),
        doseAndRate: [{ doseQuantity: { value: 75, unit: 'mg' } }],
        timing: { repeat: { boundsPeriod: { start: '2026-04-10', end: '2026-07-10' } } },
      },
    ],
  },
  {
    resourceType: 'MedicationStatement',
    id: 'ms1',
    status: 'stopped',
    statusReason: [{ text: 'Cough' }],
    medicationCodeableConcept: dmd('318856001', 'Ramipril 5mg capsules'),
    subject: { reference: 'Patient/p1' },
    effectivePeriod: { start: '2024-02', end: '2026-04-02' },
    dateAsserted: '2026-04-02',
    informationSource: { display: 'Edith Marlowe' },
    dosage: [{ text: 'One capsule daily' }],
  },
];
