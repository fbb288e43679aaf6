/** A kind of measurement whose amounts are compared with one another, whichever code a supplier uses. */
export interface MeasureKind {
  /** The unit in which amounts are compared, by its UCUM code, with how it is written. */
  readonly ucum: string;
  readonly unit: string;
  /** What is true of a living person; anything beyond is an error of a device or of typing. */
  readonly least: number;
  readonly most: number;
  /** How many decimals an amount has that was converted from another unit. */
  readonly decimals: number;
  readonly snomed: readonly string[];
  readonly loinc: readonly string[];
  /** Of ISO/IEEE 11073-10101, which devices speak. */
  readonly mdc: readonly string[];
}

/**
 * The kinds that are known, with their codes: SNOMED CT of the NHS's reference sets for diabetes, vital signs and blood
 * pressure at home, the LOINC codes of FHIR's vital signs profiles and of common glucose meters, and what personal
 * health devices call the same (ISO/IEEE 11073-10101).
 */
export const measureKinds = {
  glucose: {
    ucum: 'mmol/L',
    unit: 'mmol/L',
    least: 0.3,
    most: 80,
    decimals: 1,
    snomed: ['997671000000106', '1010671000000102', '997681000000108', '434911002', '365812005'],
    loinc: [
      '15074-8',
      '14749-6',
      '2339-0',
      '2345-7',
      '41653-7',
      '99504-3',
      '14743-9',
      '14745-4',
      '1558-6',
      '32016-8',
      '74774-1',
    ],
    mdc: ['160184'],
  },
  weight: {
    ucum: 'kg',
    unit: 'kg',
    least: 0.2,
    most: 700,
    decimals: 1,
    snomed: ['27113001', '363808001'],
    loinc: ['29463-7', '3141-9', '3142-7'],
    mdc: ['188736'],
  },
  temperature: {
    ucum: 'Cel',
    unit: '°C',
    least: 20,
    most: 46,
    decimals: 1,
    snomed: ['386725007', '276885007', '415945006'],
    loinc: ['8310-5', '8331-1', '8332-9', '8333-7'],
    mdc: ['150364'],
  },
  systolic: {
    ucum: 'mm[Hg]',
    unit: 'mmHg',
    least: 20,
    most: 350,
    decimals: 0,
    snomed: ['271649006', '72313002', '413606001'],
    loinc: ['8480-6'],
    mdc: ['150021'],
  },
  diastolic: {
    ucum: 'mm[Hg]',
    unit: 'mmHg',
    least: 10,
    most: 250,
    decimals: 0,
    snomed: ['271650006', '1091811000000102', '413605002'],
    loinc: ['8462-4'],
    mdc: ['150022'],
  },
  'heart rate': {
    ucum: '/min',
    unit: '/min',
    least: 10,
    most: 350,
    decimals: 0,
    snomed: ['364075005', '78564009'],
    loinc: ['8867-4', '8889-8'],
    mdc: ['147842', '149530', '149546'],
  },
  'respiratory rate': {
    ucum: '/min',
    unit: '/min',
    least: 1,
    most: 120,
    decimals: 0,
    snomed: ['86290005'],
    loinc: ['9279-1'],
    mdc: ['151562'],
  },
  'oxygen saturation': {
    ucum: '%',
    unit: '%',
    least: 20,
    most: 100,
    decimals: 0,
    snomed: ['431314004', '103228002'],
    loinc: ['2708-6', '59408-5'],
    mdc: ['150456'],
  },
} as const satisfies Readonly<Record<string, MeasureKind>>;

/** The name of a kind of measurement. */
export type MeasureKindName = keyof typeof measureKinds;

/** A code of a code system, as a supplier sends it. */
export interface CodeOf {
  readonly system?: string | null | undefined;
  readonly code?: string | null | undefined;
}

const byCode: ReadonlyMap<string, MeasureKindName> = new Map<string, MeasureKindName>(
  Object.entries(measureKinds).flatMap(([name, { snomed, loinc, mdc }]) => [
    ...snomed.map((code) => [`http://snomed.info/sct|${code}`, name as MeasureKindName] as const),
    ...loinc.map((code) => [`http://loinc.org|${code}`, name as MeasureKindName] as const),
    ...mdc.map((code) => [`urn:iso:std:iso:11073:10101|${code}`, name as MeasureKindName] as const),
  ]),
);

/** Finds the kind that any of a concept's codes names. */
export function findKind(codings: readonly CodeOf[]): MeasureKindName | undefined {
  return codings
    .map(({ system, code }) => byCode.get(`${system ?? ''}|${code ?? ''}`))
    .find((kind) => kind !== undefined);
}
