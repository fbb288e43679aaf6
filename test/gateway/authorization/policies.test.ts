import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPolicies, policiesShape } from '../../../gateway/authorization/policies.ts';
import { toRights } from '../../../gateway/authorization/rights.ts';
import { readGatewayOptions } from '../../../gateway/env.ts';
import { fakeNhsNumber } from '../../support/fake-record.ts';
import { startGatewayHouse } from '../../support/gateway-house.ts';
import { toApp, toCitizen, toStaff } from '../../support/readers.ts';
import { testIssuers } from '../../support/tokens.ts';

const socialWorker = toStaff('R1330', '901', { workgroups: ['Adults at risk'] });
const practitioner = toStaff('R0260', 'A82038');

const decide = createPolicies(
  policiesShape.parse({
    'social worker': [{ roles: ['R1330'] }],
    'social worker at risk': [{ roles: ['R1330'], workgroups: ['Adults at risk'] }],
    'social worker elsewhere': [{ roles: ['R1330'], organisations: ['902'] }],
    'health or council': [{ organisations: ['901'] }, { roles: ['R0260'], purposes: ['TREAT', 'ETREAT'] }],
    'well proved': [{ identity: ['P9'], authentication: ['AAL2'] }],
    'partner app': [{ kinds: ['app'], clients: ['partner-app'] }],
    portal: [{ clients: ['portal'] }],
  }),
);

describe('a policy', () => {
  it.each([
    ['social worker', socialWorker, ['social worker', 'social worker at risk', 'health or council']],
    ['general practitioner', practitioner, ['health or council']],
    ['general practitioner for another purpose', { ...practitioner, purpose: 'HRESCH' as const }, []],
    ['citizen', toCitizen('9991230009'), ['well proved', 'portal']],
    ['app on its own account', toApp(undefined), ['partner app']],
  ])('is decided for a %s where all of one of its conditions holds', (_who, caller, policies) => {
    expect([...decide(caller)]).toEqual(policies);
  });

  it('is decided against everybody where nothing is configured, or nobody is known', () => {
    expect(toRights(practitioner).policies).toEqual(new Set());
    expect(toRights(practitioner, createPolicies({})).policies).toEqual(new Set());
    expect(toRights(undefined, decide).policies).toEqual(new Set());
  });
});

describe('a file of policies with a gap or a mistake', () => {
  const secret = Buffer.from('a secret for the tests of settings, of no use').toString('base64');
  const read = (policies: unknown) =>
    readGatewayOptions({
      CAREGRAPH_SEAL_SECRET: secret,
      CAREGRAPH_ISSUERS: JSON.stringify(testIssuers),
      CAREGRAPH_POLICIES: typeof policies === 'string' ? policies : JSON.stringify(policies),
    }).policies;

  it.each<[unknown, string]>([
    ['{', 'CAREGRAPH_POLICIES must hold JSON'],
    [{ open: [] }, 'CAREGRAPH_POLICIES open must'],
    [{ open: [{}] }, 'CAREGRAPH_POLICIES open[0] must say something of the caller'],
    [{ open: [{ roles: ['R9999'] }] }, 'CAREGRAPH_POLICIES open[0].roles[0] must be'],
    [{ open: [{ roles: [] }] }, 'CAREGRAPH_POLICIES open[0].roles must'],
    [{ open: [{ age: ['18'] }] }, 'CAREGRAPH_POLICIES open[0].age is not a setting'],
  ])('is refused when the gateway starts: %j', (policies, sentence) => {
    expect(() => read(policies)).toThrow(sentence);
  });

  it('is read where it has none', () => {
    expect(read({ open: [{ kinds: ['professional'] }] })).toEqual({ open: [{ kinds: ['professional'] }] });
  });
});

describe('a field of the graph that demands a policy', () => {
  it('is answered to whom the policy is decided for, and to nobody else', async () => {
    const supergraph = readFileSync('schema/supergraph.graphql', 'utf8');
    const demanding = supergraph
      .replace('schema\n', 'schema\n  @link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY)\n')
      .replace(
        'directive @requiresScopes',
        'directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION\n\n$&',
      )
      .replace(
        /^ {2}birthDate: PartialDate @join__field\(graph: PATIENT\)/m,
        '$& @policy(policies: [["care"]])',
      );
    expect(demanding.match(/@policy\(policies: \[\["care"\]\]\)/g)).toHaveLength(1);
    const supergraphFile = join(mkdtempSync(join(tmpdir(), 'caregraph-policies-')), 'supergraph.graphql');
    writeFileSync(supergraphFile, demanding);
    const house = await startGatewayHouse({ supergraphFile, policies: { care: [{ roles: ['R0260'] }] } });
    const codesFor = async (persona: 'general-practitioner' | 'social-worker') => {
      const query = 'query ($n: ID!) { patient(nhsNumber: $n) { gender birthDate } }';
      const { errors } = await house.ask(query, { n: fakeNhsNumber }, persona);
      return errors
        .filter(({ path }) => path?.at(-1) === 'birthDate')
        .map(({ extensions }) => extensions.code);
    };
    expect(await codesFor('general-practitioner')).toEqual([]);
    expect(await codesFor('social-worker')).toEqual(['FORBIDDEN']);
    await house.close();
  });
});
