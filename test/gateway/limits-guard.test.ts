import { buildASTSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createOperationGuard } from '../../gateway/limits/create-operation-guard.ts';
import { defaultLimits } from '../../gateway/limits/limits.ts';
import { measureDocument } from '../../gateway/limits/measure-document.ts';
import { loadSupergraph } from '../../gateway/load-supergraph.ts';

const { schema } = loadSupergraph();
const limits = defaultLimits('production').operation;
const guard = createOperationGuard(schema, limits);
const ask = (query: string, variables: unknown = {}) => guard({ query, variables });
const repeat = (times: number, part: (index: number) => string) =>
  Array.from({ length: times }, (_, i) => part(i)).join(' ');
const patient = (selection: string) => `{ patient(nhsNumber: "x") { ${selection} } }`;
const record = (selection: string) => patient(`record { ${selection} }`);

/** Fragments of which each spreads the next one twice, `length` long. */
const doubling = (length: number) =>
  `{ ...F0 } ${repeat(length, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F${length} on Query { __typename }`;

/** A person's encounter's person's encounter …, so many times, without an alias. */
const cycle = (times: number, inner = 'nhsNumber'): string =>
  times === 0
    ? inner
    : `record { encounters(first: 1) { edges { node { patient { ${cycle(times - 1, inner)} } } } } }`;

/** Two fragments of every level, each of which leads back to both of the next. */
const backReferences = (levels: number) =>
  `${patient('...A0 ...B0')} ${repeat(levels, (i) =>
    ['A', 'B']
      .map(
        (name) =>
          `fragment ${name}${i} on Patient { record { encounters { edges { node { patient { ...A${i + 1} ...B${i + 1} } } } } } }`,
      )
      .join(' '),
  )} fragment A${levels} on Patient { nhsNumber } fragment B${levels} on Patient { nhsNumber }`;

describe('an operation larger than what is answered', () => {
  it.each<[string, string, string, unknown?]>([
    ['D1: fragments that lead back to each other', backReferences(9), 'OPERATION_TOO_LARGE'],
    ['D1: the same, few but deep', backReferences(3), 'OPERATION_TOO_DEEP'],
    ['D2: fragments that double 12 times', doubling(12), 'OPERATION_TOO_LARGE'],
    ['D2: fragments that double 400 times', doubling(400), 'OPERATION_TOO_LARGE'],
    [
      'D2: in a fragment that nothing spreads',
      `{ __typename } ${doubling(30).replace('{ ...F0 }', '')}`,
      'OPERATION_TOO_LARGE',
    ],
    [
      'D2: in the operation that is not carried out',
      `query A { __typename } ${doubling(30).replace('{', 'query B {')}`,
      'OPERATION_TOO_LARGE',
    ],
    ['D3: a cycle of entities', patient(cycle(3)), 'OPERATION_TOO_DEEP'],
    ['D4: aliases of a root field', `{ ${repeat(31, (i) => `a${i}: __typename`)} }`, 'TOO_MANY_ALIASES'],
    [
      'D4: aliases of an entity field',
      record(repeat(31, (i) => `a${i}: encounters { totalCount }`)),
      'TOO_MANY_ALIASES',
    ],
    [
      'D4: aliases that fragments repeat',
      `{ a: patient(nhsNumber: "x") { ...F } b: patient(nhsNumber: "y") { ...F } } fragment F on Patient { ${repeat(15, (i) => `a${i}: gender`)} }`,
      'TOO_MANY_ALIASES',
    ],
    ['D4: root fields', `{ ${repeat(11, () => '__typename')} }`, 'TOO_MANY_ROOT_FIELDS'],
    [
      'D4: root fields that fragments repeat',
      `{ ${repeat(6, () => '...F')} } fragment F on Query { __typename node(id: "x") { id } }`,
      'TOO_MANY_ROOT_FIELDS',
    ],
    [
      'D5: long pages in a list of people',
      'query ($n: [ID!]!) { patients(nhsNumbers: $n) { record { encounters(first: 100) { edges { node { performers { name } } } } } } }',
      'OPERATION_TOO_COSTLY',
      { n: Array.from({ length: 100 }, () => 'x') },
    ],
    [
      'D5: the same page through a variable',
      'query ($f: Int) { patient(nhsNumber: "x") { record { encounters(first: $f) { totalCount edges { cursor } } } } }',
      'OPERATION_TOO_COSTLY',
      { f: 2_000_000 },
    ],
    [
      'D5: the same page through a default',
      'query ($f: Int = 2000000) { patient(nhsNumber: "x") { record { encounters(first: $f) { edges { cursor } } } } }',
      'OPERATION_TOO_COSTLY',
    ],
    [
      'D5: a long list',
      `{ patients(nhsNumbers: [${repeat(101, () => '"x"')}]) { nhsNumber } }`,
      'LIST_TOO_LONG',
    ],
    [
      'D5: a long list through a variable',
      'query ($n: [ID!]!) { patients(nhsNumbers: $n) { nhsNumber } }',
      'LIST_TOO_LONG',
      { n: Array.from({ length: 101 }, () => 'x') },
    ],
    [
      'D5: a long list deep in a variable that nothing uses',
      '{ __typename }',
      'LIST_TOO_LONG',
      { a: { b: [[Array.from({ length: 101 })]] } },
    ],
    [
      'D6: a page that is not a number that exists',
      '{ patient(nhsNumber: "x") { record { encounters(first: 99999999999999999999999) { edges { cursor } } } } }',
      'OPERATION_TOO_COSTLY',
    ],
    [
      'D7: nested lists',
      `{ patient(nhsNumber: ${'['.repeat(2000)}${']'.repeat(2000)}) { gender } }`,
      'OPERATION_TOO_DEEP',
    ],
    [
      'D7: nested objects',
      `{ patient(nhsNumber: ${'{a:'.repeat(1000)}1${'}'.repeat(1000)}) { gender } }`,
      'OPERATION_TOO_DEEP',
    ],
    ['D7: too many tokens', 'a '.repeat(5001), 'TOO_MANY_TOKENS'],
    [
      'D7: one field with selections below it again and again',
      `{ patient(nhsNumber: "x") { ${repeat(201, () => 'record { community { __typename } }')} } }`,
      'FIELD_REPEATED',
    ],
    ['D7: nested selections', `${'{ patient '.repeat(2400)}${'}'.repeat(2400)}`, 'OPERATION_TOO_DEEP'],
    [
      'D7: nested inline fragments',
      `${'{ ... '.repeat(900)}{ __typename ${'}'.repeat(901)}`,
      'OPERATION_TOO_DEEP',
    ],
    [
      'D7: directives of one field',
      `{ __typename ${repeat(51, () => '@include(if: true)')} }`,
      'TOO_MANY_DIRECTIVES',
    ],
    [
      'D7: directives that are not known',
      `query ${repeat(51, (i) => `@d${i}`)} { __typename }`,
      'TOO_MANY_DIRECTIVES',
    ],
    [
      'D7: directives that fragments repeat',
      `${patient(repeat(6, () => '...F @skip(if: false)'))} fragment F on Patient { ${repeat(8, () => '... @skip(if: false) { gender }')} }`,
      'TOO_MANY_DIRECTIVES',
    ],
    ['D7: the same leaf again and again', patient('gender '.repeat(2100)), 'OPERATION_TOO_LARGE'],
    [
      'D8: aliases named like members of every object',
      `{ ${repeat(31, (i) => `constructor${i}: __typename __proto__: __typename`)} }`,
      'TOO_MANY_ALIASES',
    ],
    [
      'E10: introspection under many names',
      `{ ${repeat(31, (i) => `a${i}: __schema { types { name } }`)} }`,
      'TOO_MANY_ALIASES',
    ],
  ])('%s', (_name, query, code, variables) => {
    expect(ask(query, variables)).toEqual({ code, message: expect.stringMatching(/^[A-Z][^"]*\d+[^"]*\.$/) });
  });

  it('is told the limit and what to do, and nothing of the graph', () => {
    expect(ask(doubling(12))?.message).toBe(
      'The operation is too large: at most 2000 selections are answered, fragments counted wherever they are spread. Ask for less, or in several operations.',
    );
    expect(ask(patient(cycle(3)))?.message).toBe(
      'The operation is nested too deeply: at most 15 levels are answered. Ask for the rest in another operation.',
    );
  });
});

describe('what is at a limit', () => {
  it.each<[string, string, unknown?]>([
    ['a depth of 15', patient(cycle(2, 'name { text }'))],
    ['30 aliases', record(repeat(30, (i) => `a${i}: encounters(first: 1) { totalCount }`))],
    ['10 root fields', `{ ${repeat(10, () => '__typename')} }`],
    ['50 directives', `{ __typename ${repeat(50, () => '@include(if: true)')} }`],
    ['2000 selections', patient('gender '.repeat(1999))],
    ['100 items', `{ patients(nhsNumbers: [${repeat(100, () => '"x"')}]) { nhsNumber } }`],
    [
      '100 brackets within each other',
      `{ patient(nhsNumber: ${'['.repeat(98)}${']'.repeat(98)}) { gender } }`,
    ],
  ])('is answered: %s', (_name, query, variables) => {
    expect(ask(query, variables)).toBeUndefined();
  });

  it('is exact where the depth is 15', () => {
    const fifteen = patient(cycle(2, 'record { allergies { items { code } } }'));
    expect(measureDocument(parse(patient(cycle(2, 'name { text }')))).depth).toBe(13);
    expect(measureDocument(parse(fifteen)).depth).toBe(15);
    expect(ask(fifteen)).toBeUndefined();
    expect(ask(patient(cycle(2, 'record { allergies { items { code { display } } } }')))?.code).toBe(
      'OPERATION_TOO_DEEP',
    );
  });
});

describe('what is left to the parser, to validation or to the graph', () => {
  it.each<[string, unknown, unknown?, unknown?]>([
    ['no query', undefined],
    ['a query that is a number', 1],
    ['an empty query', ''],
    ['what is not GraphQL', '{ patient('],
    ['a sign that is none', '{ \u0000 }'],
    ['D10: brackets that never opened', '}'.repeat(300)],
    ['a fragment that spreads itself', '{ ...F } fragment F on Query { __typename ...F }'],
    [
      'fragments that spread each other',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A ...A }',
    ],
    ['a fragment that is not there', '{ ...F }'],
    ['fields that are not there', '{ a { b(first: 1000000) { c } } }'],
    ['a fragment on nothing', '{ ... on Nobody { a { b } } }'],
    ['operations of one name', 'query A { __typename } query A { __typename }'],
    ['no operation of that name', 'query A { __typename }', {}, 'B'],
    ['several operations and no name', 'query A { __typename } query B { __typename }'],
    ['a mutation, which the graph has none of', 'mutation { a }'],
    ['D6: a page below nothing', record('encounters(first: -1) { totalCount }')],
    ['D6: a page of nothing', record('encounters(first: 0) { totalCount }')],
    ['variables that are a text', '{ __typename }', 'x'],
    ['variables that are nothing', '{ __typename }', null],
    [
      'D8: variables named like members of every object',
      'query ($constructor: Int) { patient(nhsNumber: "x") { record { encounters(first: $constructor) { totalCount } } } }',
      {},
    ],
  ])('%s', (_name, query, variables, operationName) => {
    expect(guard({ query, variables, operationName })).toBeUndefined();
  });
});

describe('the cost of an operation', () => {
  const page =
    'query A($f: Int = 5) { patient(nhsNumber: "x") { record { encounters(first: $f) { edges { cursor } } } } } query B { __typename }';

  it('is that of the operation that is carried out', () => {
    expect(guard({ query: page, operationName: 'A', variables: { f: 60_000 } })?.code).toBe(
      'OPERATION_TOO_COSTLY',
    );
    expect(guard({ query: page, operationName: 'A' })).toBeUndefined();
    expect(guard({ query: page, operationName: 'B', variables: { f: 60_000 } })).toBeUndefined();
  });

  it('is asked for again with each request for the same text', () => {
    const verdicts = [5, 60_000, 5].map(
      (f) => guard({ query: page, operationName: 'A', variables: { f } })?.code,
    );
    expect(verdicts).toEqual([undefined, 'OPERATION_TOO_COSTLY', undefined]);
  });
});

describe('the work of the guard', () => {
  it('makes no tree of what writes more fields under another name than it may', () => {
    const aliases = (count: number) => repeat(count, (i) => `a${i}: __typename`);
    // Behind them stands what no parser reads.
    expect(ask(`{ ${aliases(31)} ! ! }`)?.code).toBe('TOO_MANY_ALIASES');
    expect(ask(`{ ${aliases(30)} ! ! }`)).toBeUndefined();
  });

  it('takes no argument, variable or key for a name of a field', () => {
    const keys = repeat(40, (i) => `k${i}: { n: ${i} }`);
    const variables = repeat(40, (i) => `$v${i}: ID`);
    expect(ask(`query (${variables}) { patient(nhsNumber: "x", ${keys}) { nhsNumber } }`)).toBeUndefined();
  });

  it.each([
    ['doubling 20 times', doubling(20), 3 * 2 ** 20 - 1, 1 + 2 * 20 + 1],
    ['doubling 400 times', doubling(400), 3 * 2 ** 400, 1 + 2 * 400 + 1],
  ])('is linear in the text, whatever that stands for: %s', (_name, text, selections, steps) => {
    expect(measureDocument(parse(text))).toMatchObject({ selections, steps });
  });
});

describe('a guard with other limits', () => {
  const small = buildASTSchema(parse('type Query { a: Query b: Int }'));

  it('holds to those', () => {
    const guard = createOperationGuard(small, { ...limits, depth: 2, selections: 3 });
    expect(guard({ query: '{ a { b } }' })).toBeUndefined();
    expect(guard({ query: '{ a { a { b } } }' })?.message).toMatch(/at most 2 levels/);
    expect(guard({ query: '{ b b b b }' })?.message).toMatch(/at most 3 selections/);
  });

  it('refuses fragments in a chain that no stack holds', () => {
    const guard = createOperationGuard(small, { ...limits, tokens: 1_000_000, selections: 1_000_000 });
    const chain = `{ ...F0 } ${repeat(40_000, (i) => `fragment F${i} on Query { ...F${i + 1} }`)}`;
    expect(guard({ query: chain })?.code).toBe('OPERATION_TOO_DEEP');
  });
});
