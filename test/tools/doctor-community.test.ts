import { afterAll, beforeAll, expect, test } from 'vitest';
import { communityChecks } from '../../subgraphs/community/doctor.ts';
import { examine } from '../../tools/doctor/examine.ts';
import { toReport } from '../../tools/doctor/to-report.ts';
import { startTelehealthHouse, type TelehealthHouse } from '../support/telehealth-house.ts';
import { supplierToken, toBundle, toGlucose, toIdentifier } from '../support/telehealth-supplier.ts';

let house: TelehealthHouse;
const today = new Date().toISOString();

beforeAll(async () => {
  house = await startTelehealthHouse();
  house.setNow(today);
  await house.provider.insert('cyp001mpi', { effective_from: today.slice(0, 10), local_patient_id: '1' });
});

afterAll(() => house?.close());

async function ask(more: NodeJS.ProcessEnv = {}) {
  const findings = await examine([communityChecks], {
    environment: {
      CAREGRAPH_COMMUNITY_DATABASE_URL: house.provider.url,
      CAREGRAPH_COMMUNITY_STORE_URL: house.storeUrl,
      CAREGRAPH_TELEHEALTH_SUPPLIERS: JSON.stringify([
        {
          id: 'northmoor',
          odsCode: 'TH001',
          name: 'Northmoor Telehealth',
          token: supplierToken,
          numbers: 'traced',
          fallbackOwner: { name: 'Telehealth hub' },
        },
      ]),
      ...more,
    },
    signal: new AbortController().signal,
    timeoutMilliseconds: 5000,
    practices: [],
  });
  return toReport(findings);
}

test('says of every provider and supplier what it can do, and what it sent', async () => {
  expect(await ask()).toContain('partly  telehealth supplier northmoor: It has never sent anything.');
  await house.send(
    toBundle([
      toGlucose('9990000018', { identifier: toIdentifier('d1') }),
      toGlucose('9990000018', { identifier: toIdentifier('d2'), status: 'none' }),
      toGlucose('1234567890', { identifier: toIdentifier('d3') }),
    ]),
  );
  const report = await ask();
  expect(report).toContain('works   provider RZY: Its tables are there.');
  expect(report).toContain('can give contacts, referrals, care plans and wounds');
  expect(report).toContain(
    'works   telehealth supplier northmoor: It has sent 2 things; 1 were refused, 1 are joined to nobody.',
  );
  expect(report).not.toContain(supplierToken);
});

test('names what is not where the configuration says, and what to do', async () => {
  const providers = [
    {
      odsCode: 'FAB12',
      name: 'A pharmacy',
      url: house.provider.url,
      tables: {
        cyp201carecontact: { columns: { staff_id: 'Pharmacist' } },
        cyp607diagnosis: { view: 'gone' },
      },
    },
    { odsCode: 'TP99X', name: 'An optician', url: 'postgres://nobody@127.0.0.1:9/none' },
  ];
  const report = await ask({
    CAREGRAPH_COMMUNITY_DATABASE_URL: '',
    CAREGRAPH_COMMUNITY_PROVIDERS: JSON.stringify(providers),
  });
  expect(report).toMatch(/FAULT {3}provider FAB12: .*cyp607diagnosis is not there/);
  expect(report).toMatch(/FAULT {3}provider FAB12: .*cyp201carecontact\.staff_id is not there/);
  expect(report).toContain(
    'next: Name the view and its columns in "tables" of CAREGRAPH_COMMUNITY_PROVIDERS',
  );
  expect(report).toContain('FAULT   provider TP99X: It could not be read: SOURCE_UNAVAILABLE.');
});

test('says of a wrong configuration which field is wrong and what it must be', async () => {
  const report = await ask({
    CAREGRAPH_COMMUNITY_PROVIDERS:
      '[{"odsCode":"fab","name":"A pharmacy","url":"http://x","tables":{"cyp999":null}}]',
    CAREGRAPH_TELEHEALTH_SUPPLIERS: '[]',
  });
  expect(report).toContain('CAREGRAPH_COMMUNITY_PROVIDERS [0].odsCode must be an ODS code');
  expect(report).toContain('CAREGRAPH_COMMUNITY_PROVIDERS [0].url must be a postgres:// address');
});
