import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkRequests } from '../../../gateway/authorization/check-requests.ts';
import { compileRequirements } from '../../../gateway/authorization/compile-requirements.ts';
import type { Rights } from '../../../gateway/authorization/rights.ts';
import { noHouseRules } from '../../../gateway/house-rules.ts';
import { toSupergraph } from '../../../gateway/load-supergraph.ts';
import { parseFetch } from '../../../gateway/plan-executor/parse-fetch.ts';
import { findSupergraphFacts } from '../../../gateway/plan-executor/supergraph-facts.ts';
import { composeProtected, protectedParts, rightsTo } from './protected-world.ts';

const { document, schema } = toSupergraph(composeProtected(protectedParts), noHouseRules);
const requirements = compileRequirements(document, schema);
const facts = findSupergraphFacts(parse(composeProtected(protectedParts)));

function check(text: string, rights: Rights): void {
  const request = { subgraph: 'people', fetches: [{ parsed: parseFetch(text) }] };
  checkRequests([request as never], { schema, facts, verdicts: requirements.toVerdicts(rights) });
}

const entity = (fields: string) => `query ($r: [_Any!]!) { _entities(representations: $r) { ${fields} } }`;

describe('a plan', () => {
  it.each([
    ['a field', '{ person { name hiv } }'],
    ['a field of an entity', entity('... on Person { hiv }')],
    ['a field below', entity('... on Person { friend { friend { hiv } } }')],
    ['a type', entity('... on Secret { own }')],
    ['a field of an enum', '{ kind }'],
  ])('that asks for %s that its caller may not is refused', (_name, text) => {
    expect(() => check(text, rightsTo([]))).toThrow('A plan asks for what its caller may not.');
    expect(() => check(text, rightsTo(['sexual', 'secret'], ['kinds']))).not.toThrow();
  });

  it('may ask for keys, whose they may be', () => {
    expect(() =>
      check(entity('... on Person { __typename id __caregraph_id: id name }'), rightsTo([])),
    ).not.toThrow();
  });

  it('may ask an interface for what one of its types permits', () => {
    expect(() => check('{ thing { label } }', rightsTo(['secret']))).not.toThrow();
    expect(() => check(entity('... on Thing { label }'), rightsTo([]))).not.toThrow();
  });
});
