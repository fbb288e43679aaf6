import { describe, expect, it } from 'vitest';
import { createWorld } from '../plan-executor/world.ts';

const fail = () => {
  throw new Error('out of order');
};
let admitted = 0;
const patient = (id: string) => ({ id, bed: 7, weight: fail });

const world = createWorld({
  wards: {
    typeDefs: `
      type Query { open: Boolean patient: Patient! patients: [Patient!] name: String! @shareable }
      type Mutation { admit: Int lock: Boolean! count: Int }
      type Patient @key(fields: "id") { id: ID! bed: Int weight: Int! }
    `,
    resolvers: {
      Query: {
        open: () => true,
        patient: () => patient('1'),
        patients: () => [patient('1'), patient('2'), patient('3')],
        name: fail,
      },
      Mutation: { admit: () => (admitted += 1), lock: fail, count: () => admitted },
    },
  },
  tests: {
    typeDefs: `
      type Query { name: String @shareable }
      type Patient @key(fields: "id") { id: ID! group: String! rhesus: Int! }
    `,
    resolvers: {
      Query: { name: () => 'Elm' },
      Patient: { __resolveReference: (reference) => reference, group: fail, rhesus: () => 1 },
    },
  },
});

async function ask(query: string) {
  const { data, errors = [] } = await world.ask(query);
  return { data, places: errors.map(({ path = [] }) => path.join('.')) };
}

describe('what is empty because of one thing', () => {
  it('is not said to have failed itself where all gives way', async () => {
    expect(await ask('{ open patient { bed weight } }')).toEqual({ data: null, places: ['patient.weight'] });
  });

  it('is no change that failed either', async () => {
    expect(await ask('mutation { admit lock count }')).toEqual({ data: null, places: ['lock'] });
  });

  it('is told where it stands empty itself, since only one subgraph never leaves the other empty', async () => {
    expect(await ask('{ open name }')).toEqual({
      data: { open: null, name: null },
      places: ['name', 'open'],
    });
  });

  it('is told once for a list that gives way, whoever failed', async () => {
    expect(await ask('{ patients { weight } }')).toEqual({
      data: { patients: null },
      places: ['patients.0.weight'],
    });
    expect(await ask('{ patients { bed group rhesus } }')).toEqual({
      data: { patients: null },
      places: ['patients.0.group'],
    });
  });
});
