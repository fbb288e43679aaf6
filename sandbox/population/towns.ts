import type { GeneralPractice, HospitalTrust } from './life.ts';

/** A town and the organisations that look after the people in it; none of them exists. */
export interface Town {
  readonly name: string;
  /** A postcode area that Royal Mail has never used. */
  readonly postcodeArea: string;
  readonly phonePrefix: string;
  readonly practices: readonly Practice[];
  readonly trust: HospitalTrust;
  /** Wards of the trust's hospital by what they are for. */
  readonly wards: Readonly<Record<WardKind, string>>;
}

/** A practice with everybody who works there as a general practitioner. */
export interface Practice extends Omit<GeneralPractice, 'generalPractitioner'> {
  readonly generalPractitioners: readonly GeneralPractice['generalPractitioner'][];
}

/** What a ward is for. */
export type WardKind =
  | 'emergency'
  | 'assessment'
  | 'medical'
  | 'surgical'
  | 'orthopaedic'
  | 'older-people'
  | 'respiratory'
  | 'cardiac'
  | 'children'
  | 'day-case'
  | 'outpatient';

/** The community provider that serves both towns. */
export const communityProvider = { odsCode: 'RZY', name: 'Vale and Shore Community NHS Trust' } as const;

/** The council that serves both towns, with the code that its Client Level Data carries. */
export const council = { code: '901', name: 'Vale and Shore Council' } as const;

/** The two towns in which everybody lives. */
export const towns: readonly Town[] = [
  {
    name: 'Harrowmere',
    postcodeArea: 'ZZ1',
    phonePrefix: '01632 960',
    practices: [
      practice('Z91001', 'Mereside Surgery', 'emis', 1, ['Dr A Whitfield', 'Dr S Rahman', 'Dr L Okafor']),
      practice('Z91002', 'Priory Lane Medical Centre', 'vision', 4, ['Dr J Pemberton', 'Dr N Desai']),
      practice('Z91003', 'Kiln Street Practice', 'tpp', 6, ['Dr M Hollis', 'Dr F Adeyemi', 'Dr R Curtis']),
    ],
    trust: {
      odsCode: 'RZ1',
      name: 'Harrowmere Hospitals NHS Foundation Trust',
      siteOdsCode: 'RZ101',
      siteName: 'Harrowmere General Hospital',
    },
    wards: {
      emergency: 'ED',
      assessment: 'AMU',
      medical: 'Rowan',
      surgical: 'Hazel',
      orthopaedic: 'Cedar',
      'older-people': 'Willow',
      respiratory: 'Larch',
      cardiac: 'CCU',
      children: 'Acorn',
      'day-case': 'Day Unit',
      outpatient: 'OPD',
    },
  },
  {
    name: 'Stonebeck',
    postcodeArea: 'ZZ2',
    phonePrefix: '01632 960',
    practices: [
      practice('Z91004', 'Beckside Health Centre', 'medicus', 9, ['Dr H Lindley', 'Dr P Varma']),
      practice('Z91005', 'Quarry Road Surgery', 'tpp', 11, ['Dr C Ainsworth', 'Dr T Mbeki', 'Dr E Novak']),
      practice('Z91006', 'Old Mill Practice', 'larkfield', 14, ['Dr B Farrow', 'Dr I Hussain']),
    ],
    trust: {
      odsCode: 'RZ2',
      name: 'Stonebeck and District NHS Trust',
      siteOdsCode: 'RZ201',
      siteName: 'Stonebeck Infirmary',
    },
    wards: {
      emergency: 'A&E',
      assessment: 'MAU',
      medical: 'Ward 7',
      surgical: 'Ward 4',
      orthopaedic: 'Ward 11',
      'older-people': 'Ward 14',
      respiratory: 'Ward 9',
      cardiac: 'Ward 3',
      children: 'Ward 2',
      'day-case': 'DSU',
      outpatient: 'Clinic B',
    },
  },
];

/** Every practice of both towns. */
export const practices: readonly Practice[] = towns.flatMap((town) => town.practices);

function practice(
  odsCode: string,
  name: string,
  supplier: Practice['supplier'],
  firstDoctor: number,
  doctors: readonly string[],
): Practice {
  return {
    odsCode,
    name,
    supplier,
    generalPractitioners: doctors.map((doctor, place) => ({
      name: doctor,
      gmpCode: `G99900${String(firstDoctor + place).padStart(2, '0')}`,
      gmcCode: `99910${String(firstDoctor + place).padStart(2, '0')}`,
    })),
  };
}
