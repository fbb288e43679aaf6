import { readFileSync } from 'node:fs';
import { buildSchema, parse, specifiedDirectives, validateSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toClientSchema } from '../../schema/tools/to-client-schema.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';

const readFile = (path: string) => readFileSync(new URL(`../../schema/${path}`, import.meta.url), 'utf8');
const file = readFile('generated/client.graphql');

describe('the schema for clients', () => {
  const schema = buildSchema(file);

  it('is what the supergraph shows to them', () => {
    const shown = toClientSchema(readFile('supergraph.graphql'));
    expect(Object.keys(schema.getTypeMap())).toEqual(Object.keys(shown.getTypeMap()));
    expect(validateSchema(schema)).toEqual([]);
  });

  it('holds nothing that is between our own processes', () => {
    expect(file).not.toMatch(/\bseal\b|EncounterIndex|reportRelationships|join__|link__|@inaccessible/);
    const own = schema.getDirectives().filter(({ name }) => !isSpecified(name));
    expect(own).toEqual([]);
  });

  it('describes everything that it holds', () => {
    for (const definition of parse(file).definitions) {
      expect(definition).toMatchObject({ description: { value: expect.stringMatching(/\S/) } });
    }
  });
});

const isSpecified = (name: string) => specifiedDirectives.some((one) => one.name === name);

describe('a gateway in production', () => {
  let house: GatewayHouse;
  beforeAll(async () => {
    house = await startGatewayHouse({ profile: 'production', admin: { host: '127.0.0.1', port: 0 } });
  });
  afterAll(() => house.close());

  it('gives its operators the schema that it serves', async () => {
    const response = await fetch(`${house.gateway.adminUrl}/schema.graphql`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/plain; charset=utf-8',
    ]);
    const served = buildSchema(await response.text());
    expect(Object.keys(served.getTypeMap()).sort()).toEqual(
      Object.keys(buildSchema(file).getTypeMap()).sort(),
    );
  });

  it('gives it to nobody else', async () => {
    const paths = ['/schema.graphql', '/page-schema.graphql'];
    const answers = await Promise.all(paths.map((path) => fetch(`${house.gateway.url}${path}`)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });
});
