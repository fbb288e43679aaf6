import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultLimits } from '../../gateway/limits/limits.ts';
import type { AccessArea } from '../../schema/runtime/access.ts';
import { clients } from '../../sandbox/identity/sandbox-issuers.ts';
import { beyondThree, decidedTypes, undecidedTypes } from '../support/field-areas.ts';
import { fieldsOf, findShown, selectAll } from '../support/field-walk.ts';
import { startHouse, type TestHouse } from '../support/start-house.ts';
import type { PersonaId } from '../support/tokens.ts';

// Every field of every type, for every persona of the sandbox, asked of the whole house. What a persona may see is
// typed by hand: "all", "none", or "some" where a view leaves items out.

type Cell = 'all' | 'none' | 'some';

const order: readonly AccessArea[] = [
  'demographics',
  'consultations',
  'problems',
  'medicines',
  'immunisations',
  'investigations',
  'observations',
  'hospital',
  'community',
  'support',
  'carePlans',
  'safeguarding',
  'legal',
  'aboutMe',
];

/** In the order above; a practice is asked for staff alone, so that citizens see nothing that it keeps. */
const cells: Readonly<Record<PersonaId, string>> = {
  'general-practitioner': 'all all  all  all  all  all  all  all  all  all  all all  all  all',
  'practice-pharmacist': ' all none none all  none all  some none none none all none none all',
  'hospital-doctor': '     all all  all  all  all  all  all  all  all  all  all all  all  all',
  'emergency-doctor': '    all all  all  all  all  all  all  all  all  all  all all  all  all',
  'district-nurse': '      all all  all  all  all  all  all  all  all  all  all all  all  all',
  'social-worker': '       all some some all  all  none none all  all  all  all all  all  all',
  'care-home-manager': '   all some some some all  none none all  all  all  all all  all  all',
  optometrist: '           all none some some none some some some none none none none none all',
  patient: '               all none some some none some some all  all  all  all none all  all',
  daughter: '              all none none some none none none all  none none none none none all',
  'partner-app': '         all none none none none none none none none none all none none none',
  analyst: '               none none none none none none none none none none none none none none',
  'privacy-officer': '     none none none none none none none none none none none none none none',
};

const social = [
  'SupportPlan.strengths',
  'SupportPlan.fundingSource',
  'SupportPlan.agreedWith',
  'CarePackage.outcome',
];
const outlineOfSupport = [
  ...social,
  'CarePackage.unitsPerWeek',
  'CarePackage.deliveryMechanism',
  'SocialCareContact.outcome',
  'SocialCareContact.routeOfAccess',
  'SocialCareDocument.text',
  ...['registration', 'unitType', 'cost'].map((field) => `CarePackage.${field}`),
  'Allocation.ragRating',
  ...['method', 'isEligible', 'summary', 'outcome'].map((field) => `SocialCareAssessment.${field}`),
  ...['hasParentalResponsibility', 'isNextOfKin', 'isEmergencyContact', 'livesWithPerson', 'contact'].map(
    (field) => `PersonalRelationship.${field}`,
  ),
  ...['hoursPerWeek', 'contact', 'assessments'].map((field) => `InformalCarer.${field}`),
  ...['reason', 'tasks', 'medicines', 'familyNotes', 'staffNotes'].map((field) => `HomeCareVisit.${field}`),
];
const flagOfSafeguarding = [
  ...['ended', 'detail', 'outcome', 'worker'].map((field) => `SafeguardingConcern.${field}`),
  ...['ended', 'reviewDate', 'detail', 'advice', 'isDisclosedToPerson', 'worker'].map(
    (field) => `WarningNote.${field}`,
  ),
];
const outlineOfLegal = ['decision', 'outcome', 'representatives', 'documentLocation', 'worker'].map(
  (field) => `LegalArrangement.${field}`,
);
const outlineOfCommunity = [
  'CommunityContact.activities',
  'CommunityContact.location',
  'CommunityContact.durationMinutes',
  'CommunityDocument.text',
  'WoundAssessment.length',
  'WoundAssessment.width',
  'WoundAssessment.depth',
  'WoundAssessment.isInfected',
  'WoundAssessment.activities',
];
const datesAndDestination = [
  ...['title', 'performers', 'reasons', 'visitNumber', 'admissionMethod', 'specialty', 'locations'].map(
    (field) => `HospitalEncounter.${field}`,
  ),
  'HospitalEncounter.diagnoses',
  'HospitalEncounter.procedures',
];

/** Fields of permitted areas that a persona is shown no more than the outline of, and types that a view leaves out. */
const withheld: Readonly<Partial<Record<PersonaId, readonly string[]>>> = {
  'general-practitioner': [...outlineOfSupport, ...flagOfSafeguarding],
  'hospital-doctor': [...outlineOfSupport, ...flagOfSafeguarding, ...outlineOfCommunity],
  'emergency-doctor': [...outlineOfSupport, ...flagOfSafeguarding, ...outlineOfCommunity],
  'district-nurse': [...outlineOfSupport, ...flagOfSafeguarding, ...outlineOfLegal],
  'practice-pharmacist': ['author', 'agreedWith', 'goals', 'actions', 'contingencies'].map(
    (field) => `CommunityCarePlan.${field}`,
  ),
  'social-worker': [...datesAndDestination, ...outlineOfCommunity],
  'care-home-manager': [
    'CarePackage.cost',
    ...datesAndDestination,
    ...flagOfSafeguarding,
    ...outlineOfCommunity,
  ],
  // What was written for carers, and what a carer was assessed for, is not the person's.
  patient: ['InformalCarer.assessments', 'HomeCareVisit.staffNotes'],
};

const hospitalBeyondDates = [
  'HospitalDocument',
  'MedicalRecordNumber',
  'HospitalReferral',
  'HospitalEpisode',
  'HospitalBooking',
];
const typesWithheld: Readonly<Partial<Record<PersonaId, readonly string[]>>> = {
  'social-worker': [...beyondThree, ...hospitalBeyondDates],
  'care-home-manager': [...beyondThree, ...hospitalBeyondDates],
  optometrist: hospitalBeyondDates,
};

const personas = Object.keys(cells) as PersonaId[];
const isDecided = (type: string) => type in decidedTypes;
let house: TestHouse;
let schema: GraphQLSchema;
const shown = new Map<PersonaId, ReadonlySet<string>>();
/** Why anything was not answered; a question beyond a limit would make the matrix say nothing. */
const refusals = new Set<string>();

beforeAll(async () => {
  const limits = defaultLimits('sandbox');
  house = await startHouse({
    isUnhurried: true,
    limits: { ...limits, operation: { ...limits.operation, cost: 10_000_000 } },
  });
  schema = buildClientSchema((await house.ask(getIntrospectionQuery())).data);
  const { person, trust } = house.population.life(0);
  const daughter = house.population.life(7).person;
  const common = { birthDate: person.birthDate, from: null, until: null };
  const grant = { basis: 'CONSENT', from: '2020-01-01T00:00:00Z', until: null, isAgreed: false } as const;
  house.accessStore.facts.set(person.nhsNumber, {
    claims: [],
    reported: [
      { ...common, kind: 'hospital encounter', organisation: trust.odsCode },
      { ...common, kind: 'caseload', organisation: 'RZY' },
      { ...common, kind: 'allocation', organisation: '901' },
      { ...common, kind: 'care package', organisation: 'VZZ01' },
      { ...common, kind: 'referral', organisation: 'TPZ01' },
    ],
    grants: [
      {
        ...grant,
        granteeKind: 'person',
        grantee: daughter.nhsNumber,
        areas: ['demographics', 'medicines', 'hospital'],
      },
      { ...grant, granteeKind: 'app', grantee: clients.partner, areas: ['demographics', 'carePlans'] },
    ],
  });
  for (const persona of personas) shown.set(persona, await lookAtEverything(persona, person.nhsNumber));
}, 400_000);
afterAll(() => house?.close());

/** Everything that can be asked of a person, in questions that are each within the limits. */
async function lookAtEverything(persona: PersonaId, nhsNumber: string): Promise<ReadonlySet<string>> {
  const record =
    (schema.getType('CareRecord') as { getFields?: () => object } | undefined)?.getFields?.() ?? {};
  const seen = new Set<string>();
  const look = async (selection: string) => {
    const query = `query ($n: ID!) { patient(nhsNumber: $n) { __typename ${selection} } }`;
    const { data, errors } = await house.ask(query, { n: nhsNumber }, persona);
    for (const { extensions, path } of errors) {
      // No looks are kept in this house, so nobody reads theirs.
      if (path?.at(-1) !== 'accessLog') refusals.add(String(extensions?.['code']));
    }
    for (const field of findShown(data, isDecided)) if (!field.startsWith('Patient.record')) seen.add(field);
    for (const field of findShown(data?.patient?.record, isDecided)) seen.add(field);
  };
  await look(selectAll(schema, 'Patient', isDecided));
  for (const name of Object.keys(record)) {
    const field = (
      schema.getType('CareRecord') as never as { getFields(): Record<string, { type: unknown }> }
    ).getFields()[name];
    const type = String(field?.type).replaceAll(/[[\]!]/g, '');
    const page = type.endsWith('Connection') ? '(first: 100)' : '';
    if (isObjectType(schema.getType(type)))
      await look(`record { ${name}${page} { ${selectAll(schema, type, isDecided)} } }`);
  }
  return seen;
}

it('every type is decided, a part of what is decided, or a frame', () => {
  const types = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .map(({ name }) => name);
  expect(types.filter((name) => !isDecided(name) && !undecidedTypes.has(name))).toEqual([]);
  expect(Object.keys(decidedTypes).filter((name) => !types.includes(name))).toEqual([]);
});

it('nothing was kept back for another reason than access', () => {
  expect([...refusals].toSorted()).toEqual(['FORBIDDEN']);
});

describe.each(personas)('%s', (persona) => {
  const row = cells[persona].trim().split(/\s+/) as Cell[];
  const cellOf = (type: string): Cell => {
    if (typesWithheld[persona]?.includes(type) === true) return 'none';
    return row[order.indexOf(decidedTypes[type] ?? 'cost')] ?? 'none';
  };
  const cellsOf = () =>
    Object.keys(decidedTypes).flatMap((type) =>
      fieldsOf(schema, type).map((field) => {
        const isWithheld = withheld[persona]?.includes(`${type}.${field}`) === true;
        return { name: `${type}.${field}`, cell: isWithheld ? 'none' : cellOf(type) };
      }),
    );

  it('is shown no field that is denied', () => {
    const denied = cellsOf().filter(({ cell }) => cell === 'none');
    expect(denied.filter(({ name }) => shown.get(persona)?.has(name)).map(({ name }) => name)).toEqual([]);
    expect(cellsOf().length).toBeGreaterThan(350);
  });

  it('is shown every field that is permitted and that anybody is shown', () => {
    const existing = new Set([...shown.values()].flatMap((fields) => [...fields]));
    const permitted = cellsOf().filter(({ name, cell }) => cell === 'all' && existing.has(name));
    expect(permitted.filter(({ name }) => !shown.get(persona)?.has(name)).map(({ name }) => name)).toEqual(
      [],
    );
  });
});
