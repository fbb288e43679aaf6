import { readdirSync, readFileSync } from 'node:fs';
import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createOperationGuard } from '../../gateway/limits/create-operation-guard.ts';
import { defaultLimits } from '../../gateway/limits/limits.ts';
import { loadSupergraph } from '../../gateway/load-supergraph.ts';
import { recordView } from '../support/record-view.ts';

const { schema } = loadSupergraph();
const limits = defaultLimits('production').operation;

describe('what the product itself asks', () => {
  const pageQueries = new URL('../../gateway/page/app/queries/', import.meta.url);
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const inReadme = [...readme.matchAll(/"query": "([^"]+)"/g)].map((match) => match[1] ?? '');
  // Half of every limit, and a quarter of the cost.
  const half = createOperationGuard(schema, {
    ...limits,
    depth: 8,
    aliases: 15,
    rootFields: 5,
    directives: 25,
    selections: 1000,
    cost: limits.cost / 4,
  });

  it('has a query in its README', () => expect(inReadme).toHaveLength(1));

  it.each<[string, string]>([
    ...readdirSync(pageQueries).map((file): [string, string] => [
      file,
      readFileSync(new URL(file, pageQueries), 'utf8'),
    ]),
    ['README.md', inReadme[0] ?? ''],
    ['the whole record', recordView],
    [
      'introspection',
      getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true }),
    ],
  ])('is well inside the limits: %s', (_name, query) => {
    expect(half({ query, variables: { nhsNumber: 'x', first: 100 } })).toBeUndefined();
  });

  it('may be asked for fifty people at once', () => {
    const query =
      'query ($n: [ID!]!) { patients(nhsNumbers: $n) { name { text } record { encounters { edges { node { title period { start } organisation { name } } } } } } }';
    expect(half({ query, variables: { n: Array.from({ length: 50 }, () => 'x') } })).toBeUndefined();
  });
});
