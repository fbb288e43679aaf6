import type { GeneralPractice, Life } from '../../../sandbox/population/life.ts';

/** One practice on each supplier's system. */
export const emisPractice: GeneralPractice = {
  odsCode: 'Z99001',
  name: 'Fountain Street Surgery',
  supplier: 'emis',
  generalPractitioner: { name: 'Dr Ada Marsh', gmpCode: 'G9990001', gmcCode: '9990001' },
};

export const tppPractice: GeneralPractice = {
  odsCode: 'Z99002',
  name: 'Bridge House Practice',
  supplier: 'tpp',
  generalPractitioner: { name: 'Dr Tom Reed', gmpCode: 'G9990002', gmcCode: '9990002' },
};

/** A person about whom the practice knows one thing of every kind. */
export const fullLife: Life = {
  index: 3,
  person: {
    nhsNumber: '9990000042',
    title: 'Mrs',
    givenNames: ['Edith', 'May'],
    familyName: 'Larkin',
    gender: 'female',
    birthDate: '1948-02-11',
    addressLines: ['4 Weir Lane'],
    town: 'Harrowmere',
    postcode: 'ZZ1 1AA',
    deprivationDecile: 3,
    phone: '01632 960001',
    ethnicityCode: 'A',
    medicalRecordNumber: 'M100',
    councilPersonId: 'C100',
  },
  story: 'One thing of every kind',
  difficulties: [],
  practice: emisPractice,
  trust: { odsCode: 'RZ1', name: 'A trust', siteOdsCode: 'RZ101', siteName: 'A site' },
  problems: [
    {
      id: 'P1',
      term: { snomed: '44054006', display: 'Diabetes mellitus type 2', readV2: 'C10F.', ctv3: 'X40J5' },
      onset: '2014-05-02',
      significance: 'major',
    },
    {
      id: 'P2',
      term: { snomed: '30989003', display: 'Knee pain' },
      onset: '2009',
      ended: '2011-03-04',
      significance: 'minor',
    },
  ],
  medicines: [
    {
      id: 'M1',
      product: { snomed: '325278007', display: 'Metformin 500mg tablets' },
      dosage: 'One tablet twice a day with meals',
      course: 'repeat',
      start: '2026-07-01',
      lastIssued: '2026-09-23',
      status: 'active',
      problemId: 'P1',
    },
    {
      id: 'M2',
      product: { snomed: '323509004', display: 'Amoxicillin 250mg capsules' },
      dosage: 'One capsule three times a day',
      course: 'acute',
      start: '2026-03-02',
      end: '2026-03-09',
      lastIssued: '2026-03-02',
      status: 'completed',
    },
  ],
  allergies: [
    {
      id: 'A1',
      substance: { snomed: '91936005', display: 'Allergy to penicillin', readV2: '14L1.', ctv3: 'XaAxx' },
      kind: 'medication',
      reaction: { snomed: '247472004', display: 'Urticarial rash' },
      onset: '1999-08-20',
      recordedBy: 'practice',
    },
    {
      id: 'A2',
      substance: { snomed: '91930004', display: 'Allergy to eggs' },
      kind: 'environment',
      onset: '1955-01-01',
      ended: '1970-01-01',
      recordedBy: 'practice',
    },
    {
      id: 'A3',
      substance: { snomed: '716186003', display: 'No known allergy' },
      kind: 'medication',
      onset: '2026-01-01',
      recordedBy: 'hospital',
    },
  ],
  consultations: [
    {
      id: 'C1',
      start: '2026-03-02T09:30:00+00:00',
      end: '2026-03-02T09:42:00+00:00',
      type: 'GP Surgery',
      topics: [
        {
          title: 'Diabetes review',
          problemId: 'P1',
          headings: [
            { title: 'History', entries: [{ text: 'Tired since the winter.' }] },
            {
              title: 'Examination',
              entries: [
                {
                  text: 'BP 142/88 mmHg',
                  term: { snomed: '75367002', display: 'Blood pressure' },
                },
                {
                  text: 'Weight 82.4 kg',
                  term: { snomed: '27113001', display: 'Body weight' },
                  value: { number: 82.4, ucum: 'kg' },
                },
              ],
            },
          ],
        },
      ],
    },
    {
      id: 'C2',
      start: '2026-06-15T14:00:00+01:00',
      end: '2026-06-15T14:10:00+01:00',
      type: 'Nurse appointment',
      topics: [
        {
          title: 'Vaccination',
          headings: [
            {
              title: 'Procedure',
              entries: [
                {
                  text: 'Left arm.',
                  term: { snomed: '822851000000102', display: 'Seasonal influenza vaccination' },
                },
              ],
            },
          ],
        },
      ],
    },
    {
      id: 'C3',
      start: '2026-08-01T08:00:00+01:00',
      end: '2026-08-01T08:05:00+01:00',
      type: 'Administration',
      topics: [],
    },
  ],
  hospitalStays: [],
  communityReferrals: [
    {
      serviceRequestId: 'R1',
      service: { code: '12', display: 'District nursing service' },
      reason: { snomed: '95344007', display: 'Ulcer of lower extremity' },
      received: '2026-04-20',
      contacts: [],
    },
  ],
  socialCareEvents: [],
  supportPlans: [],
  allocations: [],
};

/** The same person at the other supplier's practice. */
export const fullLifeAtTpp: Life = { ...fullLife, practice: tppPractice };

/** Somebody about whom the practice knows nothing. */
export const emptyLife: Life = {
  ...fullLife,
  index: 7,
  person: { ...fullLife.person, nhsNumber: '9990000107' },
  problems: [],
  medicines: [],
  allergies: [],
  consultations: [],
  communityReferrals: [],
};
