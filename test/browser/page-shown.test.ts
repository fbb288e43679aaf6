import { describe, expect, it } from 'vitest';
import type { Answer } from '../../gateway/page/app/asking/answer.ts';
import { explainNoAnswer, explainRefusal, problems } from '../../gateway/page/app/asking/problems.ts';
import type { Reader } from '../../gateway/page/app/asking/readers.ts';
import {
  type Asked,
  beginExchange,
  endExchange,
  leaveProblem,
} from '../../gateway/page/app/workspace/exchange.ts';
import { toShown } from '../../gateway/page/app/workspace/shown.ts';

const query = 'query Q($nhsNumber: ID!) { patient(nhsNumber: $nhsNumber) { gender } }';
const doctor: Reader = { id: 'doctor', name: 'Dr One', role: 'GP', organisation: 'A', description: '' };
const nurse: Reader = { ...doctor, id: 'nurse' };

const toAsked = (text: string, nhsNumber: string, reader: Reader | undefined): Asked => ({
  question: { query: text, variables: { nhsNumber } },
  reader,
  title: 'One question',
});
const toAnswer = ({ question }: Asked): Answer => ({
  question,
  askedAt: new Date('2026-03-01T10:00:00Z'),
  milliseconds: 1,
  bytes: 1,
  errors: [],
  extensions: {},
  data: { patient: { gender: 'FEMALE' } },
});
const first = toAsked(query, '9990000018', doctor);
const answered = endExchange(beginExchange(undefined, first), { kind: 'answered', answer: toAnswer(first) });

describe('what is shown', () => {
  const show = (text: string, variables: string, reader: Reader | undefined, isAsking = false) =>
    toShown({ latest: answered, query: text, variables, reader, isAsking }).kind;

  it.each([
    ['the same', query, '{"nhsNumber": "9990000018"}', doctor, 'answer'],
    ['the same, written otherwise', query, '{ "nhsNumber":"9990000018" }', doctor, 'answer'],
    ['another question about the person', `${query} # more`, '{"nhsNumber": "9990000018"}', doctor, 'answer'],
    ['another person', query, '{"nhsNumber": "9990000026"}', doctor, 'put-away'],
    ['one more variable', query, '{"nhsNumber": "9990000018", "id": "x"}', doctor, 'put-away'],
    ['variables that are no JSON', query, '{"nhsNumber": "9990000018"', doctor, 'put-away'],
    ['another reader', query, '{"nhsNumber": "9990000018"}', nurse, 'put-away'],
    ['no reader', query, '{"nhsNumber": "9990000018"}', undefined, 'put-away'],
    [
      'a number in the query itself',
      '{ patient(nhsNumber: "9990000026") { gender } }',
      '{"nhsNumber": "9990000018"}',
      doctor,
      'put-away',
    ],
    [
      'a number in the query that is no text',
      '{ patient(nhsNumber: 9990000026) { gender } }',
      '{"nhsNumber": "9990000018"}',
      doctor,
      'put-away',
    ],
  ] as const)('where the editors hold %s', (_, text, variables, reader, kind) => {
    expect(show(text, variables, reader)).toBe(kind);
    // Asking changes nothing of it.
    expect(show(text, variables, reader, true)).toBe(kind);
  });
});

describe('what becomes of an earlier answer', () => {
  const toRefusal = (code: string) => explainRefusal({ errors: [{ message: 'No.', code }] }) ?? problems.gone;

  it.each([
    ['nobody has the number', toRefusal('PATIENT_NOT_FOUND'), false],
    ['the number is no more to be used', toRefusal('NHS_NUMBER_INVALIDATED'), false],
    ['the reader may not see it', toRefusal('FORBIDDEN'), false],
    ['the graph does not know the reader', toRefusal('UNAUTHENTICATED'), false],
    ['the look cannot be recorded', toRefusal('AUDIT_UNAVAILABLE'), false],
    ['nobody knows what the reader may see', toRefusal('ACCESS_UNDECIDED'), false],
    ['the reader opened too many people', toRefusal('TOO_MANY_PERSONS'), false],
    ['the code is of the future', toRefusal('SOMETHING_NEW'), false],
    ['no token can be had', problems.noToken, false],
    ['the token has ended', problems.tokenEnded, false],
    ['the login has ended', problems.loginEnded, false],
    ['somebody else is logged in', problems.loginChanged, false],
    ['something before the gateway refuses', explainNoAnswer(403), false],
    ['something before the gateway is asked too much', explainNoAnswer(413), false],
    ['a part of the graph is late', toRefusal('SUBGRAPH_TIMEOUT'), true],
    ['the graph is too busy', toRefusal('TOO_MANY_UNDER_WAY'), true],
    ['the graph is closing', toRefusal('GATEWAY_CLOSING'), true],
    ['too much was asked', explainNoAnswer(429), true],
    ['the gateway is in trouble', explainNoAnswer(502), true],
    ['there is no gateway', problems.gone, true],
  ])('to the same question where %s', (_, problem, isKept) => {
    const again = endExchange(beginExchange(answered, first), { kind: 'failed', problem });
    expect([again.answer !== undefined, again.problem]).toEqual([isKept, problem]);
    expect(leaveProblem(again)?.answer !== undefined).toBe(isKept);
  });

  it('is not said to be too large a question where the reader opened too many people', () => {
    expect(toRefusal('TOO_MANY_PERSONS').title).toBe(
      'This reader has opened too many people in a short time',
    );
    expect(toRefusal('TOO_MANY_ALIASES').title).toBe('The question is larger than what is answered');
  });

  it.each([
    ['person', toAsked(query, '9990000026', doctor)],
    ['reader', toAsked(query, '9990000018', nurse)],
    ['nobody as reader', toAsked(query, '9990000018', undefined)],
    ['question', toAsked('{ __typename }', '9990000018', doctor)],
  ])('where there is another %s, whatever comes of it', (_, asked) => {
    const begun = beginExchange(answered, asked);
    expect(begun.answer).toBeUndefined();
    expect(begun.number).not.toBe(answered.number);
    for (const outcome of [{ kind: 'failed', problem: problems.gone }, { kind: 'stopped' }] as const)
      expect(endExchange(begun, outcome).answer).toBeUndefined();
  });

  it('stays where the same is stopped', () => {
    expect(endExchange(beginExchange(answered, first), { kind: 'stopped' }).answer).toBe(answered.answer);
  });
});
