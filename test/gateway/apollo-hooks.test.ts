import type * as ApolloServerModule from '@apollo/server';
import type { ApolloServerOptions, ApolloServerPlugin, BaseContext } from '@apollo/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findSection, findTableRows } from '../docs/markdown.ts';
import { readProjectFile } from '../docs/project-files.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';
import { bearerOf } from '../support/tokens.ts';

const { fired } = vi.hoisted(() => ({ fired: new Map<string, number>() }));

// The product adds no plugins of others; this is what one would see.
vi.mock('@apollo/server', async (original) => {
  const library = await original<typeof ApolloServerModule>();
  class Watched extends library.ApolloServer {
    constructor(options: ApolloServerOptions<BaseContext>) {
      super({ ...options, plugins: [...(options.plugins ?? []), recorder] });
    }
  }
  return { ...library, ApolloServer: Watched };
});

const note = (hook: string) => void fired.set(hook, (fired.get(hook) ?? 0) + 1);
const noteLater = (hook: string) => {
  note(hook);
  return Promise.resolve();
};
const countOf = (hook: string) => fired.get(hook) ?? 0;

const recorder: ApolloServerPlugin = {
  serverWillStart() {
    note('serverWillStart');
    return Promise.resolve({
      schemaDidLoadOrUpdate: () => note('schemaDidLoadOrUpdate'),
      drainServer: () => noteLater('drainServer'),
      serverWillStop: () => noteLater('serverWillStop'),
    });
  },
  startupDidFail: () => noteLater('startupDidFail'),
  contextCreationDidFail: () => noteLater('contextCreationDidFail'),
  invalidRequestWasReceived: () => noteLater('invalidRequestWasReceived'),
  unexpectedErrorProcessingRequest: () => noteLater('unexpectedErrorProcessingRequest'),
  requestDidStart() {
    note('requestDidStart');
    return Promise.resolve({
      didResolveSource: () => noteLater('didResolveSource'),
      parsingDidStart: () => noteLater('parsingDidStart'),
      validationDidStart: () => noteLater('validationDidStart'),
      didResolveOperation: () => noteLater('didResolveOperation'),
      responseForOperation() {
        note('responseForOperation');
        return Promise.resolve(null);
      },
      executionDidStart() {
        note('executionDidStart');
        return Promise.resolve({
          willResolveField: () => note('willResolveField'),
          executionDidEnd: () => noteLater('executionDidEnd'),
        });
      },
      didEncounterErrors: () => noteLater('didEncounterErrors'),
      willSendResponse: () => noteLater('willSendResponse'),
      didEncounterSubsequentErrors: () => noteLater('didEncounterSubsequentErrors'),
      willSendSubsequentPayload: () => noteLater('willSendSubsequentPayload'),
    });
  },
};

/** The rows of the table that tells of hooks: the hook, and whether it fires. */
const rows = findTableRows(
  findSection(readProjectFile('docs/performance.md'), '## Which Apollo plugin hooks fire'),
)
  .map(([hook = '', fires = '']) => [hook.replaceAll('`', ''), fires] as const)
  .filter(([hook]) => /^[a-z]+[A-Z]/.test(hook));

const question = '{ patient(nhsNumber: "9990000018") { nhsNumber name { text } } }';

describe('the hooks of Apollo Server', () => {
  let house: GatewayHouse;
  const counts = new Map<string, readonly string[]>();

  /** Which hooks fire while something is done. */
  async function watch(name: string, work: () => Promise<unknown>): Promise<void> {
    fired.clear();
    await work();
    counts.set(name, [...fired.keys()]);
  }

  async function send(body: unknown): Promise<void> {
    const response = await fetch(`${house.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await bearerOf()) },
      body: JSON.stringify(body),
    });
    await response.text();
  }

  beforeAll(async () => {
    await watch('start', async () => {
      house = await startGatewayHouse();
    });
    await watch('first', () => house.ask(question));
    await watch('again', () => house.ask(question));
    await watch('fault', async () => {
      house.subgraphs.patient.setFault((_request, response) => void response.destroy());
      await house.ask(question);
      house.subgraphs.patient.setFault(undefined);
    });
    await watch('not valid', () => house.ask('{ nothing }'));
    await watch('refused before it is planned', () => house.ask(`{ ${question.slice(1, -1).repeat(60)} }`));
    await watch('not a request', () => send({ query: 7 }));
    await watch('stop', () => house.gateway.close());
  });
  afterAll(() => house.close());

  it('are those that the document says', () => {
    const seen = new Set([...counts.values()].flat());
    expect(rows.length).toBeGreaterThan(15);
    expect(
      rows
        .filter(([, fires]) => fires === 'yes')
        .map(([hook]) => hook)
        .toSorted(),
    ).toEqual([...seen].toSorted());
    expect(rows.filter(([, fires]) => fires !== 'yes').every(([, fires]) => fires === 'no')).toBe(true);
  });

  it('see an operation parsed and validated the first time only, and carried out each time', () => {
    expect(counts.get('first')).toEqual(
      expect.arrayContaining([
        'parsingDidStart',
        'validationDidStart',
        'executionDidStart',
        'willSendResponse',
      ]),
    );
    expect(counts.get('again')).toEqual(expect.arrayContaining(['executionDidStart', 'willSendResponse']));
    expect(counts.get('again')).not.toContain('parsingDidStart');
    expect(counts.get('again')).not.toContain('validationDidStart');
  });

  it('see faults, and what is refused before it is planned as a context that failed', () => {
    expect(counts.get('fault')).toContain('didEncounterErrors');
    expect(counts.get('not valid')).toContain('didEncounterErrors');
    expect(counts.get('refused before it is planned')).toEqual(['contextCreationDidFail']);
    expect(countOf('willResolveField')).toBe(0);
  });
});
