import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findMissingQualifiers } from '../../gateway/page/app/fields/missing-qualifiers.ts';
import { fakeNhsNumber } from '../support/fake-record.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';

const directory = new URL('../../gateway/page/app/queries/', import.meta.url);

let house: GatewayHouse;

beforeAll(async () => {
  house = await startGatewayHouse({
    page: { title: 'Caregraph', nhsNumber: fakeNhsNumber, switchboardUrl: 'http://localhost:4999' },
  });
});
afterAll(() => house.close());

describe('the prepared queries of the page', () => {
  it.each(readdirSync(directory))('%s fits the graph and is answered', async (file) => {
    const query = readFileSync(new URL(file, directory), 'utf8');
    const schema = await (await fetch(`${house.gateway.url}/page-schema.graphql`)).text();
    expect(validate(buildSchema(schema), parse(query)).map(({ message }) => message)).toEqual([]);
    const { data, errors } = await house.ask(query, { nhsNumber: fakeNhsNumber });
    expect(errors).toEqual([]);
    expect(data.patient.name.text).toBe('Mrs Ada Byron');
  });

  it.each(readdirSync(directory))('%s leaves out nothing that changes what an answer means', async (file) => {
    const schema = await (await fetch(`${house.gateway.url}/page-schema.graphql`)).text();
    const query = readFileSync(new URL(file, directory), 'utf8');
    const missing = findMissingQualifiers(buildSchema(schema), query);
    expect(missing.map(({ type, field }) => `${type}.${field}`)).toEqual([]);
  });
});
