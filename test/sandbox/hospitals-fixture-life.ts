import type { Life } from '../../sandbox/population/life.ts';

/** One hand-made life with every kind of record, to be varied by a test. */
export const fixtureLife: Life = {
  index: 0,
  story: '',
  difficulties: [],
  person: {
    nhsNumber: '9990000018',
    title: 'Mrs',
    givenNames: ['Edith', 'May'],
    familyName: "O'Hara",
    gender: 'female',
    birthDate: '1941-03-09',
    addressLines: ['4 Mill & Weir Lane'],
    town: 'Otley',
    postcode: 'LS21 3AA',
    deprivationDecile: 4,
    phone: '01632960001',
    ethnicityCode: 'A',
    medicalRecordNumber: 'M100001',
    councilPersonId: '0004711',
  },
  practice: {
    odsCode: 'Y99901',
    name: 'Mill Lane Surgery',
    supplier: 'emis',
    generalPractitioner: { name: 'Dr P Lister', gmpCode: 'G9999001', gmcCode: '9991001' },
  },
  trust: { odsCode: 'RZ1', name: 'Vale Hospitals', siteOdsCode: 'RZ101', siteName: 'Vale General' },
  problems: [],
  medicines: [],
  allergies: [],
  consultations: [],
  hospitalStays: [
    {
      visitNumber: 'V5001',
      kind: 'inpatient',
      admitted: '2026-03-02T09:15:00+00:00',
      discharged: '2026-03-09T14:30:00+00:00',
      admissionMethod: '21',
      dischargeDestination: '19',
      specialty: { code: '300', display: 'General Internal Medicine Service' },
      consultant: { name: 'Dr V Menon', gmcCode: '9992002' },
      moves: [
        { at: '2026-03-02T09:15:00+00:00', site: 'RZ101', ward: 'AMU', bed: 'B4' },
        { at: '2026-03-03T18:00:00+00:00', site: 'RZ101', ward: 'WARD7', bed: 'B12' },
      ],
      diagnoses: [{ snomed: '84114007', display: 'Heart failure', icd10: 'I50.9' }],
      procedures: [
        { opcs4: 'U20.1', display: 'Transthoracic echocardiography', at: '2026-03-04T11:00:00+00:00' },
      ],
      dischargeLetter:
        'Dear Dr Lister,\nAdmitted with heart failure | breathless.\nPlease check U&Es in 1 week.',
    },
  ],
  communityReferrals: [
    {
      serviceRequestId: 'SR5001',
      service: { code: '12', display: 'District nursing' },
      reason: { snomed: '95344007', display: 'Leg ulcer' },
      received: '2026-03-10',
      discharged: '2026-05-04',
      contacts: [
        {
          careContactId: 'CC1',
          at: '2026-03-12T09:30:00+00:00',
          minutes: 25,
          mechanism: 'face-to-face',
          place: 'home',
          attendance: 'attended',
          clinician: { id: 'N100', name: 'Sister B Lavery' },
          activities: [
            { id: 'CA1', kind: 'assessment', term: { snomed: '385941006', display: 'Wound assessment' } },
            {
              id: 'CA2',
              kind: 'test',
              term: { snomed: '401238003', display: 'Length of wound' },
              value: { number: 42.5, ucum: 'mm' },
            },
          ],
        },
        {
          careContactId: 'CC2',
          at: '2026-04-02T10:05:00+01:00',
          minutes: 25,
          mechanism: 'face-to-face',
          place: 'home',
          attendance: 'did-not-attend',
          clinician: { id: 'N101', name: 'Nurse C Oduya' },
          activities: [],
        },
        {
          careContactId: 'CC3',
          at: '2026-04-09T10:05:00+01:00',
          minutes: 10,
          mechanism: 'telephone',
          place: 'home',
          attendance: 'cancelled-by-provider',
          clinician: { id: 'N101', name: 'Nurse C Oduya' },
          activities: [],
        },
      ],
      carePlan: {
        id: 'PL1',
        title: 'Leg ulcer care plan',
        created: '2026-03-12',
        updated: '2026-04-02',
        reviewDate: '2026-06-12',
        goals: ['Heal the ulcer', "Walk to the shop by her daughter's birthday"],
        actions: [{ what: 'Compression bandaging', who: 'District nurse', when: 'Twice a week' }],
      },
    },
  ],
  socialCareEvents: [
    {
      id: 'R-1',
      type: 'request',
      start: '2026-03-09',
      end: '2026-03-09',
      description: 'Help to come home from hospital',
      outcome: 'Progress to reablement/ST-Max',
      routeOfAccess: 'Discharge from hospital',
      worker: 'P Whitlock',
    },
    {
      id: 'A-1',
      type: 'assessment',
      start: '2026-03-12',
      end: '2026-03-14',
      description: 'Managing at home',
      outcome: 'Progress to support planning or services',
      assessmentType: 'Long term assessment',
      worker: 'P Whitlock',
    },
    {
      id: 'S-1',
      type: 'service',
      start: '2026-03-20',
      description: 'Home care twice a day',
      serviceType: 'Long term support: Community',
      serviceComponent: 'Home support or domiciliary care',
      deliveryMechanism: 'CASSR managed personal budget',
      provider: { name: 'Brightwater Homecare', cqcLocationId: '1-9990000001' },
      unitsPerWeek: 10.5,
      worker: 'P Whitlock',
    },
  ],
  supportPlans: [
    {
      id: 'SP-1',
      created: '2026-03-18',
      reviewDate: '2027-03-18',
      agreedWith: 'Edith and her daughter',
      strengths: ['Knows her neighbours'],
      goals: [
        {
          description: 'Cook her own supper',
          importance: 8,
          actions: [
            { what: 'Kitchen aids', who: 'Occupational therapist', when: '2026-04', status: 'Completed' },
          ],
        },
      ],
      contingencies: [
        { trigger: 'Daughter is away', response: 'Extra evening call', contact: 'Brightwater Homecare' },
      ],
      fundingSource: 'Council',
    },
  ],
  allocations: [{ id: 'AL-1', worker: 'P Whitlock', team: 'Older People North', start: '2026-03-09' }],
};

/** A population of the given lives. */
export interface FixturePopulation {
  readonly size: number;
  life(index: number): Life;
  lives(): Iterable<Life>;
}

/** Makes a population of the given lives, each found by its own index. */
export function populationOf(...lives: readonly Life[]): FixturePopulation {
  return {
    size: lives.length,
    lives: () => lives,
    life: (index) => {
      const found = lives.find((life) => life.index === index);
      if (found === undefined) throw new RangeError('There is nobody at this position.');
      return found;
    },
  };
}
