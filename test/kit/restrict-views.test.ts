import { describe, expect, it } from 'vitest';
import { type AccessArea, type AccessView, toAreaLetters } from '../../schema/runtime/access.ts';
import { toSource } from '../../subgraphs/kit/source.ts';
import { concept, ids, read } from '../support/restricted-read.ts';

describe('a view that shows some items', () => {
  const on = (id: string, start: string) => ({ id, period: { start } });

  it('last three: the newest, and always said to leave something out', () => {
    const items = [
      on('a', '2020'),
      on('b', '2026-01-02'),
      on('c', '2025-03'),
      on('d', '2026-01-03'),
      { id: 'e', period: null },
    ];
    const { shown, state } = read('primary', 'encounters', 'last three', items);
    expect([ids(shown), state]).toEqual([['d', 'b', 'c'], 'PARTIAL']);
    expect(read('primary', 'encounters', 'last three', [on('a', '2020')]).state).toBe('PARTIAL');
    expect(read('primary', 'encounters', 'last three', []).state).toBe('PARTIAL');
    expect(read('primary', 'encounters', 'last three', 'none').state).toBe('PARTIAL');
    expect(read('primary', 'encounters', 'full', 'none').state).toBe('NONE_RECORDED');
  });

  it('active: active problems and major ones that are over', () => {
    const items = [
      { id: 'active', clinicalStatus: 'ACTIVE' },
      { id: 'over', clinicalStatus: 'INACTIVE' },
      { id: 'major', clinicalStatus: 'INACTIVE', significance: 'major' },
    ];
    expect(ids(read('primary', 'conditions', 'active', items).shown)).toEqual(['active', 'major']);
    expect(ids(read('primary', 'conditions', 'restricted', items).shown)).toEqual(['active']);
  });

  it('restricted medicines: what is taken now; allergies stay whole', () => {
    const items = [
      { id: 'now', medication: {}, status: 'ACTIVE' },
      { id: 'then', medication: {}, status: 'STOPPED' },
    ];
    expect(ids(read('primary', 'medications', 'restricted', items).shown)).toEqual(['now']);
    expect(
      ids(read('primary', 'allergies', 'restricted', [{ id: 'a', clinicalStatus: 'RESOLVED' }]).shown),
    ).toEqual(['a']);
  });

  it('listed: weight, height, body mass, pulse, smoking, alcohol and blood pressure', () => {
    const codes = [
      '27113001',
      '50373000',
      '60621009',
      '364075005',
      '365981007',
      '160573003',
      '75367002',
      '386725007',
    ];
    const items = codes.map((code) => ({ id: code, code: concept(code) }));
    expect(ids(read('primary', 'observations', 'listed', items).shown)).toEqual(codes.slice(0, -1));
  });

  it('eye: what the eye clinics did', () => {
    const items = [
      { id: 'eye', specialty: concept('130', 'x') },
      { id: 'heart', specialty: concept('320', 'x') },
      { id: 'none' },
    ];
    expect(ids(read('secondary', 'encounters', 'eye', items).shown)).toEqual(['eye']);
  });
});

describe('a view that outlines its items', () => {
  it('answers each withheld field with FORBIDDEN, whether it holds something or not', () => {
    const items = [
      { id: 'x', period: null, organisation: {}, diagnoses: [concept('1')], dischargeDestination: {} },
      { id: 'y' },
    ];
    const { shown, state, warnings } = read('secondary', 'encounters', 'dates and destination', items);
    const kinds = shown.map((item) =>
      [item['title'], item['diagnoses']].map((value) => value instanceof Error),
    );
    expect(kinds).toEqual([
      [true, true],
      [true, true],
    ]);
    expect(shown[0]).toMatchObject({ id: 'x', dischargeDestination: {} });
    expect([state, warnings]).toEqual(['COMPLETE', ['SUMMARY_ONLY']]);
  });

  it('keeps what a care package costs from whoever sees the package', () => {
    const [item] = read('social', 'carePackages', 'full', [{ id: 'x', cost: 400, outcome: 'o' }]).shown;
    expect([item?.['cost'] instanceof Error, item?.['outcome']]).toEqual([true, 'o']);
    const both = toAreaLetters(
      new Map<AccessArea, AccessView>([
        ['support', 'full'],
        ['cost', 'full'],
      ]),
    );
    const rich = read('social', 'carePackages', 'full', [{ id: 'x', cost: 400 }], { areas: both }).shown[0];
    expect(rich?.['cost']).toBe(400);
  });
});

describe('a person who must not be found', () => {
  const encounter = {
    id: 'x',
    title: 'Visit at Vale Hospital',
    kind: 'INPATIENT',
    period: { start: '2026' },
    organisation: { odsCode: 'RTX', name: 'Vale Hospital' },
    performers: [{ name: 'Dr Vale', organisation: { name: 'Vale Hospital' } }],
    locations: [{ site: 'Vale', ward: '4', bed: '2', period: {} }],
    diagnoses: [concept('44054006')],
    provenance: {
      setting: 'SECONDARY',
      organisation: { odsCode: 'RTX' },
      system: 'Vale PAS',
      recordedAt: '2026',
    },
  };

  it('has no place, organisation or title in anything', () => {
    const { shown, contribution, warnings } = read('secondary', 'encounters', 'full', [encounter], {
      hidesPlaces: true,
    });
    expect(JSON.stringify([shown, contribution])).not.toMatch(/Vale|RTX|"4"/);
    expect(shown[0]).toMatchObject({ id: 'x', kind: 'INPATIENT', diagnoses: [concept('44054006')] });
    expect(warnings).toEqual(['SUMMARY_ONLY']);
  });

  it('has no team, worker, provider or text', () => {
    const items = [
      {
        id: 'x',
        team: 'Vale Team',
        worker: { name: 'Vale' },
        provider: { name: 'Vale' },
        text: 'At Vale',
        note: 'kept',
      },
    ];
    const { shown } = read('social', 'carePackages', 'full', items, { hidesPlaces: true });
    expect(JSON.stringify(shown)).not.toContain('Vale');
    expect(shown[0]).toMatchObject({ worker: {}, note: 'kept' });
  });

  it('has medicines with their amount, and without who prescribed them and where', () => {
    const supply = { quantity: { value: 28, unit: 'tablet' }, issuesAllowed: 6 };
    const medicine = {
      id: 'x',
      medication: concept('318906001'),
      status: 'ACTIVE',
      prescriber: { name: 'Dr Vale', role: 'GP', organisation: { odsCode: 'RTX', name: 'Vale Surgery' } },
      supply,
    };
    const { shown } = read('primary', 'medications', 'full', [medicine], { hidesPlaces: true });
    expect(shown).toMatchObject([{ status: 'ACTIVE', prescriber: null, supply }]);
  });

  it('has sources without a name, whatever they answered', () => {
    const { contribution } = read('secondary', 'encounters', 'full', [], { hidesPlaces: true });
    expect(toSource('SECONDARY', contribution)).toMatchObject({ organisation: null, system: null });
  });
});
