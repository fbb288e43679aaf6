import { describe, expect, it } from 'vitest';
import { readGatewayOptions } from '../../gateway/env.ts';
import { testIssuers } from '../support/tokens.ts';

const secret = Buffer.from('a secret for the tests of settings, of no use').toString('base64');
const read = (variables: Record<string, string>) =>
  readGatewayOptions({
    CAREGRAPH_SEAL_SECRET: secret,
    CAREGRAPH_ISSUERS: JSON.stringify(testIssuers),
    ...variables,
  });

describe('the gateway by its environment', () => {
  it('listens on this machine alone where nothing is said, or nothing is set', () => {
    expect(read({})).toMatchObject({ host: '127.0.0.1', port: 4000, profile: 'sandbox' });
    expect(read({ CAREGRAPH_HOST: '', CAREGRAPH_GATEWAY_PORT: '' })).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
    });
  });

  it.each([
    ['CAREGRAPH_HOST', '0.0.0.0'],
    ['CAREGRAPH_HOST', '::'],
    ['CAREGRAPH_HOST', '10.1.2.3'],
    ['CAREGRAPH_PROFILE', 'production'],
  ])('gives nobody a token where others than this machine can call, as with %s=%s', (name, text) => {
    const variables = { [name]: text };
    expect(read(variables)).toMatchObject({ port: 4000 });
    expect(() => read({ ...variables, CAREGRAPH_PERSONAS_URL: 'http://127.0.0.1:4019' })).toThrow(
      'CAREGRAPH_PERSONAS_URL must not be set in production or where others can call',
    );
  });

  it.each<[Record<string, string>, string]>([
    [{ CAREGRAPH_GATEWAY_PORT: 'http' }, 'CAREGRAPH_GATEWAY_PORT must be a whole number'],
    [{ CAREGRAPH_GATEWAY_PORT: '70000' }, 'CAREGRAPH_GATEWAY_PORT must be at most 65535'],
    [{ CAREGRAPH_SUBGRAPH_TIMEOUT: '0' }, 'CAREGRAPH_SUBGRAPH_TIMEOUT must be at least 1'],
    [{ CAREGRAPH_PROFILE: 'test' }, 'CAREGRAPH_PROFILE must be one of sandbox, production'],
    [{ CAREGRAPH_PRIMARY_URL: 'ftp://x' }, 'CAREGRAPH_PRIMARY_URL must be an http or https address'],
    [{ CAREGRAPH_SEAL_SECRET: '' }, 'CAREGRAPH_SEAL_SECRET is missing'],
    [{ CAREGRAPH_SEAL_SECRET: 'c2hvcnQ=' }, 'CAREGRAPH_SEAL_SECRET must be at least 32 random bytes'],
  ])('says what %j must be', (variables, sentence) => {
    expect(() => read(variables)).toThrow(sentence);
  });
});
