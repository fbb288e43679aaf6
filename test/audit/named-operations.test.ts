import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { nameOperation } from '../../gateway/http/name-operation.ts';

it.each<readonly [string, Parameters<typeof nameOperation>[0], string | undefined]>([
  ['the name that the client says', { query: 'query A { x } query B { y }', operationName: 'B' }, 'B'],
  ['the name in the text', { query: '  query WhoLooked($n: ID!) { x }' }, 'WhoLooked'],
  ['the name of a mutation', { query: 'mutation Open { x }' }, 'Open'],
  ['no name where there is none', { query: '{ x }' }, undefined],
  ['no name that holds a number of a person', { query: 'query P9991230009 { x }' }, undefined],
  ['no name that holds a day of birth', { query: '{ x }', operationName: 'born_19510309' }, undefined],
  ['no name that is a text', { query: '{ x }', operationName: 'Mrs Thornton' }, undefined],
  ['no name that is long', { query: '{ x }', operationName: 'x'.repeat(65) }, undefined],
])('an operation is known by its digest and %s', (_what, asked, name) => {
  expect(nameOperation(asked)).toEqual({
    hash: hash('sha256', String(asked.query)),
    ...(name === undefined ? {} : { name }),
  });
});

it('what is no text is not named', () => {
  expect(nameOperation({ query: { text: '{ x }' } })).toBeUndefined();
});
