import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createEpochs } from '../../gateway/generations/epochs.ts';
import { askGateway } from '../support/gateway-house.ts';
import { type PlainHouse, startPlainHouse } from '../support/plain-house.ts';

const parts = {
  people: {
    typeDefs:
      'type Query { people: [Person] slow: Person } type Person @key(fields: "id") { id: ID! name: String }',
    resolvers: {
      Query: {
        people: () => [{ id: '1', name: 'one' }],
        slow: async () => {
          slowAsked.resolve();
          await slowAnswered.promise;
          return { id: '1', name: 'one' };
        },
      },
    },
  },
  ages: {
    typeDefs: 'type Person @key(fields: "id") { id: ID! age: Int years: Int }',
    resolvers: { Person: { __resolveReference: ({ id }: { id: string }) => ({ id, age: 7, years: 7 }) } },
  },
};
const withYears = { ...parts, ages: { typeDefs: 'type Person @key(fields: "id") { id: ID! years: Int }' } };
let slowAsked = Promise.withResolvers<void>();
let slowAnswered = Promise.withResolvers<void>();
let house: PlainHouse;

beforeAll(async () => {
  house = await startPlainHouse(parts);
});
afterAll(() => house.close());

const refused = () => house.lines.filter((line) => line.includes('SUPERGRAPH_REFUSED')).length;

/** Asks for what is in the file now; whoever watches the file may have found it first. */
const loadAnew = async () => expect(await house.gateway.reload()).toBeOneOf(['served', 'unchanged']);

describe('a supergraph that is loaded anew', () => {
  it('is served from then on, with its own fields, and nothing else', async () => {
    expect((await house.ask('{ people { age } }')).data).toEqual({ people: [{ age: 7 }] });
    await house.compose(withYears);
    await loadAnew();
    expect((await house.ask('{ people { years } }')).data).toEqual({ people: [{ years: 7 }] });
    const gone = await house.ask('{ people { age } }');
    expect([gone.status, gone.errors[0]?.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    const described = await house.ask('{ __type(name: "Person") { fields { name } } }');
    expect(described.data.__type.fields).toEqual([{ name: 'id' }, { name: 'years' }, { name: 'name' }]);
    expect(await house.gateway.reload()).toBe('unchanged');
  });

  it.each<[string, (text: string) => string]>([
    ['is not GraphQL', (text) => text.slice(0, -10)],
    ['is no supergraph', () => 'type Query { a: Int }'],
    ['names a type that is not there', (text) => text.replace('[Person]', '[Nobody]')],
    ['has no address for a subgraph', (text) => text.replace(/url: "http[^"]*"/, 'url: ""')],
    ['has a key that is none', (text) => text.replace('key: "id"', 'key: "nothing"')],
  ])('is refused where it %s, and the one before goes on', async (_name, spoil) => {
    const sound = await readFile(house.file, 'utf8');
    const known = refused();
    await writeFile(house.file, spoil(sound));
    expect(await house.gateway.reload()).toBe('refused');
    expect(refused()).toBeGreaterThan(known);
    expect((await house.ask('{ people { name years } }')).data).toEqual({
      people: [{ name: 'one', years: 7 }],
    });
    await writeFile(house.file, sound);
    expect(await house.gateway.reload()).toBe('unchanged');
  });

  it('does not touch requests under way, and closes what only they used after them', async () => {
    await house.compose(parts);
    await loadAnew();
    [slowAsked, slowAnswered] = [Promise.withResolvers(), Promise.withResolvers()];
    const slow = house.ask('{ slow { name age } }');
    await slowAsked.promise;
    await house.compose({
      people: { typeDefs: 'type Query { people: [Person] } type Person { id: ID! name: String }' },
    });
    await loadAnew();
    expect((await house.ask('{ slow { name } }')).status).toBe(400);
    slowAnswered.resolve();
    // Its second step goes to a subgraph that is no longer a part of the graph.
    expect((await slow).data).toEqual({ slow: { name: 'one', age: 7 } });
    await vi.waitFor(async () => expect(await house.countConnections('ages')).toBe(0), { timeout: 15_000 });
    expect((await house.ask('{ people { name } }')).data).toEqual({ people: [{ name: 'one' }] });
    expect(await house.countConnections('people')).toBeGreaterThan(0);
  });

  it('is found when its file changes', async () => {
    await house.compose(withYears);
    await vi.waitFor(async () => expect((await house.ask('{ people { years } }')).status).toBe(200), {
      timeout: 15_000,
      interval: 100,
    });
  });

  it('costs no request anything, one time after the other', async () => {
    const over = new AbortController();
    let answered = 0;
    const load = async () => {
      while (!over.signal.aborted) {
        const { status, data, errors } = await house.ask('{ people { name years } }');
        expect([status, data, errors]).toEqual([200, { people: [{ name: 'one', years: 7 }] }, []]);
        answered += 1;
      }
    };
    const clients = Promise.all(Array.from({ length: 8 }, load));
    try {
      for (let reloads = 0; reloads < 8; reloads += 1) {
        const before = answered;
        await house.compose(reloads % 2 === 0 ? parts : withYears);
        await loadAnew();
        const { status } = await house.ask('{ people { age } }');
        expect(status).toBe(reloads % 2 === 0 ? 200 : 400);
        await vi.waitFor(() => expect(answered).toBeGreaterThan(before), { timeout: 20_000, interval: 5 });
      }
    } finally {
      over.abort();
      await clients;
    }
  }, 60_000);
});

describe('the end of a generation', () => {
  it('waits for every request that began before it was replaced, and for no other', () => {
    const epochs = createEpochs();
    const closed: string[] = [];
    const first = epochs.begin();
    epochs.end(() => closed.push('a'));
    const second = epochs.begin();
    epochs.end(() => closed.push('b'));
    const third = epochs.begin();
    second();
    expect(closed).toEqual([]);
    first();
    first();
    expect(closed).toEqual(['a', 'b']);
    epochs.end(() => closed.push('c'));
    expect(closed).toEqual(['a', 'b']);
    third();
    expect(closed).toEqual(['a', 'b', 'c']);
    epochs.end(() => closed.push('d'));
    expect(closed).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('the process', () => {
  let child: ChildProcess;
  afterAll(() => child.kill('SIGKILL'));

  it('loads its supergraph anew on SIGHUP', async () => {
    await house.compose(parts);
    const file = `${house.file}.process`;
    await writeFile(file, await readFile(house.file));
    child = spawn(process.execPath, ['gateway/plain/index.ts', '--supergraph', file, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    });
    const [text] = (await once(child.stdout as NonNullable<typeof child.stdout>, 'data')) as [Buffer];
    const url = /http:\S+(?=\/graphql)/.exec(text.toString())?.[0] ?? '';
    expect((await askGateway(url, '{ people { age } }')).data).toEqual({ people: [{ age: 7 }] });
    await house.compose(withYears);
    await writeFile(file, await readFile(house.file));
    child.kill('SIGHUP');
    await vi.waitFor(async () => expect((await askGateway(url, '{ people { age } }')).status).toBe(400), {
      timeout: 15_000,
      interval: 50,
    });
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  }, 40_000);
});
