/** A FHIR resource as a test types it. */
export type Resource = Readonly<Record<string, unknown>> & { readonly resourceType: string };

/** The codes of the primary lists, as GP Connect publishes them. */
export const listCodes = {
  allergies: '886921000000105',
  ended: '1103671000000101',
  medications: '933361000000108',
  problems: '717711000000103',
  consultations: '1149501000000101',
} as const;

/** A bundle of resources, as a practice sends them. */
export function toBundle(resources: readonly unknown[]) {
  const entry = resources.map((resource) => ({ resource }));
  return { resourceType: 'Bundle', id: 'trace', type: 'collection', entry };
}

/** A SNOMED CT concept. */
export function snomedConcept(code: string, display: string, text?: string) {
  const coding = [{ system: 'http://snomed.info/sct', code, display }];
  return { coding, ...(text === undefined ? {} : { text }) };
}

/** A primary list that points at items. */
export function toList(code: string, references: readonly string[], more: object = {}): Resource {
  return {
    resourceType: 'List',
    status: 'current',
    mode: 'snapshot',
    code: snomedConcept(code, 'List'),
    subject: { reference: 'Patient/p1' },
    entry: references.map((reference) => ({ item: { reference } })),
    ...more,
  };
}

/** A primary list that says that nothing is recorded. */
export function toEmptyList(code: string): Resource {
  const system = 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-ListEmptyReasonCode-1';
  return {
    resourceType: 'List',
    status: 'current',
    mode: 'snapshot',
    code: snomedConcept(code, 'List'),
    note: [{ text: 'Information not available' }],
    emptyReason: { coding: [{ system, code: 'no-content-recorded' }] },
  };
}

/** Empty lists for every area but those that a test fills. */
export function emptyListsBut(...filled: (keyof typeof listCodes)[]): readonly Resource[] {
  const areas = Object.keys(listCodes) as (keyof typeof listCodes)[];
  return areas.filter((area) => !filled.includes(area)).map((area) => toEmptyList(listCodes[area]));
}

/** An extension of GP Connect's profiles. */
export function toExtension(name: string, value: object) {
  return {
    url: `https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-${name}-1`,
    ...value,
  };
}

/** The extension by which a list warns. */
export function toListWarning(valueCode: string) {
  return { extension: [toExtension('ListWarningCode', { valueCode })] };
}

/** The person of the tests as the practice holds them. */
export const patientResource: Resource = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9991234012' }],
  name: [{ use: 'official', family: "O'Hara", given: ['Maeve'], prefix: ['Mrs'] }],
  gender: 'female',
  birthDate: '1941-08-19',
  managingOrganization: { reference: 'Organization/o1' },
};

/** The practice of the tests. */
export const practiceResource: Resource = {
  resourceType: 'Organization',
  id: 'o1',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'Z99001' }],
  name: 'Elm Street Surgery',
};
