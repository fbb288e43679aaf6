import { type Resource, snomedConcept, toExtension, toList } from './primary-bundle.ts';

/** The codes of the primary lists that general practice alone shows, as GP Connect publishes them. */
export const furtherListCodes = {
  immunisations: '1102181000000102',
  observations: '826501000000100',
  investigations: '887191000000108',
  referrals: '792931000000107',
  diary: '714311000000108',
} as const;

const own = (value: string) => ({ identifier: [{ system: 'https://EMISWeb/Z99001', value }] });
const about = { subject: { reference: 'Patient/p1' } };
const gp = { reference: 'Practitioner/g1' };

const unknownVaccine = {
  coding: [{ system: 'http://hl7.org/fhir/v3/NullFlavor', code: 'UNK', display: 'unknown' }],
};

/** An influenza vaccine that was given, and a shingles vaccine that was declined. */
export const immunisations: readonly Resource[] = [
  {
    resourceType: 'Immunization',
    id: 'i1',
    ...own('IMM-1'),
    extension: [
      toExtension('DateRecorded', { valueDateTime: '2025-10-02T09:40:00+01:00' }),
      toExtension('VaccinationProcedure', {
        valueCodeableConcept: snomedConcept('86198006', 'Influenza vaccination'),
      }),
    ],
    status: 'completed',
    notGiven: false,
    vaccineCode: unknownVaccine,
    patient: { reference: 'Patient/p1' },
    date: '2025-10-02',
    primarySource: true,
    lotNumber: 'AJAN11K',
    expirationDate: '2026-03-31',
    site: snomedConcept('368208006', 'Left upper arm'),
    route: snomedConcept('78421000', 'Intramuscular route'),
    doseQuantity: { value: 0.5, unit: 'ml', system: 'http://unitsofmeasure.org', code: 'mL' },
    manufacturer: { display: 'Acme Vaccines' },
    location: { reference: 'Location/l1' },
    practitioner: [{ actor: gp }],
    explanation: { reason: [snomedConcept('171279008', 'Immunisation due')] },
    vaccinationProtocol: [
      { doseSequence: 1, seriesDoses: 1, targetDisease: [snomedConcept('6142004', 'Influenza')] },
    ],
  },
  {
    resourceType: 'Immunization',
    id: 'i2',
    ...own('IMM-2'),
    extension: [
      toExtension('VaccinationProcedure', {
        valueCodeableConcept: snomedConcept('722215002', 'Administration of vaccine for herpes zoster'),
      }),
    ],
    status: 'completed',
    notGiven: true,
    vaccineCode: unknownVaccine,
    patient: { reference: 'Patient/p1' },
    date: '2024-05',
    primarySource: false,
    explanation: { reasonNotGiven: [{ text: 'Patient declined' }] },
    note: [{ text: 'Will think about it' }],
  },
  { resourceType: 'Location', id: 'l1', name: 'Elm Street Surgery' },
];

const observations: readonly Resource[] = [
  {
    resourceType: 'Observation',
    id: 'u1',
    ...own('OBS-U1'),
    ...about,
    status: 'final',
    code: snomedConcept('75367002', 'Blood pressure'),
    effectiveDateTime: '2025-01-09',
    issued: '2025-01-09T11:02:00+00:00',
    performer: [gp],
    bodySite: snomedConcept('368208006', 'Left upper arm'),
    interpretation: { text: 'High' },
    referenceRange: [{ high: { value: 140, unit: 'mm[Hg]' }, text: 'up to 140' }],
    component: [
      { code: snomedConcept('271649006', 'Systolic'), valueQuantity: { value: 152, unit: 'mm[Hg]' } },
      { code: snomedConcept('271650006', 'Diastolic'), valueQuantity: { value: 84, unit: 'mm[Hg]' } },
    ],
    comment: 'sitting',
  },
  {
    resourceType: 'Observation',
    id: 'u2',
    ...own('OBS-U2'),
    ...about,
    meta: { security: [{ system: 'http://hl7.org/fhir/v3/ActCode', code: 'NOPAT' }] },
    status: 'unknown',
    code: snomedConcept('160303001', 'Family history of diabetes mellitus'),
    comment: 'Family member : Mother',
  },
];

const investigations: readonly Resource[] = [
  {
    resourceType: 'DiagnosticReport',
    id: 'd1',
    ...own('REP-1'),
    ...about,
    status: 'final',
    code: snomedConcept('721981007', 'Diagnostic studies report'),
    issued: '2026-04-03T12:00:00+01:00',
    basedOn: [{ reference: 'ProcedureRequest/q1' }],
    specimen: [{ reference: 'Specimen/s9' }],
    result: [{ reference: 'Observation/h1' }, { reference: 'Observation/r3' }],
    performer: [{ actor: { reference: 'Organization/lab' } }],
    conclusion: 'Mild anaemia',
  },
  { resourceType: 'Organization', id: 'lab', name: 'Ackton Pathology' },
  {
    resourceType: 'ProcedureRequest',
    id: 'q1',
    ...about,
    status: 'active',
    intent: 'order',
    code: snomedConcept('26604007', 'FBC - Full blood count'),
    note: [{ text: 'tired' }],
  },
  {
    resourceType: 'Specimen',
    id: 's9',
    ...about,
    type: snomedConcept('122555007', 'Venous blood specimen'),
    collection: { collectedDateTime: '2026-04-01T11:00:00+01:00' },
    receivedTime: '2026-04-01T15:00:00+01:00',
  },
  {
    resourceType: 'Observation',
    id: 'h1',
    ...own('RES-H1'),
    ...about,
    status: 'final',
    code: snomedConcept('26604007', 'FBC - Full blood count'),
    related: [
      { type: 'has-member', target: { reference: 'Observation/r1' } },
      { type: 'has-member', target: { reference: 'Observation/r2' } },
    ],
  },
  {
    resourceType: 'Observation',
    id: 'r1',
    ...own('RES-R1'),
    ...about,
    status: 'final',
    code: snomedConcept('1022431000000105', 'Haemoglobin estimation'),
    valueQuantity: { value: 108, unit: 'g/L' },
    referenceRange: [{ low: { value: 115 }, high: { value: 165 } }],
    related: [{ type: 'derived-from', target: { reference: 'Observation/h1' } }],
  },
  {
    resourceType: 'Observation',
    id: 'r2',
    ...own('RES-R2'),
    ...about,
    status: 'final',
    code: snomedConcept('1022651000000100', 'Platelet count'),
    valueQuantity: { value: 20, comparator: '<', unit: '10*9/L' },
    related: [{ type: 'derived-from', target: { reference: 'Observation/h1' } }],
  },
  {
    resourceType: 'Observation',
    id: 'r3',
    ...own('RES-R3'),
    ...about,
    status: 'unknown',
    code: snomedConcept('37331000000100', 'Comment note'),
    comment: 'Normal - no action',
  },
];

const referrals: readonly Resource[] = [
  {
    resourceType: 'ReferralRequest',
    id: 'f1',
    identifier: [
      ...own('REF-1').identifier,
      { system: 'https://fhir.nhs.uk/Id/ubr-number', value: '0000-0007-0000' },
    ],
    ...about,
    status: 'unknown',
    intent: 'order',
    priority: 'routine',
    authoredOn: '2026-02-11T09:00:00+00:00',
    requester: { agent: gp },
    recipient: [{ display: 'Ackton Physiotherapy' }],
    reasonCode: [snomedConcept('308447003', 'Referral to physiotherapist')],
    description: 'Knee pain, please assess',
    note: [{ text: 'Mode: written' }],
  },
];

const diary: readonly Resource[] = [
  {
    resourceType: 'ProcedureRequest',
    id: 'y1',
    ...own('DIA-1'),
    ...about,
    status: 'active',
    intent: 'plan',
    code: snomedConcept('86198006', 'Influenza vaccination'),
    occurrenceDateTime: '2027-10-01',
    authoredOn: '2026-10-02',
    requester: { agent: gp },
    reasonCode: [{ text: 'Annual recall' }],
  },
];

/** The areas that general practice alone shows, as an EMIS Web practice sends them. */
export const furtherResources: readonly Resource[] = [
  ...immunisations,
  toList(furtherListCodes.immunisations, ['Immunization/i1', 'Immunization/i2']),
  ...observations,
  toList(furtherListCodes.observations, ['Observation/u1', 'Observation/u2']),
  ...investigations,
  toList(furtherListCodes.investigations, ['DiagnosticReport/d1']),
  ...referrals,
  toList(furtherListCodes.referrals, ['ReferralRequest/f1']),
  ...diary,
  toList(furtherListCodes.diary, ['ProcedureRequest/y1']),
];
