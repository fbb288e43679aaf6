/** Resources of an invented person at an invented hospital, as UK Core R4 writes them. */

const nhsNumber = 'https://fhir.nhs.uk/Id/nhs-number';
const snomed = 'http://snomed.info/sct';

const subject = { reference: 'Patient/p1' };

const coded = (code: string, display: string, system = snomed) => ({ coding: [{ system, code, display }] });

export const patient = {
  resourceType: 'Patient',
  id: 'p1',
  active: true,
  identifier: [
    { system: nhsNumber, value: '9990000018' },
    { system: 'https://rxx.example/mrn', value: 'H1' },
  ],
  name: [{ use: 'official', family: 'Marlowe', given: ['Edith'] }],
  birthDate: '1948-03-17',
  link: [{ other: { reference: 'Patient/p0' }, type: 'replaces' }],
};

export const encounter = {
  resourceType: 'Encounter',
  id: 'e1',
  identifier: [{ system: 'https://rxx.example/visit', value: 'V1' }],
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
  serviceType: coded(
    '110',
    'Trauma and Orthopaedics',
    'https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode',
  ),
  subject,
  participant: [
    {
      type: [coded('ATND', 'attender', 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType')],
      individual: { display: 'Dr Kim Chandra', identifier: { value: 'C9990001' } },
    },
  ],
  period: { start: '2026-04-01T09:30:00+01:00', end: '2026-04-10T14:30:00+01:00' },
  reasonCode: [{ text: 'Fall at home' }],
  diagnosis: [{ condition: { reference: 'Condition/c1' } }],
  hospitalization: {
    extension: [
      {
        url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AdmissionMethod',
        valueCodeableConcept: coded(
          '21',
          'Accident and emergency',
          'https://fhir.hl7.org.uk/CodeSystem/UKCore-AdmissionMethodEngland',
        ),
      },
    ],
    dischargeDisposition: coded(
      '54',
      'Care home',
      'https://fhir.hl7.org.uk/CodeSystem/UKCore-DischargeDestinationEngland',
    ),
  },
  location: [{ location: { display: 'Ward 12' }, period: { start: '2026-04-01T09:30:00+01:00' } }],
};

export const condition = {
  resourceType: 'Condition',
  id: 'c1',
  clinicalStatus: coded('active', 'Active', 'http://terminology.hl7.org/CodeSystem/condition-clinical'),
  verificationStatus: coded(
    'confirmed',
    'Confirmed',
    'http://terminology.hl7.org/CodeSystem/condition-ver-status',
  ),
  code: coded('5913000', 'Fracture of neck of femur'),
  subject,
  encounter: { reference: 'Encounter/e1' },
  onsetDateTime: '2026-04-01',
  recordedDate: '2026-04-01T11:00:00+01:00',
};

export const procedure = {
  resourceType: 'Procedure',
  id: 'pr1',
  status: 'completed',
  code: coded('52734007', 'Total replacement of hip'),
  subject,
  encounter: { reference: 'Encounter/e1' },
};

export const allergy = {
  resourceType: 'AllergyIntolerance',
  id: 'a1',
  clinicalStatus: coded(
    'active',
    'Active',
    'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
  ),
  code: coded('91936005', 'Allergy to penicillin'),
  category: ['medication'],
  criticality: 'high',
  patient: subject,
  reaction: [{ manifestation: [{ text: 'Rash' }] }],
};

export const carePlan = {
  resourceType: 'CarePlan',
  id: 'cp1',
  status: 'active',
  intent: 'plan',
  title: 'Hip rehabilitation',
  subject,
  period: { start: '2026-04-10' },
  created: '2026-04-10',
  author: { display: 'Ms P Rastall' },
  addresses: [
    { reference: 'Condition/c1' },
    {
      extension: [
        {
          url: 'https://fhir.nhs.uk/StructureDefinition/CodeableReference',
          valueCodeableConcept: coded('44054006', 'Type 2 diabetes mellitus'),
        },
      ],
      type: 'Condition',
    },
  ],
  goal: [{ display: 'Walk to the shop' }],
  activity: [
    {
      detail: {
        status: 'in-progress',
        description: 'Exercises',
        scheduledString: 'daily',
        performer: [{ display: 'Physiotherapist' }],
      },
    },
  ],
};

const xhtml = (content: string) => ({
  status: 'generated',
  div: `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>`,
});

export const letter = {
  resourceType: 'Composition',
  id: 'l1',
  identifier: { system: 'https://rxx.example/letter', value: 'L1' },
  status: 'final',
  type: coded('373942005', 'Discharge summary'),
  subject,
  date: '2026-04-10T15:00:00+01:00',
  author: [{ display: 'Dr Kim Chandra' }],
  title: 'Discharge summary',
  section: [
    {
      title: 'Allergies and adverse reaction',
      text: xhtml(
        '<table><tr><th>Causative agent</th><td>Penicillin</td></tr><tr><th>Severity</th><td>Severe</td></tr></table>',
      ),
    },
    {
      title: 'Plan and requested actions',
      text: xhtml(
        '<p onclick="steal()">Check U&amp;Es; Hb &lt;120</p><script>steal()</script><img src="x" onerror="steal()"/>' +
          '<ul><li>Stop <b>ibuprofen</b></li><li>&lt;script&gt;steal()&lt;/script&gt;</li></ul>',
      ),
      section: [
        {
          title: 'GP practice',
          text: xhtml('<p>Review in two weeks</p>'),
          section: [{ title: 'Deep', text: xhtml('<p>Below</p>') }],
        },
      ],
    },
  ],
};

export const pdf = {
  resourceType: 'DocumentReference',
  id: 'd1',
  masterIdentifier: { system: 'https://rxx.example/document', value: 'D1' },
  status: 'current',
  type: coded('823691000000103', 'Clinical letter'),
  subject,
  date: '2026-05-02T10:00:00Z',
  content: [{ attachment: { contentType: 'application/pdf', title: 'Clinic letter' } }],
};

export const receipt = {
  resourceType: 'Communication',
  id: 'm1',
  status: 'completed',
  about: [{ reference: 'Composition/l1' }],
  subject,
  sent: '2026-04-10T15:05:00Z',
  received: '2026-04-10T15:06:00Z',
};

const observation = (id: string, more: object) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  subject,
  effectiveDateTime: '2026-04-02T08:00:00+01:00',
  ...more,
});

export const results = [
  observation('o1', {
    code: {
      coding: [{ system: snomed, code: '1018251000000107', display: 'Serum alkaline phosphatase level' }],
    },
    valueQuantity: {
      value: 104,
      comparator: '<',
      unit: 'IU/L',
      system: 'http://unitsofmeasure.org',
      code: '[IU]/L',
    },
    referenceRange: [{ low: { value: 35 }, high: { value: 104 } }],
    interpretation: [
      coded('H', 'High', 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'),
    ],
  }),
  // A panel that points at itself, and at its member.
  observation('o2', {
    code: { text: 'Panel' },
    hasMember: [{ reference: 'Observation/o2' }, { reference: 'Observation/o1' }],
  }),
  observation('o3', {
    code: coded('75367002', 'Blood pressure'),
    component: [
      { code: { text: 'Systolic' }, valueQuantity: { value: 142, unit: 'mmHg' } },
      { code: { text: 'Diastolic' }, valueQuantity: { value: 88, unit: 'mmHg' } },
    ],
  }),
  observation('o4', {
    status: 'entered-in-error',
    code: { text: 'Weight' },
    valueQuantity: { value: 7, unit: 'kg' },
  }),
];

export const report = {
  resourceType: 'DiagnosticReport',
  id: 'r1',
  identifier: [{ system: 'https://lab.example/report', value: 'F1' }],
  status: 'final',
  code: { text: 'Liver function' },
  subject,
  effectiveDateTime: '2026-04-02T08:00:00+01:00',
  issued: '2026-04-02T10:00:00+01:00',
  performer: [{ display: 'Northmoor Pathology' }],
  result: [{ reference: 'Observation/o2' }],
  conclusion: 'Slightly raised.',
  presentedForm: [{ contentType: 'application/pdf' }],
};

export const referral = {
  resourceType: 'ServiceRequest',
  id: 's1',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/UBRN', value: '000000070000' }],
  status: 'active',
  intent: 'order',
  priority: 'routine',
  code: { text: 'Cardiology' },
  subject,
  authoredOn: '2026-05-01T10:00:00+01:00',
  requester: { display: 'Dr Mary Hollis' },
  performer: [{ display: 'Cardiology clinic' }],
};

export const episode = {
  resourceType: 'EpisodeOfCare',
  id: 'ep1',
  status: 'active',
  type: [coded('1194777000', 'Virtual ward')],
  diagnosis: [{ condition: { reference: 'Condition/c1' } }],
  patient: subject,
  period: { start: '2026-04-10' },
  careManager: { display: 'Dr Kim Chandra' },
};

/** Everything that the hospital holds about the person. */
export const everything = [
  patient,
  encounter,
  condition,
  procedure,
  allergy,
  carePlan,
  letter,
  pdf,
  receipt,
  ...results,
  report,
  referral,
  episode,
];
