import { describe, expect, it } from 'vitest';
import type { ChildPlan } from '../../sandbox/house/child.ts';
import type { HouseOptions } from '../../sandbox/house/house-options.ts';
import { planHouse } from '../../sandbox/house/house-plan.ts';
import { readPorts } from '../../sandbox/house/ports.ts';

const options: HouseOptions = {
  ports: readPorts({}),
  secrets: { CAREGRAPH_SEAL_SECRET: 'seal', CAREGRAPH_ID_SECRET: 'id' },
  dataDirectory: '/data/people-25',
  people: 25,
  showcaseNhsNumber: '9990000018',
};
const named = (stages: readonly (readonly ChildPlan[])[], name: string): ChildPlan => {
  const found = stages.flat().find((plan) => plan.name === name);
  if (found === undefined) throw new Error(`no process is called ${name}`);
  return found;
};

describe('the plan of the house', () => {
  it('starts databases, then what asks them, then what asks those', () => {
    expect(planHouse(options).map((stage) => stage.map(({ entry }) => entry))).toEqual([
      ['sandbox/postgres/main.ts', 'sandbox/postgres/main.ts'],
      ['sandbox/sources.ts'],
      [
        'subgraphs/patient/index.ts',
        'subgraphs/primary/index.ts',
        'subgraphs/secondary/index.ts',
        'subgraphs/community/index.ts',
        'subgraphs/social/index.ts',
      ],
      ['gateway/index.ts'],
    ]);
  });

  it('lets the subgraphs reach the embedded databases through the switchboard alone', () => {
    const stages = planHouse(options);
    expect(named(stages, 'the embedded secondary database').arguments).toEqual([
      '--data',
      '/data/people-25/secondary',
      '--port',
      '4028',
    ]);
    expect(named(stages, 'the sources').environment).toEqual({
      CAREGRAPH_SANDBOX_COMMUNITY_TARGET: 'postgres://postgres:postgres@127.0.0.1:4027/postgres',
      CAREGRAPH_SANDBOX_STORE_TARGET: 'postgres://postgres:postgres@127.0.0.1:4028/postgres',
    });
    expect(named(stages, 'the secondary subgraph').environment).toMatchObject({
      CAREGRAPH_SECONDARY_STORE_URL: 'postgres://postgres:postgres@127.0.0.1:4018/postgres',
      CAREGRAPH_MLLP_PORT: '4020',
    });
    expect(named(stages, 'the patient subgraph').environment).toMatchObject({
      CAREGRAPH_PATIENT_STORE_URL: 'postgres://postgres:postgres@127.0.0.1:4021/postgres',
    });
    expect(named(stages, 'the community subgraph').environment).toMatchObject({
      CAREGRAPH_COMMUNITY_DATABASE_URL: 'postgres://postgres:postgres@127.0.0.1:4017/postgres',
      CAREGRAPH_COMMUNITY_PROVIDERS: expect.stringContaining(
        '"url":"postgres://postgres:postgres@127.0.0.1:4017/postgres"',
      ) as string,
    });
  });

  it('gives a real PostgreSQL to the proxies, and to the subgraphs its database and user at the proxy', () => {
    const postgresUrl = 'postgres://care:p%40ss@db.example:6432/care_db';
    const stages = planHouse({ ...options, postgresUrl });
    expect(stages).toHaveLength(3);
    expect(stages.flat().map(({ entry }) => entry)).not.toContain('sandbox/postgres/main.ts');
    expect(named(stages, 'the sources').environment).toEqual({
      CAREGRAPH_SANDBOX_COMMUNITY_TARGET: postgresUrl,
      CAREGRAPH_SANDBOX_STORE_TARGET: postgresUrl,
    });
    expect(named(stages, 'the secondary subgraph').environment).toMatchObject({
      CAREGRAPH_SECONDARY_STORE_URL: 'postgres://care:p%40ss@127.0.0.1:4018/care_db',
    });
    expect(named(stages, 'the community subgraph').environment).toMatchObject({
      CAREGRAPH_COMMUNITY_DATABASE_URL: 'postgres://care:p%40ss@127.0.0.1:4017/care_db',
    });
  });

  it('gives the seal to all, the secret of ids to the subgraphs, and neither to the sources', () => {
    const stages = planHouse(options);
    for (const { entry, environment = {} } of stages.flat()) {
      const isSubgraph = entry.startsWith('subgraphs/');
      expect(environment['CAREGRAPH_ID_SECRET']).toBe(isSubgraph ? 'id' : undefined);
      expect(environment['CAREGRAPH_SEAL_SECRET']).toBe(
        isSubgraph || entry.startsWith('gateway/') ? 'seal' : undefined,
      );
    }
  });

  it('puts the page behind a login in production, where nobody chooses a persona', () => {
    const { environment } = named(planHouse({ ...options, profile: 'production' }), 'the gateway');
    expect(environment).toMatchObject({
      CAREGRAPH_PROFILE: 'production',
      CAREGRAPH_LOGIN_URL: 'http://localhost:4000',
      CAREGRAPH_LOGIN_ISSUER: 'care-identity',
      CAREGRAPH_LOGIN_CLIENT: 'caregraph-explorer',
      CAREGRAPH_LOGIN_SECRETS: 'seal',
    });
    expect(environment).not.toHaveProperty('CAREGRAPH_PERSONAS_URL');
  });

  it('bounds how many persons one caller opens in production alone', () => {
    const variables = (profile: 'sandbox' | 'production') =>
      Object.entries(
        named(planHouse({ ...options, profile }), 'the patient subgraph').environment ?? {},
      ).filter(([variable]) => variable.startsWith('CAREGRAPH_LIMIT_PERSONS_'));
    expect(variables('production')).toEqual([]);
    expect(variables('sandbox')).toEqual([
      ['CAREGRAPH_LIMIT_PERSONS_PER_HOUR', '1000000'],
      ['CAREGRAPH_LIMIT_PERSONS_AT_ONCE', '1000000'],
      ['CAREGRAPH_LIMIT_PERSONS_OF_CITIZEN', '1000000'],
    ]);
  });

  it('moves every address with its port', () => {
    const ports = readPorts({
      CAREGRAPH_SANDBOX_PDS_PORT: '5411',
      CAREGRAPH_PRIMARY_PORT: '5402',
      CAREGRAPH_IDENTITY_PORT: '5419',
    });
    const stages = planHouse({ ...options, ports });
    expect(named(stages, 'the patient subgraph').environment).toMatchObject({
      CAREGRAPH_PDS_URL: 'http://127.0.0.1:5411/personal-demographics/FHIR/R4',
    });
    expect(named(stages, 'the gateway').environment).toMatchObject({
      CAREGRAPH_PRIMARY_URL: 'http://127.0.0.1:5402/graphql',
      CAREGRAPH_PAGE_NHS_NUMBER: '9990000018',
      CAREGRAPH_PERSONAS_URL: 'http://127.0.0.1:5419',
      CAREGRAPH_ISSUERS: expect.stringContaining(
        '"keysUrl":"http://127.0.0.1:5419/nhs-login/jwks"',
      ) as string,
    });
  });
});
