import { describe, expect, it } from 'vitest';
import type { Rights } from '../../../gateway/authorization/rights.ts';
import { createProtectedWorld, rightsTo } from './protected-world.ts';

const protectedWorld = createProtectedWorld();
const known = rightsTo([]);
/** What no text holds. */
const nothing = /(?!)/;

interface Case {
  readonly query: string;
  readonly rights?: Rights;
  readonly data: unknown;
  readonly forbidden: readonly string[];
  /** What no subgraph may be asked. */
  readonly unasked?: RegExp;
}

const cases: Readonly<Record<string, Case>> = {
  'A01 a field that may be empty is empty, and the rest is served': {
    query: '{ person { name hiv } }',
    rights: known,
    data: { person: { name: 'Ann', hiv: null } },
    forbidden: ['person.hiv'],
    unasked: /hiv/,
  },
  'A02 a field that must not be empty gives way to what holds it, and a list that gives way is told once': {
    query: '{ person { name email } people { name visits { note } } }',
    data: {
      person: null,
      people: [
        { name: 'Ann', visits: null },
        { name: 'Bob', visits: null },
      ],
    },
    forbidden: ['person.email', 'people.0.visits.0.note'],
    unasked: /email|note/,
  },
  'A02 up to the whole answer': {
    query: '{ kind person { name } strict { name } }',
    data: null,
    forbidden: ['kind', 'strict'],
    unasked: /kind|strict/,
  },
  'A03 where all is denied nobody is asked': {
    query: '{ kind code }',
    data: { kind: null, code: null },
    forbidden: ['kind', 'code'],
    unasked: /./,
  },
  'A04 another name does not help': {
    query: '{ person { name: hiv x: hiv } }',
    rights: known,
    data: { person: { name: null, x: null } },
    forbidden: ['person.name', 'person.x'],
    unasked: /hiv/,
  },
  'A05 nor do fragments, inline, named or nested': {
    query: `{ person { ... { a: hiv } ... on Person { b: hiv ...One } } }
      fragment One on Person { name ...Two } fragment Two on Person { hiv friend { ...Three } }
      fragment Three on Person { name hiv }`,
    rights: known,
    data: { person: { a: null, b: null, name: 'Ann', hiv: null, friend: { name: 'Bob', hiv: null } } },
    forbidden: ['person.a', 'person.b', 'person.hiv', 'person.friend.hiv'],
    unasked: /hiv/,
  },
  'A06 of an interface all types must be permitted': {
    query: '{ things { label } }',
    rights: known,
    data: { things: null },
    forbidden: ['things'],
    unasked: /things/,
  },
  'A06 and are': {
    query: '{ things { label ... on Secret { own } } }',
    rights: rightsTo(['secret']),
    data: { things: [{ label: 'OPEN' }, { label: 'SECRET', own: 'SECRET-OWN' }] },
    forbidden: [],
  },
  'A07 to know the type of an object is to see it': {
    query: '{ thing { __typename } }',
    rights: known,
    data: { thing: null },
    forbidden: ['thing'],
    unasked: /thing/,
  },
  'A08 of a union the other types are served': {
    query: '{ either { ... on Open { label } ... on Secret { label own } } }',
    rights: known,
    data: { either: { label: null, own: null } },
    forbidden: ['either.label', 'either.own'],
    unasked: /own|Secret/,
  },
  'A09 a field of a protected scalar or enum': {
    query: '{ kind code person { name } }',
    rights: known,
    data: { kind: null, code: 'CODE', person: { name: 'Ann' } },
    forbidden: ['kind'],
    unasked: /kind/,
  },
  'A09 a field of a protected object': {
    query: '{ person { ward { name } } }',
    data: { person: { ward: null } },
    forbidden: ['person.ward'],
    unasked: /ward/,
  },
  'A10 under another name of the directive': {
    query: '{ person { friend { ward { name } } } }',
    rights: known,
    data: { person: { friend: { ward: { name: 'W1' } } } },
    forbidden: [],
  },
  'A12 one of several lists of scopes is enough': {
    query: '{ person { hiv } }',
    rights: rightsTo(['doctor', 'here']),
    data: { person: { hiv: 'HIV' } },
    forbidden: [],
  },
  'A12 but all of it': {
    query: '{ person { hiv } }',
    rights: rightsTo(['doctor', 'advice']),
    data: { person: { hiv: null } },
    forbidden: ['person.hiv'],
    unasked: /hiv/,
  },
  'A13 what a resolver needs of others is asked for whoever may ask for it': {
    query: '{ person { risk } }',
    rights: rightsTo(['sexual']),
    data: { person: { risk: 'risk of HIV' } },
    forbidden: [],
  },
  'A13 and for nobody else': {
    query: '{ person { name risk } }',
    rights: known,
    data: { person: { name: 'Ann', risk: null } },
    forbidden: ['person.risk'],
    unasked: /hiv|risk/,
  },
  'A15 a protected key joins, and cannot be asked for': {
    query: '{ person { id advice } }',
    rights: rightsTo(['advice']),
    data: { person: null },
    forbidden: ['person.id'],
  },
  'A17 a mutation that is denied is not carried out, and of others only what is permitted is answered': {
    query: 'mutation { discharge { name } admit { name hiv } }',
    rights: known,
    data: { discharge: null, admit: { name: 'Ann', hiv: null } },
    forbidden: ['discharge', 'admit.hiv'],
    unasked: /discharge|hiv/,
  },
  'A19 what is left out anyway is no fault': {
    query: '{ person { name hiv @include(if: false) email @skip(if: true) } }',
    data: { person: { name: 'Ann' } },
    forbidden: [],
    unasked: /hiv|email/,
  },
  'A20 the schema is shown as far as it is to anybody': {
    query: '{ __typename __type(name: "Ward") { name } person { __typename } }',
    data: { __typename: 'Query', __type: { name: 'Ward' }, person: { __typename: 'Person' } },
    forbidden: [],
  },
  'what nobody decided is decided against': {
    query: '{ kind }',
    rights: rightsTo(['kinds', 'ids', 'sexual', 'secret']),
    data: { kind: null },
    forbidden: ['kind'],
  },
  'what was decided in favour is served': {
    query: '{ kind people { id } }',
    rights: rightsTo([], ['kinds', 'ids']),
    data: { kind: 'A', people: [{ id: '1' }, { id: '2' }] },
    forbidden: [],
  },
  'each place of a list is told': {
    query: '{ people { name hiv } }',
    rights: known,
    data: {
      people: [
        { name: 'Ann', hiv: null },
        { name: 'Bob', hiv: null },
      ],
    },
    forbidden: ['people.0.hiv', 'people.1.hiv'],
    unasked: /hiv/,
  },
  'a fragment without a type does not hide that an interface is looked into': {
    query: '{ things { ... { __typename label } } }',
    rights: known,
    data: { things: null },
    forbidden: ['things'],
    unasked: /things/,
  },
};

describe('what a caller may not ask for', () => {
  it.each(Object.entries(cases))(
    '%s',
    async (_name, { query, rights, data, forbidden, unasked = nothing }) => {
      const answer = await protectedWorld.ask(query, rights);
      expect(answer.data).toEqual(data);
      expect(answer.forbidden).toEqual(forbidden);
      expect(answer.asked).not.toMatch(unasked);
    },
  );

  it('A18 is decided anew for each caller, whatever was planned for others', async () => {
    const query = '{ person { name hiv } }';
    const many = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        protectedWorld.ask(query, rightsTo(index % 2 === 0 ? ['sexual'] : [])),
      ),
    );
    many.forEach(({ data }, index) => expect(data.person.hiv).toBe(index % 2 === 0 ? 'HIV' : null));
  });

  it('A19 depends on conditions as in each request', async () => {
    const query = 'query ($all: Boolean!) { person { name hiv @include(if: $all) } }';
    expect(await protectedWorld.ask(query, known, { all: true })).toMatchObject({
      data: { person: { name: 'Ann', hiv: null } },
      forbidden: ['person.hiv'],
    });
    expect(await protectedWorld.ask(query, known, { all: false })).toMatchObject({
      data: { person: { name: 'Ann' } },
      forbidden: [],
    });
  });
});
