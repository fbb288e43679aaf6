import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readIssuers } from '../../gateway/identity/read-issuers.ts';

const folder = mkdtempSync(join(tmpdir(), 'issuers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sound = {
  name: 'professionals',
  shape: 'care-identity',
  issuer: 'https://login.example/professionals',
  audience: 'caregraph',
  algorithms: ['RS256'],
  keysUrl: 'https://login.example/professionals/keys',
  clients: { viewer: { purposes: ['TREAT'], scopes: ['record.read'] } },
};
const key = { kty: 'EC', kid: 'one', crv: 'P-256', x: 'x', y: 'y' };
const read = (...issuers: object[]) =>
  readIssuers({ CAREGRAPH_ISSUERS: JSON.stringify(issuers) }, 'production');

describe('the issuers whose tokens are taken', () => {
  it('are read from the environment, with what is left out as it is by default', () => {
    expect(read(sound)).toEqual([
      {
        ...sound,
        type: 'at+jwt',
        keysSeconds: 3600,
        skewSeconds: 5,
        tokenSeconds: 3600,
        isOneTime: false,
        clients: { viewer: { kind: 'app', purposes: ['TREAT'], scopes: ['record.read'] } },
      },
    ]);
  });

  it('are read from a file', () => {
    const file = join(folder, 'issuers.json');
    writeFileSync(file, JSON.stringify([sound]));
    expect(readIssuers({ CAREGRAPH_ISSUERS_FILE: file }, 'production')).toEqual(read(sound));
  });

  it('may publish their keys on this machine without https, where nobody reads along', () => {
    expect(read({ ...sound, keysUrl: 'http://127.0.0.1:4019/keys' })).toMatchObject([
      { keysUrl: 'http://127.0.0.1:4019/keys' },
    ]);
  });

  it('must be configured, in one place', () => {
    const sentence =
      'CAREGRAPH_ISSUERS_FILE must name the file that says whose tokens are taken, or CAREGRAPH_ISSUERS must hold it';
    expect(() => readIssuers({}, 'sandbox')).toThrow(sentence);
    expect(() => readIssuers({ CAREGRAPH_ISSUERS: '[]', CAREGRAPH_ISSUERS_FILE: 'x' }, 'sandbox')).toThrow(
      'CAREGRAPH_ISSUERS and CAREGRAPH_ISSUERS_FILE must not both be set',
    );
  });

  it.each<[string, string]>([
    ['{', 'CAREGRAPH_ISSUERS must hold JSON'],
    ['{}', 'CAREGRAPH_ISSUERS must be a list'],
    ['[]', 'CAREGRAPH_ISSUERS must hold at least 1'],
    ['[{}]', 'CAREGRAPH_ISSUERS [0].audience must be a text'],
  ])('must be a list that is not empty, and not %s', (text, sentence) => {
    expect(() => readIssuers({ CAREGRAPH_ISSUERS: text }, 'sandbox')).toThrow(sentence);
  });

  it('must be in a file that can be read', () => {
    const file = join(folder, 'nothing.json');
    expect(() => readIssuers({ CAREGRAPH_ISSUERS_FILE: file }, 'sandbox')).toThrow(
      'CAREGRAPH_ISSUERS_FILE must name a file that can be read',
    );
  });

  it.each<[object, string]>([
    [{ algorithms: ['HS256'] }, '[0].algorithms[0] must be one of RS256, RS384'],
    [{ algorithms: ['none'] }, '[0].algorithms[0] must be one of RS256, RS384'],
    [{ algorithms: [] }, '[0].algorithms must hold at least 1'],
    [{ audience: '' }, '[0].audience must hold at least 1'],
    [{ issuer: 'login.example' }, '[0].issuer must be an http or https address'],
    [{ shape: 'saml' }, '[0].shape must be one of care-identity, nhs-login, client-credentials'],
    [{ skewSeconds: 3600 }, '[0].skewSeconds must be at most 60'],
    [{ name: 'The login' }, '[0].name must be a short name in small letters'],
    [{ keysUrl: undefined }, '[0].keysUrl must be set, or "keys" must be, but not both'],
    [{ keys: [key] }, '[0].keysUrl must be set, or "keys" must be, but not both'],
    [
      { keysUrl: undefined, keys: [{ kty: 'oct', kid: 'one', k: 'c2VjcmV0' }] },
      '[0].keys[0].kty must be one of RSA, EC, OKP',
    ],
    [{ keysUrl: undefined, keys: [{ ...key, d: 'd' }] }, '[0].keys[0] must not be a private key'],
    [{ keysUrl: 'http://login.example/keys' }, '[0].keysUrl must be an https address in production'],
    [{ clients: {} }, '[0].clients must name at least one application'],
    [
      { clients: { viewer: { purposes: ['CURIOSITY'], scopes: ['record.read'] } } },
      '[0].clients.viewer.purposes[0] must be one of TREAT, ETREAT',
    ],
    [
      { clients: { viewer: { purposes: ['BTG'], scopes: ['record.read'] } } },
      '[0].clients.viewer.purposes[0] must be one of TREAT, ETREAT, PATRQT',
    ],
    [
      { clients: { viewer: { purposes: ['TREAT'], scopes: ['*'] } } },
      '[0].clients.viewer.scopes[0] must be one of record.read',
    ],
    [
      { shape: 'client-credentials' },
      '[0].clients.viewer.organisation must say who answers for the application',
    ],
    [{ secret: 'hush' }, '[0].secret is not a setting'],
  ])('cannot have %j', (wrong, sentence) => {
    expect(() => read({ ...sound, ...wrong })).toThrow(`CAREGRAPH_ISSUERS ${sentence}`);
  });

  it('must differ', () => {
    expect(() => read(sound, { ...sound, name: 'others' })).toThrow('[1].issuer must differ between issuers');
    expect(() => read(sound, { ...sound, issuer: 'https://others.example' })).toThrow(
      '[1].name must differ between issuers',
    );
  });
});
