import { describe, expect, it } from 'vitest';
import { findCompositeFields } from '../../gateway/page/app/answer/composite-fields.ts';
import { findLists } from '../../gateway/page/app/answer/find-lists.ts';
import type { JsonObject } from '../../gateway/page/app/answer/json.ts';
import type { Answer, AnswerError } from '../../gateway/page/app/asking/answer.ts';
import { describeEmptiness } from '../../gateway/page/app/completeness/describe.ts';
import { toEmptiness } from '../../gateway/page/app/completeness/empty-list.ts';

const query = `query Q($n: ID!) {
  patient(nhsNumber: $n) {
    birthDate # a comment with { a brace
    record {
      allergies(filter: { text: "a) { b" }) @include(if: true) { items { code } sources { setting state } }
      mine: medications { items { code } }
    }
  }
}`;

function emptinessOf(allergies: JsonObject | null, errors: readonly AnswerError[] = []) {
  const data = { patient: { birthDate: null, record: { allergies } } };
  const answer: Answer = {
    question: { query, variables: {} },
    askedAt: new Date('2026-03-01T10:00:00Z'),
    milliseconds: 1,
    bytes: 1,
    errors,
    extensions: {},
    data,
  };
  const list = findLists(data, errors, findCompositeFields(query)).find(({ key }) =>
    key.startsWith('patient.record.allergies'),
  );
  if (list === undefined) throw new Error('There is no such list.');
  return { list, emptiness: toEmptiness(answer, list) };
}

describe('the fields of a query that hold more than a value', () => {
  it('are found by the names that the answer has for them', () => {
    expect([...findCompositeFields(query)].toSorted()).toEqual(
      ['Q', 'allergies', 'items', 'mine', 'patient', 'record', 'sources'].toSorted(),
    );
  });
});

describe('an empty list', () => {
  const said = (...states: readonly string[]) => ({
    items: [],
    sources: states.map((state, index) => ({
      setting: ['PRIMARY', 'SECONDARY', 'SOCIAL'][index] ?? '',
      state,
    })),
  });

  it.each([
    [['NONE_RECORDED', 'NONE_RECORDED'], 'NONE_RECORDED'],
    [['COMPLETE', 'NONE_RECORDED'], 'NONE_RECORDED'],
    [['NOT_SUPPORTED', 'NONE_RECORDED'], 'NONE_RECORDED'],
    [['NOT_SUPPORTED', 'NOT_SUPPORTED'], 'NOT_SUPPORTED'],
    [['NONE_RECORDED', 'WITHHELD'], 'WITHHELD'],
    [['WITHHELD', 'UNAVAILABLE', 'NONE_RECORDED'], 'UNAVAILABLE'],
    [['NONE_RECORDED', 'STALE'], 'STALE'],
    [['NONE_RECORDED', 'NOT_ASKED'], 'NOT_ASKED'],
    [[], 'UNSTATED'],
  ])('whose sources say %j is %s', (states, state) => {
    expect(emptinessOf(said(...states)).emptiness.state).toBe(state);
  });

  it.each([
    ['FORBIDDEN', 'WITHHELD'],
    ['NO_CONSENT', 'WITHHELD'],
    ['SUBGRAPH_TIMEOUT', 'UNAVAILABLE'],
    ['SOMETHING_NEW', 'UNAVAILABLE'],
  ])('that is not there because of %s is %s', (code, state) => {
    const errors = [{ message: 'No.', code, path: ['patient', 'record', 'allergies'] }];
    const { list, emptiness } = emptinessOf(null, errors);
    expect([list.key, emptiness.state]).toEqual(['patient.record.allergies', state]);
  });

  it('is told in a file with who said what', () => {
    expect(describeEmptiness(emptinessOf(said('NONE_RECORDED', 'WITHHELD')).emptiness)).toEqual([
      'This list is empty: Withheld',
      'General practice, of this list: None recorded (It answered, and it holds nothing of this kind.)',
      'Hospitals, of this list: Withheld (This reader may not see it. There may be records that are not shown.)',
    ]);
  });
});
