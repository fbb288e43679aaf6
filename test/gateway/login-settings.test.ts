import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readGatewayOptions } from '../../gateway/env.ts';
import { toIssuerSettings } from '../../sandbox/identity/sandbox-issuers.ts';

const folder = mkdtempSync(join(tmpdir(), 'login-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secret = Buffer.from('a secret for the tests of settings, of no use').toString('base64');
const other = Buffer.from('another secret for the tests of settings').toString('base64');
const sound = {
  CAREGRAPH_LOGIN_URL: 'https://graph.example',
  CAREGRAPH_LOGIN_ISSUER: 'care-identity',
  CAREGRAPH_LOGIN_CLIENT: 'caregraph-explorer',
  CAREGRAPH_LOGIN_SECRETS: secret,
};
const read = (variables: Readonly<Record<string, string>>, issuerUrl = 'https://login.example') =>
  readGatewayOptions({
    CAREGRAPH_SEAL_SECRET: secret,
    CAREGRAPH_ISSUERS: JSON.stringify(toIssuerSettings(issuerUrl)),
    CAREGRAPH_PROFILE: 'production',
    ...variables,
  }).login;

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const keyFile = write('key.pem', rsa.export({ type: 'pkcs8', format: 'pem' }));
const emptyFile = write('empty', '\n');

describe('the settings of the login', () => {
  it('are none where none is made', () => {
    expect(read({})).toBeUndefined();
  });

  it('are the address, the issuer, the client and the secrets, with the rest as it is by default', () => {
    expect(read({ ...sound, CAREGRAPH_LOGIN_SECRETS: `${secret}, ${other}` })).toMatchObject({
      url: 'https://graph.example',
      issuer: { name: 'care-identity' },
      clientId: 'caregraph-explorer',
      proof: { kind: 'none' },
      scope: 'openid',
      parameters: {},
      claims: 'access-token',
      secrets: [{ length: 45 }, { length: 40 }],
      idleSeconds: 1800,
      maximumSeconds: 36_000,
    });
  });

  it('may be on this machine without https, as in the sandbox', () => {
    const local = { ...sound, CAREGRAPH_LOGIN_URL: 'http://localhost:4000' };
    expect(read(local, 'http://127.0.0.1:4019')).toMatchObject({ url: 'http://localhost:4000' });
  });

  it('take a secret or a private key, in the environment or in a file', () => {
    expect(read({ ...sound, CAREGRAPH_LOGIN_CLIENT_SECRET: 'word' })?.proof).toEqual({
      kind: 'secret',
      secret: 'word',
    });
    const file = write('secret', 'word\n');
    expect(read({ ...sound, CAREGRAPH_LOGIN_CLIENT_SECRET_FILE: file })?.proof).toEqual({
      kind: 'secret',
      secret: 'word',
    });
    const key = { CAREGRAPH_LOGIN_KEY_FILE: keyFile, CAREGRAPH_LOGIN_KEY_ID: 'ours' };
    expect(read({ ...sound, ...key })?.proof).toMatchObject({
      kind: 'key',
      keyId: 'ours',
      key: { type: 'private', extractable: false, algorithm: { hash: { name: 'SHA-512' } } },
    });
  });

  it('take what an issuer wants to be sent beside', () => {
    const parameters = { vtr: '["P9.Cp.Cd"]' };
    expect(read({ ...sound, CAREGRAPH_LOGIN_PARAMETERS: JSON.stringify(parameters) })?.parameters).toEqual(
      parameters,
    );
  });

  it.each<[Record<string, string>, string]>([
    [{ CAREGRAPH_LOGIN_URL: '' }, 'CAREGRAPH_LOGIN_URL is missing; a login needs all of'],
    [{ CAREGRAPH_LOGIN_SECRETS: '' }, 'CAREGRAPH_LOGIN_SECRETS is missing; a login needs all of'],
    [{ CAREGRAPH_LOGIN_URL: 'graph.example' }, 'CAREGRAPH_LOGIN_URL must be an http or https address'],
    [{ CAREGRAPH_LOGIN_URL: 'http://graph.example' }, 'CAREGRAPH_LOGIN_URL must be an https address'],
    [
      { CAREGRAPH_LOGIN_URL: 'https://graph.example/page' },
      'CAREGRAPH_LOGIN_URL must be a scheme, a host and a port',
    ],
    [
      { CAREGRAPH_LOGIN_ISSUER: 'elsewhere' },
      'CAREGRAPH_LOGIN_ISSUER must be one of care-identity, nhs-login, partners',
    ],
    [
      { CAREGRAPH_LOGIN_ISSUER: 'partners' },
      'CAREGRAPH_LOGIN_ISSUER must name an issuer that people log in to',
    ],
    [
      { CAREGRAPH_LOGIN_CLIENT: 'elsewhere' },
      'CAREGRAPH_LOGIN_CLIENT must be one of the clients of care-identity',
    ],
    [{ CAREGRAPH_LOGIN_SECRETS: `${secret},c2hvcnQ=` }, 'CAREGRAPH_LOGIN_SECRETS must be at least 32 random'],
    [{ CAREGRAPH_LOGIN_SCOPES: 'profile' }, 'CAREGRAPH_LOGIN_SCOPES must hold "openid"'],
    [{ CAREGRAPH_LOGIN_PARAMETERS: '{' }, 'CAREGRAPH_LOGIN_PARAMETERS must be a JSON object of texts'],
    [{ CAREGRAPH_LOGIN_PARAMETERS: '[1]' }, 'CAREGRAPH_LOGIN_PARAMETERS must be'],
    [{ CAREGRAPH_LOGIN_PARAMETERS: '{"state":"x"}' }, 'CAREGRAPH_LOGIN_PARAMETERS must not name client_id'],
    [{ CAREGRAPH_LOGIN_CLAIMS: 'cookie' }, 'CAREGRAPH_LOGIN_CLAIMS must be one of access-token, id-token'],
    [{ CAREGRAPH_LOGIN_IDLE: '5' }, 'CAREGRAPH_LOGIN_IDLE must be at least 60'],
    [
      { CAREGRAPH_LOGIN_CLIENT_SECRET_FILE: emptyFile },
      'CAREGRAPH_LOGIN_CLIENT_SECRET_FILE must name a file that can be read and is not empty',
    ],
    [{ CAREGRAPH_LOGIN_KEY_FILE: keyFile }, 'CAREGRAPH_LOGIN_KEY_ID must say how the issuer calls the key'],
    [
      { CAREGRAPH_LOGIN_KEY_FILE: emptyFile, CAREGRAPH_LOGIN_KEY_ID: 'ours' },
      'CAREGRAPH_LOGIN_KEY_FILE must name a private key in PEM',
    ],
    [
      {
        CAREGRAPH_LOGIN_KEY_FILE: keyFile,
        CAREGRAPH_LOGIN_KEY_ID: 'ours',
        CAREGRAPH_LOGIN_KEY_ALGORITHM: 'ES256',
      },
      'CAREGRAPH_LOGIN_KEY_FILE must name a private key in PEM',
    ],
    [{ CAREGRAPH_LOGIN_CLIENT_SECRET: 'a', CAREGRAPH_LOGIN_KEY_FILE: keyFile }, 'must not be set together'],
  ])('say what is wrong with %j', (variables, sentence) => {
    expect(() => read({ ...sound, ...variables })).toThrow(sentence);
  });

  it('want the issuer over https, for tokens are sent to it', () => {
    expect(() => read({ ...sound, CAREGRAPH_PROFILE: 'sandbox' }, 'http://login.example')).toThrow(
      'CAREGRAPH_LOGIN_ISSUER must name an issuer with an https address',
    );
  });
});
