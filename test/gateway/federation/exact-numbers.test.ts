import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isReadExactly } from '../../../gateway/execution/exact-number.ts';
import { readPlainOptions } from '../../../gateway/plain/read-plain-options.ts';
import { startPlainGateway } from '../../../gateway/plain/start-plain-gateway.ts';
import type { RunningGateway } from '../../../gateway/serve-graph.ts';
import { createLog } from '../../../schema/runtime/log.ts';
import { composeParts } from '../../support/plain-house.ts';

const parts = {
  wards: {
    typeDefs: `
      scalar Long
      scalar Any
      type Query {
        ward(number: Long, any: Any, ratio: Float, ratios: [Float!], id: ID, ids: [ID!], count: Int, by: By): String
        wards: [Ward!]!
        any: Any
        ratio: Float
        id: ID
        count: Int
      }
      input By { number: Long ratio: Float = 1 id: ID also: By }
      type Ward @key(fields: "number") { number: Long! }
    `,
  },
  names: { typeDefs: 'scalar Long type Ward @key(fields: "number") { number: Long! name: String }' },
};

/** The neighbours 2^53 and 2^53 + 1: whoever reads them as numbers of this language takes them for one. */
const even = '9007199254740992';
const odd = '9007199254740993';

/** The JSON that each part answers next, and the JSON of what it was asked. */
const answers = { wards: '', names: '' };
const asked: { wards: string[]; names: string[] } = { wards: [], names: [] };
const servers: Server[] = [];
let folder: string;
let gateway: RunningGateway;

beforeAll(async () => {
  const urls = new Map<string, string>();
  for (const name of ['wards', 'names'] as const) {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        asked[name].push(Buffer.concat(chunks).toString());
        response.setHeader('content-type', 'application/json').end(answers[name]);
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve());
    });
    servers.push(server);
    urls.set(name, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  }
  folder = await mkdtemp(join(tmpdir(), 'exact-numbers-'));
  const file = join(folder, 'supergraph.graphql');
  await writeFile(file, composeParts(parts, urls));
  const options = readPlainOptions(['--supergraph', file, '--port', '0']);
  if (options.kind === 'help') throw new Error('A gateway is to be started.');
  gateway = await startPlainGateway(options, createLog('test', 'error', { write: () => undefined }));
});

beforeEach(() => {
  asked.wards.length = 0;
  asked.names.length = 0;
});

afterAll(async () => {
  await gateway.close();
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  await rm(folder, { recursive: true });
});

/** Sends a body as it stands, and gives the answer as text, without what stands beside it. */
async function post(body: string): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const text = await response.text();
  return { status: response.status, text: text.replace(/,"extensions":\{"requestId".*\n$/, '}') };
}

const ask = (query: string) => post(JSON.stringify({ query }));

/** What the part that wards are asked of was given as its only variable. */
function givenVariable(): string | undefined {
  return /"variables":\{"v":(.*)\}\}$/.exec(asked.wards[0] ?? '')?.[1];
}

describe('a number that has no equal here', () => {
  it.each([odd, '-9007199254740993', '123456789012345678901234567890', '0.10000000000000000001', '1e400'])(
    'is answered as a part of the graph wrote it: %s',
    async (number) => {
      answers.wards = `{"data":{"any":{"in":[${number}]}}}`;
      expect(await ask('{ any }')).toEqual({ status: 200, text: `{"data":{"any":{"in":[${number}]}}}` });
      answers.wards = `{"data":{"any":${number}}}`;
      expect(await ask('{ any }')).toEqual({ status: 200, text: `{"data":{"any":${number}}}` });
    },
  );

  it.each([
    '9007199254740991',
    '0.30000000000000004',
    '1.50',
    '1e20',
    '100000000000000000000',
    '0',
    '-1.5E-7',
  ])('is not one that has an equal: %s', async (number) => {
    answers.wards = `{"data":{"any":${number}}}`;
    const { text } = await ask('{ any }');
    expect(JSON.parse(text)).toEqual({ data: { any: Number(number) } });
  });

  it('is none within a text', async () => {
    const text = `bed, ${odd}, or [1e400`;
    answers.wards = JSON.stringify({ data: { any: { in: text } } });
    expect((await ask('{ any }')).text).toBe(answers.wards);
  });

  it('is what is nearest to it where the graph has it as a Float, and its digits where it is an ID', async () => {
    answers.wards = `{"data":{"ratio":${odd},"id":${odd}}}`;
    expect((await ask('{ ratio id }')).text).toBe(`{"data":{"ratio":${even},"id":"${odd}"}}`);
    answers.wards = `{"data":{"ratio":0.12345678901234567890,"id":${even}}}`;
    expect((await ask('{ ratio id }')).text).toBe(`{"data":{"ratio":0.12345678901234568,"id":"${even}"}}`);
  });

  it.each([
    ['ratio', '1e400'],
    ['count', odd],
    ['id', '1.2345678901234567890'],
  ])('is no %s as %s', async (field, number) => {
    answers.wards = `{"data":{"${field}":${number}}}`;
    const { data, errors } = JSON.parse((await ask(`{ ${field} }`)).text);
    expect(data).toEqual({ [field]: null });
    expect(errors[0].extensions.code).toBe('VALUE_INVALID');
  });

  it('names an object, and not its neighbour', async () => {
    answers.wards = `{"data":{"wards":[{"__typename":"Ward","number":${even}},{"__typename":"Ward","number":${odd}}]}}`;
    answers.names = `{"data":{"_entities":[{"name":"Elm","__caregraph_number":${even}},{"name":"Oak","__caregraph_number":${odd}}]}}`;
    const { text } = await ask('{ wards { number name } }');
    expect(text).toBe(`{"data":{"wards":[{"number":${even},"name":"Elm"},{"number":${odd},"name":"Oak"}]}}`);
    expect(asked.names[0]).toContain(
      `"representations":[{"__typename":"Ward","number":${even}},{"__typename":"Ward","number":${odd}}]`,
    );
  });

  it('does not pass for its neighbour where an object names itself', async () => {
    answers.wards = `{"data":{"wards":[{"__typename":"Ward","number":${odd}}]}}`;
    answers.names = `{"data":{"_entities":[{"name":"Elm","__caregraph_number":${even}}]}}`;
    const { data, errors } = JSON.parse((await ask('{ wards { name } }')).text);
    expect(data).toEqual({ wards: [{ name: null }] });
    expect(errors[0].extensions.code).toBe('IDENTITY_MISMATCH');
  });

  it.each([
    ['Long', 'number', odd, odd],
    ['Any', 'any', `{"in":[${odd},1e400,1]}`, `{"in":[${odd},1e400,1]}`],
    ['By', 'by', `{"number":${odd},"also":{"number":${odd}}}`, `{"number":${odd},"also":{"number":${odd}}}`],
    ['Float', 'ratio', odd, even],
    ['[Float!]', 'ratios', odd, even],
    ['[Float!]', 'ratios', `[${odd},0.5]`, `[${even},0.5]`],
    ['By', 'by', `{"ratio":${odd}}`, `{"ratio":${even}}`],
    ['ID', 'id', odd, `"${odd}"`],
    ['[ID!]', 'ids', `[${odd}]`, `["${odd}"]`],
    ['By', 'by', `{"id":${odd}}`, `{"id":"${odd}"}`],
  ])('is given on as a variable: %s %s %s', async (type, argument, given, passed) => {
    answers.wards = '{"data":{"ward":"Elm"}}';
    const query = `query ($v: ${type}) { ward(${argument}: $v) }`;
    const { status } = await post(`{"query":"${query}","variables":{"v":${given}}}`);
    expect(status).toBe(200);
    expect(givenVariable()).toBe(passed);
  });

  it.each([
    ['Int', 'count', odd],
    ['Float', 'ratio', '1e400'],
    ['By', 'by', odd],
    ['ID', 'id', '1.2345678901234567890'],
  ])('does not fit as a variable: %s %s %s', async (type, argument, given) => {
    const query = `query ($v: ${type}) { ward(${argument}: $v) }`;
    const { status, text } = await post(`{"query":"${query}","variables":{"v":${given}}}`);
    expect(status).toBe(400);
    expect(JSON.parse(text).errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(asked.wards).toEqual([]);
  });

  it.each([
    '{ ward(ratio: 1e400) }',
    '{ ward(ratio: -1e309) }',
    `{ ward(ratio: ${'9'.repeat(400)}) }`,
    '{ ward(ratios: [1, 1e999]) }',
    '{ ward(by: { also: { ratio: 1e999 } }) }',
    'query ($v: Float = 1e400) { ward(ratio: $v) }',
    'query ($v: By = { ratio: 1e400 }) { ward(by: $v) }',
    '{ ward(any: 1e400) }',
    '{ ward(any: { in: [1e400] }) }',
    `{ ward(number: ${odd}) }`,
    `{ ward(number: -${odd}) }`,
    `{ ward(any: { in: [${odd}] }) }`,
    '{ ward(any: 0.10000000000000000001) }',
    `{ ward(by: { number: ${odd} }) }`,
    `query ($v: Long = ${odd}) { ward(number: $v) }`,
  ])('cannot be written into an operation: %s', async (query) => {
    const { status, text } = await ask(query);
    expect(status).toBe(400);
    const { errors } = JSON.parse(text);
    expect(errors.map((error: { extensions: { code: string } }) => error.extensions.code)).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
    ]);
    expect(errors[0].message).toMatch(/^A number of the operation /);
    expect(asked.wards).toEqual([]);
  });

  it.each([
    [`{ ward(id: ${odd}) }`, `{ward(id:${odd})}`],
    [`{ ward(ids: [${odd}]) }`, `{ward(ids:[${odd}])}`],
    [`{ ward(number: ${even}) }`, `{ward(number:${even})}`],
    [`{ ward(ratio: ${odd}) }`, `{ward(ratio:${even})}`],
    ['{ ward(any: { in: [0.5, 7] }) }', '{ward(any:{in:[0.5 7]})}'],
  ])('is none of those that may be written into one: %s', async (query, passed) => {
    answers.wards = '{"data":{"ward":"Elm"}}';
    expect((await ask(query)).status).toBe(200);
    expect(JSON.parse(asked.wards[0] ?? '{}').query).toBe(passed);
  });

  it.each([odd, `{"query":"{ id }","variables":${odd}}`, `{"query":"{ id }","extensions":${odd}}`])(
    'is no request, nor a part of one that is an object: %s',
    async (body) => {
      const { status, text } = await post(body);
      expect(status).toBe(400);
      expect(JSON.parse(text).errors[0].extensions.code).toBe('BAD_REQUEST');
    },
  );
});

describe('what is read exactly', () => {
  it('is every number that this language wrote', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) =>
        isReadExactly(JSON.stringify(number)),
      ),
    );
  });

  it('is a whole number just where all its digits come back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (whole) => {
        // So small a number is always written as its digits.
        expect(isReadExactly(String(whole))).toBe(BigInt(String(Number(whole))) === whole);
      }),
    );
  });

  it.each(['1.0', '1.50', '100e-2', '0.00', '-0', '1E5', '0e999', '5e-324'])('is %s', (text) => {
    expect(isReadExactly(text)).toBe(true);
  });

  it.each(['1e400', '-1e400', '1e-400', '1e99999999999', odd, '0.10000000000000000001'])(
    'is not %s',
    (text) => {
      expect(isReadExactly(text)).toBe(false);
    },
  );
});
