import { describe, expect, it } from 'vitest';
import type { GrantFact, PersonFacts } from '../../subgraphs/patient/access/person-facts.ts';
import { decideFor } from '../support/decide-for.ts';
import { daughterNumber, type ReaderName, readers } from '../support/readers.ts';

const allOf = (word: string) => ({ primary: word, secondary: word, community: word, social: word });
const noRelationship = { demographics: 'NO_RELATIONSHIP', settings: allOf('NO_RELATIONSHIP'), views: {} };
const whole = { demographics: 'see', settings: allOf('see') };
const claimed: Partial<PersonFacts> = { claims: [{ until: '2026-06-01T18:00:00Z' }] };
const glass = (opensSealed = false): Partial<PersonFacts> => ({
  breakGlass: [{ until: '2026-06-01T12:30:00Z', opensSealed }],
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

describe('somebody who refuses sharing', () => {
  const refusesSharing = true;
  it.each([
    ['GP', { ...allOf('NO_CONSENT'), primary: 'see' }],
    ['hospital clinician', { ...allOf('NO_CONSENT'), secondary: 'see' }],
    ['community nurse', { ...allOf('NO_CONSENT'), community: 'see' }],
    ['social worker', { ...allOf('NO_CONSENT'), social: 'see' }],
    ['pharmacist', allOf('NO_CONSENT')],
  ] as const)('is open to %s in their own setting alone', (reader, settings) => {
    expect(decideFor(readers[reader], {}, { ...claimed, refusesSharing })).toMatchObject({ settings });
  });
  it('still sees their own record whole', () => {
    expect(decideFor(readers.patient, {}, { refusesSharing })).toMatchObject(whole);
  });
  it('is opened by break-glass', () => {
    expect(decideFor(readers.GP, {}, { ...glass(), refusesSharing })).toMatchObject(whole);
  });
});

describe('after a death', () => {
  it.each([
    ['GP', true],
    ['hospital clinician', true],
    ['social worker', true],
    ['community nurse', false],
    ['pharmacist', false],
    ['optometrist', false],
    ['patient', false],
    ['family', false],
  ] as const)('%s sees records: %s', (reader, isOpen) => {
    const decided = decideFor(readers[reader], { deceased: true }, { ...claimed, grants: [toGrant()] });
    expect(decided).toHaveProperty('settings.social', isOpen ? 'see' : 'AFTER_DEATH');
  });
});

describe('broken glass', () => {
  const elsewhere = (reader: ReaderName) => ({
    ...readers[reader],
    organisation: { odsCode: 'Z99', name: '' },
  });
  it.each(['GP', 'hospital clinician', 'community nurse', 'social worker'] as const)(
    'opens to %s what their role sees, but not what it costs',
    (reader) => {
      const decided = decideFor(elsewhere(reader), {}, glass());
      expect(decided).toMatchObject({ demographics: 'see', basis: 'break glass' });
      expect(decided).not.toHaveProperty('views.cost');
    },
  );
  it.each(['pharmacist', 'optometrist', 'care home manager'] as const)('opens nothing to %s', (reader) => {
    expect(decideFor(elsewhere(reader), {}, glass())).toMatchObject(noRelationship);
  });
  it.each([
    ['family', readers.family],
    ['an app', readers['partner app']],
  ])('opens nothing to %s', (_who, caller) => {
    expect(decideFor(caller, {}, glass(true))).toBe('hidden');
  });
  it('opens nothing to analysts', () => {
    expect(decideFor(readers.analyst, {}, glass(true))).toBe('FORBIDDEN');
  });
  it('never opens what the law restricts, and what is sealed on a ground alone', () => {
    expect(decideFor(elsewhere('GP'), {}, glass())).toMatchObject({
      without: ['LEGALLY_RESTRICTED', 'SEXUAL_HEALTH', 'SEALED'],
    });
    expect(decideFor(elsewhere('GP'), {}, glass(true))).toMatchObject({
      without: ['LEGALLY_RESTRICTED', 'SEXUAL_HEALTH'],
    });
  });
  it('marks what is seen even where there is a relationship', () => {
    expect(decideFor(readers.GP, {}, glass())).toMatchObject({ basis: 'break glass' });
  });
  it('ends, and a purpose of breaking it opens nothing by itself', () => {
    const ended = { breakGlass: [{ until: '2026-06-01T12:00:00Z', opensSealed: true }] };
    expect(decideFor(elsewhere('GP') as never, {}, ended)).toMatchObject(noRelationship);
    expect(decideFor({ ...readers.GP, purpose: 'BTG' })).toMatchObject(noRelationship);
  });
});

describe('while nobody can tell who may see whom', () => {
  it.each(
    Object.keys(readers).filter((name) => !['analyst', 'privacy officer'].includes(name)) as ReaderName[],
  )('nothing is decided for %s', (reader) => {
    expect(decideFor(readers[reader], {}, 'away')).toBe('undecided');
  });
  it('whoever treats an emergency sees what must not wait', () => {
    const emergency = { ...readers['hospital clinician'], purpose: 'ETREAT' as const };
    expect(decideFor(emergency, {}, 'away')).toMatchObject({
      basis: 'downtime',
      views: { demographics: 'full', problems: 'full', medicines: 'full', carePlans: 'full' },
      without: ['LEGALLY_RESTRICTED', 'SEXUAL_HEALTH', 'SEALED'],
    });
    expect(decideFor({ ...readers.pharmacist, purpose: 'ETREAT' }, {}, 'away')).toBe('undecided');
  });
});
