import { describe, expect, it } from 'vitest';
import type { PurposeOfUse } from '../../schema/runtime/purpose-of-use.ts';
import type { GrantFact, PersonFacts } from '../../subgraphs/patient/access/person-facts.ts';
import { decideFor } from '../support/decide-for.ts';
import { askedNumber, daughterNumber, readers, toApp, toCitizen, toStaff } from '../support/readers.ts';

const allOf = (word: string) => ({ primary: word, secondary: word, community: word, social: word });
const noRelationship = { demographics: 'NO_RELATIONSHIP', settings: allOf('NO_RELATIONSHIP'), views: {} };
const whole = { demographics: 'see', settings: allOf('see') };
const staff = [
  'GP',
  'hospital clinician',
  'community nurse',
  'social worker',
  'pharmacist',
  'optometrist',
] as const;
const claimed: Partial<PersonFacts> = { claims: [{ until: '2026-06-01T18:00:00Z' }] };
const glass = (opensSealed = false): Partial<PersonFacts> => ({
  breakGlass: [{ until: '2026-06-01T12:30:00Z', opensSealed }],
});

describe('without a relationship', () => {
  it.each(staff)('%s of another organisation sees nothing, and learns why', (reader) => {
    const caller = { ...readers[reader], organisation: { odsCode: 'Z99', name: 'Elsewhere' } };
    expect(decideFor(caller)).toMatchObject(noRelationship);
  });

  it.each([
    ['a citizen who asks for somebody else', toCitizen(daughterNumber)],
    ['an app whose user granted it nothing', toApp(askedNumber)],
    ['an app that somebody else uses', toApp(daughterNumber)],
  ])('%s does not learn that there is such a person', (_who, caller) => {
    expect(decideFor(caller)).toBe('hidden');
  });
});

describe('who may see nobody', () => {
  const purposes: readonly PurposeOfUse[] = ['PATRQT', 'FAMRQT', 'HRESCH', 'HOPERAT', 'PUBHLTH'];
  it.each(purposes)('a general practitioner for %s', (purpose) => {
    expect(decideFor({ ...readers.GP, purpose })).toBe('FORBIDDEN');
  });
  it.each([
    ['an analyst', readers.analyst],
    ['an analyst who says that it is for treatment', { ...readers.analyst, purpose: 'TREAT' as const }],
    ['a privacy officer', readers['privacy officer']],
    ['a Caldicott guardian', toStaff('R5105', 'RTX', { kind: 'privacy-officer', purpose: 'HOPERAT' })],
    ['a role that nobody knows', { ...readers.GP, roleCode: 'R9999' as never }],
    ['a role in another spelling', { ...readers.GP, roleCode: 'r0260' as never }],
    ['a purpose that nobody knows', { ...readers.GP, purpose: 'treat' as never }],
    ['a general practitioner without the scope', { ...readers.GP, scopes: [] }],
    [
      'a citizen who is known at P5',
      toCitizen(askedNumber, { assurance: { identity: 'P5' as never, authentication: 'AAL2' } }),
    ],
    ['a citizen who asks for treatment', toCitizen(askedNumber, { purpose: 'TREAT' })],
    ['a citizen who asks for herself as for family', toCitizen(askedNumber, { purpose: 'FAMRQT' })],
    ['a citizen who asks for another as for herself', toCitizen(daughterNumber, { purpose: 'PATRQT' })],
    ['an app without anybody in front of it', toApp(undefined)],
    ['a service', { ...toApp(undefined), kind: 'service' as const, purpose: 'TREAT' as const }],
    [
      'an analyst who has a relationship',
      { ...readers.analyst, organisation: { odsCode: 'A82038', name: '' } },
    ],
  ])('%s', (_who, caller) => {
    expect(decideFor(caller, {}, claimed)).toBe('FORBIDDEN');
  });
});

describe('a relationship', () => {
  const fact = {
    kind: 'hospital encounter',
    organisation: 'RTX',
    birthDate: '1951-03-09',
    from: '2026-05-01T00:00:00Z',
    until: null,
  } as const;
  const withFact = (more: Partial<PersonFacts['reported'][number]>) =>
    decideFor(readers['hospital clinician'], {}, { reported: [{ ...fact, ...more }] });

  it.each([
    ['of the practice where the person is registered', readers.GP, {}, 'registered'],
    ['that the reader claimed', toStaff('R0260', 'B12345'), claimed, 'claim'],
    [
      'by an open referral',
      readers.optometrist,
      { reported: [{ ...fact, kind: 'referral', organisation: 'TPZ01' }] },
      'referral',
    ],
    ['by a stay in hospital', readers['hospital clinician'], { reported: [fact] }, 'hospital encounter'],
    [
      'by a caseload',
      readers['community nurse'],
      { reported: [{ ...fact, kind: 'caseload', organisation: 'RZY' }] },
      'caseload',
    ],
    [
      'by an allocated case',
      readers['social worker'],
      { reported: [{ ...fact, kind: 'allocation', organisation: '901' }] },
      'allocation',
    ],
    [
      'by a key worker',
      readers['social worker'],
      { reported: [{ ...fact, kind: 'key worker', organisation: '901' }] },
      'key worker',
    ],
    [
      'by a care package',
      readers['care home manager'],
      { reported: [{ ...fact, kind: 'care package', organisation: 'VZZ01' }] },
      'care package',
    ],
  ] as const)('%s opens the record', (_what, caller, facts, basis) => {
    expect(decideFor(caller, {}, facts as Partial<PersonFacts>)).toMatchObject({
      demographics: 'see',
      basis,
    });
  });

  it('of the trust holds at its sites, and of a site for its trust', () => {
    const atSite = toStaff('R0050', 'RTX55');
    expect(decideFor(atSite, {}, { reported: [fact] })).toMatchObject(whole);
    expect(withFact({ organisation: 'RTX55' })).toMatchObject(whole);
    expect(withFact({ organisation: 'RTY' })).toMatchObject(noRelationship);
    expect(withFact({ organisation: 'RT' })).toMatchObject(noRelationship);
  });

  it('of an informal carer opens nothing, to whichever organisation it is told for', () => {
    const reported = [{ ...fact, kind: 'informal carer' as const, organisation: '901' }];
    expect(decideFor(readers['social worker'], {}, { reported })).toMatchObject(noRelationship);
  });

  it('of another kind than the role works by gives nothing', () => {
    expect(withFact({ kind: 'allocation' })).toMatchObject(noRelationship);
    expect(withFact({ kind: 'caseload' })).toMatchObject(noRelationship);
  });

  it.each([
    ['goes on', { until: '2026-06-02T00:00:00Z' }, true],
    ['ended within the 90 days before', { until: '2026-03-04T00:00:00Z' }, true],
    ['ended earlier', { until: '2026-03-01T00:00:00Z' }, false],
    ['has not begun', { from: '2026-06-02T00:00:00Z' }, false],
  ])('that %s', (_when, times, isOpen) => {
    expect(withFact(times)).toMatchObject(isOpen ? whole : noRelationship);
  });

  it.each([
    ['another day of birth', '1951-03-10'],
    ['no day of birth', null],
    ['a year of birth alone', '1951'],
  ])('that was filed under %s gives nobody access', (_what, birthDate) => {
    expect(withFact({ birthDate })).toMatchObject(noRelationship);
  });

  it('that was claimed ends', () => {
    const ended = { claims: [{ until: '2026-06-01T11:59:59Z' }] };
    expect(decideFor(toStaff('R0260', 'B12345'), {}, ended)).toMatchObject(noRelationship);
  });

  it('cannot be claimed by a care home', () => {
    const elsewhere = toStaff('R9710', 'VZZ09');
    expect(decideFor(elsewhere, {}, claimed)).toMatchObject(noRelationship);
  });
});

describe('a number that nobody verified', () => {
  it.each(['PRESENT_NOT_VERIFIED', 'INVALIDATED', 'UNKNOWN'] as const)(
    '%s: no record is joined to it',
    (status) => {
      expect(decideFor(readers.GP, { nhsNumberStatus: status })).toMatchObject({
        demographics: 'see',
        settings: allOf('NHS_NUMBER_NOT_VERIFIED'),
      });
    },
  );
  it('SUPERSEDED leads to the current one', () => {
    expect(decideFor(readers.GP, { nhsNumberStatus: 'SUPERSEDED' })).toMatchObject(whole);
  });
});

describe.each(['RESTRICTED', 'VERY_RESTRICTED'] as const)('a person who is %s', (sensitivity) => {
  it.each(staff)('is shown to %s without places, and no practice is asked', (reader) => {
    const decided = decideFor(readers[reader], { sensitivity }, { ...claimed, ...glass() });
    expect(decided).toMatchObject({ demographics: 'see', hidesPlaces: true });
    expect(decided).toHaveProperty('settings.primary', 'RESTRICTED_RECORD');
  });

  it.each([
    ['the person', readers.patient],
    ['family with a grant', readers.family],
    ['an app with a grant', readers['partner app']],
  ])('is not there for %s', (_who, caller) => {
    const grants = [toGrant(), toGrant({ granteeKind: 'app', grantee: 'partner-app' })];
    expect(decideFor(caller, { sensitivity }, { grants })).toBe('hidden');
  });
});

function toGrant(more: Partial<GrantFact> = {}): GrantFact {
  return {
    granteeKind: 'person',
    grantee: daughterNumber,
    basis: 'CONSENT',
    areas: ['demographics', 'medicines'],
    from: '2026-01-01T00:00:00Z',
    until: null,
    isAgreed: false,
    ...more,
  };
}

describe('a grant', () => {
  const withGrant = (more: Partial<GrantFact>, birthDate = '1951-03-09') =>
    decideFor(readers.family, { birthDate }, { grants: [toGrant(more)] });

  it('opens its areas and no others', () => {
    expect(withGrant({})).toMatchObject({
      basis: 'grant',
      views: { demographics: 'full', medicines: 'full', aboutMe: 'full' },
    });
    expect(withGrant({})).not.toHaveProperty('views.problems');
  });

  it.each([
    ['has not begun', { from: '2026-06-01T12:00:01Z' }],
    ['has ended', { until: '2026-06-01T12:00:00Z' }],
    ['is somebody else’s', { grantee: '9991232222' }],
    ['is an app’s of the same name', { granteeKind: 'app' as const }],
  ])('that %s opens nothing', (_what, more) => {
    expect(withGrant(more)).toBe('hidden');
  });

  it.each([
    ['a parent of a child of 10', 'PARENT', '2015-06-02', false, true],
    ['a parent on the child’s 11th birthday', 'PARENT', '2015-06-01', false, false],
    ['a parent of a child of 11, agreed in the case', 'PARENT', '2015-06-01', true, true],
    ['a parent of a child of 15, agreed in the case', 'PARENT', '2010-06-02', true, true],
    ['a parent of somebody of 16, agreed in the case', 'PARENT', '2010-06-01', true, false],
    ['consent of a child of 15', 'CONSENT', '2010-06-02', true, false],
    ['consent of somebody of 16', 'CONSENT', '2010-06-01', false, true],
    ['a power of attorney for an adult', 'LPA', '1951-03-09', false, true],
    ['a deputy of an adult', 'DEPUTY', '1951-03-09', false, true],
    ['the best interest of an adult', 'BEST_INTEREST', '1951-03-09', false, true],
    ['a parent of a child born in a year that leaves it open', 'PARENT', '2015', false, false],
  ] as const)('by %s', (_who, basis, birthDate, isAgreed, isOpen) => {
    const decided = withGrant({ basis, isAgreed }, birthDate);
    expect(decided === 'hidden').toBe(!isOpen);
  });

  it('of legal matters needs a power of attorney', () => {
    const areas = ['demographics', 'legal'] as const;
    expect(withGrant({ areas })).not.toHaveProperty('views.legal');
    expect(withGrant({ areas, basis: 'LPA' })).toHaveProperty('views.legal', 'full');
  });

  it('to an app opens what its user was granted too, and no more', () => {
    const grants = [
      toGrant({ areas: ['demographics', 'medicines', 'problems'] }),
      toGrant({
        granteeKind: 'app',
        grantee: 'partner-app',
        areas: ['demographics', 'problems', 'hospital'],
      }),
    ];
    const app = toApp(daughterNumber, { purpose: 'FAMRQT' });
    expect(decideFor(app, {}, { grants })).toMatchObject({
      views: { demographics: 'full', problems: 'full' },
    });
    expect(decideFor(app, {}, { grants })).not.toHaveProperty('views.medicines');
    expect(decideFor(app, {}, { grants: grants.slice(1) })).toBe('hidden');
    expect(decideFor(toApp(askedNumber), {}, { grants: grants.slice(1) })).toHaveProperty(
      'views.hospital',
      'full',
    );
  });
});

describe('the person', () => {
  it('sees all but what is not for patients, of others, or kept by law', () => {
    expect(decideFor(readers.patient)).toMatchObject({
      ...whole,
      basis: 'self',
      without: ['NOT_FOR_PATIENT', 'THIRD_PARTY', 'LEGALLY_RESTRICTED'],
    });
  });
  it.each([
    ['15', '2010-06-02', {}, 'AGE_LIMITED'],
    ['15, found to understand', '2010-06-02', { isCompetentChild: true }, 'see'],
    ['16', '2010-06-01', {}, 'see'],
    ['an unknown age', null, {}, 'AGE_LIMITED'],
  ])('of %s', (_age, birthDate, facts, demographics) => {
    expect(decideFor(readers.patient, { birthDate }, facts)).toMatchObject({ demographics });
  });
});
