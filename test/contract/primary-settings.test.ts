import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCredential } from '../../subgraphs/kit/read-credential.ts';
import { readTlsSetting } from '../../subgraphs/kit/read-tls-setting.ts';
import { readPrimarySources } from '../../subgraphs/primary/settings.ts';
import { createAuthority, type TestCertificate } from '../support/certificates.ts';
import { emisBundle } from '../support/primary-emis-record.ts';
import { sourceFields, startPrimaryHouse } from '../support/primary-house.ts';

const folder = mkdtempSync(join(tmpdir(), 'caregraph-'));
const write = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const good = {
  CAREGRAPH_SDS_URL: 'https://directory.example/FHIR/R4',
  CAREGRAPH_SDS_API_KEY: 'a-key-that-stands-in-no-message',
  CAREGRAPH_ASID: '999999000001',
  CAREGRAPH_ISSUER: 'https://caregraph.example',
};

describe('what an operator sets', () => {
  test('is read whole', () => {
    const practice = {
      odsCode: 'Z99001',
      structured: { address: 'https://gp.example/base/', asid: '999999000042' },
    };
    const sources = readPrimarySources({
      ...good,
      CAREGRAPH_GP_PRACTICES: JSON.stringify([practice]),
      CAREGRAPH_GP_SUPPLIERS_FILE: write(
        'suppliers.json',
        JSON.stringify([{ supplier: 'L', product: 'L', practices: ['Z99001'] }]),
      ),
      CAREGRAPH_GP_CONCURRENCY: '3',
    });
    expect(sources.directoryApiKey()).toBe(good.CAREGRAPH_SDS_API_KEY);
    expect(sources.practices[0]?.structured?.address).toBe('https://gp.example/base');
    expect(sources.suppliers.map(({ product }) => product)).toEqual(['L']);
    expect(sources).toMatchObject({ practiceConcurrency: 3, sourceTimeoutMilliseconds: 1500 });
  });

  test('every fault is told at once, with its place and what it must be, and no value is repeated', () => {
    const wrong = {
      ...good,
      CAREGRAPH_ASID: 'not-an-asid',
      CAREGRAPH_SDS_API_KEY: '',
      CAREGRAPH_GP_PRACTICES: JSON.stringify([
        { odsCode: 'Z99001', structured: { address: 'gp', asid: '7' } },
      ]),
      CAREGRAPH_GP_SUPPLIERS_FILE: '/nowhere',
      CAREGRAPH_GP_CERT_FILE: write('cert.pem', 'no certificate'),
    };
    const message = (() => {
      try {
        readPrimarySources(wrong);
        return '';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    })();
    expect(message.split('\n')).toEqual([
      'The configuration cannot be used:',
      '  CAREGRAPH_ASID must be twelve digits',
      '  CAREGRAPH_SDS_API_KEY is missing, and so is CAREGRAPH_SDS_API_KEY_FILE in its place',
      '  CAREGRAPH_GP_SUPPLIERS_FILE must name a file that can be read',
      '  CAREGRAPH_GP_PRACTICES [0].structured.address must be the base address of the capability, as http or https',
      '  CAREGRAPH_GP_PRACTICES [0].structured.asid must be twelve digits',
      '  CAREGRAPH_GP_KEY_FILE is missing: a certificate needs its key',
    ]);
  });
});

test('a credential in a file is looked at again, and stands while the file is away', () => {
  let now = 0;
  const file = write('key', 'first\n');
  const credential = readCredential('CAREGRAPH_SDS_API_KEY', undefined, file, () => now);
  expect(credential?.()).toBe('first');
  write('key', 'second');
  expect(credential?.()).toBe('first');
  now += 31_000;
  expect(credential?.()).toBe('second');
  write('key', '');
  now += 31_000;
  expect(credential?.()).toBe('second');
  expect(() => readCredential('CAREGRAPH_SDS_API_KEY', undefined, file)).toThrow('must not be empty');
});

describe('a practice that asks for our certificate', () => {
  let own: TestCertificate;
  let stranger: TestCertificate;
  let ca: string;
  let close: () => Promise<void>;
  let address: string;
  beforeAll(async () => {
    const authority = await createAuthority('Practices');
    own = await authority.issue('caregraph');
    stranger = await (await createAuthority('Nobody')).issue('stranger');
    ca = authority.certificate;
    const server = await authority.issue('practice');
    const practice = createServer(
      { key: server.key, cert: server.certificate, ca, requestCert: true, rejectUnauthorized: true },
      (request, response) => {
        request.resume();
        response.writeHead(200, { 'content-type': 'application/fhir+json' });
        response.end(JSON.stringify(emisBundle));
      },
    );
    await new Promise<void>((resolve) => {
      practice.listen(0, 'localhost', resolve);
    });
    address = `https://localhost:${(practice.address() as AddressInfo).port}`;
    close = () =>
      new Promise((resolve) => {
        practice.close(() => resolve());
        practice.closeAllConnections();
      });
  });
  afterAll(() => close());

  const ask = async (certificate: TestCertificate) => {
    const tls = readTlsSetting({
      cert: { variable: 'CERT', file: write('own.pem', certificate.certificate) },
      key: { variable: 'KEY', file: write('own.key', certificate.key) },
      ca: { variable: 'CA', file: write('ca.pem', ca) },
    });
    const house = await startPrimaryHouse({
      ...(tls === undefined ? {} : { tls }),
      practices: [{ odsCode: 'Z99001', structured: { address, asid: '999999000042' } }],
    });
    try {
      const { record } = await house.ask(`primaryAllergyIndex { ${sourceFields} }`);
      return { source: record.primaryAllergyIndex.sources[0], lookups: house.practice.lookups.length };
    } finally {
      await house.close();
    }
  };

  test('is reached with it, without asking the directory', async () => {
    expect(await ask(own)).toMatchObject({ source: { state: 'COMPLETE', system: 'EMIS Web' }, lookups: 0 });
  });

  test('is not reached with another', async () => {
    expect(await ask(stranger)).toMatchObject({
      source: { state: 'UNAVAILABLE', reasonCode: 'SOURCE_UNAVAILABLE' },
    });
  });

  test('a key of another certificate is refused at start', () => {
    const files = {
      cert: { variable: 'CERT', file: write('a.pem', own.certificate) },
      key: { variable: 'KEY', file: write('b.key', stranger.key) },
      ca: { variable: 'CA', file: undefined },
    };
    expect(() => readTlsSetting(files)).toThrow('KEY must hold the key of the certificate in CERT');
  });

  test('a capability that is not described is one that the practice does not have', async () => {
    const house = await startPrimaryHouse({ practices: [{ odsCode: 'Z99001' }] });
    const { record } = await house.ask(
      `primaryAllergyIndex { ${sourceFields} } primaryDocumentIndex { ${sourceFields} }`,
    );
    expect(record.primaryAllergyIndex.sources).toMatchObject([{ reasonCode: 'SOURCE_NOT_CONFIGURED' }]);
    expect(record.primaryDocumentIndex.sources).toMatchObject([{ state: 'NOT_SUPPORTED' }]);
    expect(house.practice.lookups).toEqual([]);
    await house.close();
  });
});
