import { describe, expect, it } from 'vitest';
import {
  type AccessArea,
  type AccessView,
  parseAreaLetters,
  toAreaLetters,
} from '../../schema/runtime/access.ts';
import { areaNamesOf } from '../../schema/runtime/area-rules.ts';
import { clinicalSettings } from '../../schema/care-settings.ts';
import type { RecordLabel } from '../../schema/runtime/record-seal.ts';
import { findView, toReadAccess } from '../../subgraphs/kit/access/read-access.ts';
import { createSensitiveCodes } from '../../subgraphs/kit/access/sensitive-codes.ts';
import { concept, forPatients, forStaff, ids, type Item, read } from '../support/restricted-read.ts';

describe('the letters of a seal', () => {
  it('are read as they were written, and what nobody knows opens nothing', () => {
    const views = new Map<AccessArea, AccessView>([
      ['problems', 'active'],
      ['cost', 'full'],
    ]);
    expect(parseAreaLetters(toAreaLetters(views))).toEqual(views);
    expect(parseAreaLetters('')).toEqual(new Map());
    expect(parseAreaLetters('PRX XXF PR F PRFF MAE')).toEqual(new Map());
  });

  it('without an area of a setting give nothing of it', () => {
    for (const setting of clinicalSettings) {
      const access = toReadAccess(setting, { areas: '', without: [] });
      for (const name of areaNamesOf(setting)) expect(findView(access, name)).toBeUndefined();
      expect(findView(access, 'something new')).toBeUndefined();
      expect(findView(undefined, 'encounters')).toBeUndefined();
    }
  });

  it('leave whole kinds of item out of narrow views', () => {
    const social = (view: AccessView) => ({
      areas: toAreaLetters(new Map([['hospital', view]])),
      without: [],
    });
    const seen = (view: AccessView) =>
      ['encounters', 'documents', 'medicalRecordNumbers'].filter(
        (name) => findView(toReadAccess('secondary', social(view)), name) !== undefined,
      );
    expect(seen('full')).toEqual(['encounters', 'documents', 'medicalRecordNumbers']);
    expect(seen('dates and destination')).toEqual(['encounters']);
    expect(seen('eye')).toEqual(['encounters']);
    expect(seen('discharge medicines')).toEqual([]);
  });
});

describe('what a label keeps from a reader', () => {
  const items: readonly Item[] = [
    { id: 'open' },
    { id: 'nopat', labels: ['NOT_FOR_PATIENT'] },
    { id: 'third', labels: ['THIRD_PARTY'] },
    { id: 'sealed', labels: ['SEALED'] },
    { id: 'law', labels: ['LEGALLY_RESTRICTED'] },
  ];

  it('is taken out, and only that something is withheld is told', () => {
    const { shown, state, code, warnings } = read('primary', 'encounters', 'full', items, {
      without: forPatients,
    });
    expect(ids(shown)).toEqual(['open', 'sealed']);
    expect([state, code, warnings]).toEqual(['PARTIAL', 'ITEMS_WITHHELD', ['ITEMS_WITHHELD']]);
  });

  it('is the same for one item as for many, and for any label', () => {
    const one = read('primary', 'encounters', 'full', [{ id: 'x', labels: ['THIRD_PARTY'] }], {
      without: forPatients,
    });
    const many = read('primary', 'encounters', 'full', items.slice(1, 3), { without: forPatients });
    expect(many.contribution).toEqual(one.contribution);
    expect(one.shown).toEqual([]);
    expect(one.state).toBe('PARTIAL');
  });

  it('never looks like none', () => {
    const { state } = read('primary', 'encounters', 'full', [{ id: 'x', labels: ['SEALED'] }], {
      without: forStaff,
    });
    expect(state).not.toBe('NONE_RECORDED');
  });

  it('is shown to staff where it is not for patients, and sealed items are not', () => {
    const { shown } = read('primary', 'encounters', 'full', items, { without: forStaff });
    expect(ids(shown)).toEqual(['open', 'nopat', 'third']);
  });

  it('is taken out of the inside of an item', () => {
    const consultation = {
      id: 'c',
      topics: [{ title: 't', entries: [{ text: 'open' }, { text: 'no', labels: ['NOT_FOR_PATIENT'] }] }],
    };
    const { shown, warnings } = read('primary', 'encounters', 'full', [consultation], {
      without: forPatients,
    });
    expect(shown).toEqual([{ id: 'c', topics: [{ title: 't', entries: [{ text: 'open' }] }] }]);
    expect(warnings).toEqual(['ITEMS_WITHHELD']);
  });

  it('leaves an answer without labels as it is', () => {
    const { state, warnings, shown } = read('primary', 'encounters', 'full', [{ id: 'open' }], {
      without: forStaff,
    });
    expect([state, warnings, ids(shown)]).toEqual(['COMPLETE', [], ['open']]);
  });
});

describe('what codes say is kept by law, or within its own setting', () => {
  it.each([
    ['in vitro fertilisation', concept('52637005')],
    ['a gender finding', concept('407376001')],
    ['ICD-10 of gender identity', concept('F64.0', 'http://hl7.org/fhir/sid/icd-10')],
    ['OPCS-4 of embryo transfer', concept('Q13.1', 'https://fhir.hl7.org.uk/CodeSystem/OPCS-4')],
  ])('%s reaches no member of staff', (_what, code) => {
    const { shown } = read('primary', 'conditions', 'full', [{ id: 'x', code }], {
      without: forStaff,
      home: 'primary',
    });
    expect(shown).toEqual([]);
  });

  it('reaches the person where the source released it to them', () => {
    const item = { id: 'x', code: concept('52637005') };
    const own = { without: forPatients, isOwn: true } as const;
    expect(read('primary', 'conditions', 'full', [item], own).shown).toEqual([]);
    expect(
      ids(read('primary', 'conditions', 'full', [{ ...item, isReleasedToPatient: true }], own).shown),
    ).toEqual(['x']);
    const staff = { without: forStaff };
    expect(
      read('primary', 'conditions', 'full', [{ ...item, isReleasedToPatient: true }], staff).shown,
    ).toEqual([]);
  });

  it.each([
    ['gonorrhoea', concept('15628003')],
    ['a termination of pregnancy', concept('386639001')],
    ['ICD-10 of syphilis', concept('A53.9', 'http://hl7.org/fhir/sid/icd-10')],
  ])('%s is seen in the setting where it was recorded alone', (_what, code) => {
    const items = [{ id: 'x', reasons: [code] }];
    expect(
      ids(read('primary', 'encounters', 'full', items, { without: forStaff, home: 'primary' }).shown),
    ).toEqual(['x']);
    expect(
      read('primary', 'encounters', 'full', items, { without: forStaff, home: 'secondary' }).shown,
    ).toEqual([]);
    expect(read('primary', 'encounters', 'full', items, { without: forStaff }).shown).toEqual([]);
  });

  it('codes of other systems that look alike mean something else', () => {
    const items = [{ id: 'x', code: concept('A53', 'http://read.info/readv2') }];
    expect(ids(read('primary', 'conditions', 'full', items, { without: forStaff }).shown)).toEqual(['x']);
  });

  it('an operator adds the published sets', () => {
    const isSensitive = createSensitiveCodes({ SEXUAL_HEALTH: ['999999'] })(
      new Set<RecordLabel>(['SEXUAL_HEALTH']),
    );
    expect(isSensitive?.({ system: 'http://snomed.info/sct', code: '999999' })).toBe(true);
    expect(createSensitiveCodes()(new Set<RecordLabel>(['SEALED']))).toBeUndefined();
  });
});
