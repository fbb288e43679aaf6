import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codes } from '../../../schema/runtime/codes.ts';
import { fakeNhsNumber } from '../../support/fake-record.ts';
import { type GatewayHouse, startGatewayHouse } from '../../support/gateway-house.ts';
import type { PersonaId } from '../../support/tokens.ts';

let house: GatewayHouse;

beforeAll(async () => {
  house = await startGatewayHouse();
});
beforeEach(() => {
  for (const { calls } of Object.values(house.subgraphs)) calls.length = 0;
});
afterAll(() => house.close());

const calls = () => Object.values(house.subgraphs).flatMap((subgraph) => subgraph.calls);
/** What the patient subgraph was told of refusals; nobody was asked for anything else. */
const told = () =>
  calls().map(({ query, variables: { refused } }) => {
    expect(query).toBe('mutation ($refused: String!) { recordRefusals(refused: $refused) }');
    return JSON.parse(String(refused)) as unknown;
  });
const variables = { n: fakeNhsNumber };
const forbidden = (...path: string[]) => ({
  message: codes.FORBIDDEN,
  path,
  extensions: { code: 'FORBIDDEN' },
});

describe('who may ask for people at all', () => {
  it.each<PersonaId>(['analyst', 'privacy-officer'])(
    '%s may not, and nobody is asked but to record it',
    async (persona) => {
      const query = `query ($n: ID!) {
      who: patient(nhsNumber: $n) { name { text } }
      patients(nhsNumbers: [$n]) { record { sources { state } } }
      node(id: "x") { id }
    }`;
      const { status, data, errors, text } = await house.ask(query, variables, persona);
      expect(status).toBe(200);
      expect(data).toEqual({ who: null, patients: null, node: null });
      expect(errors).toEqual([forbidden('who'), forbidden('patients'), forbidden('node')]);
      expect(told()).toEqual([
        [
          { field: 'patient', arguments: { nhsNumber: fakeNhsNumber } },
          { field: 'patients', arguments: { nhsNumbers: [fakeNhsNumber] } },
          { field: 'node', arguments: { id: 'x' } },
        ],
      ]);
      expect(JSON.parse(text).extensions.completeness).toEqual([
        {
          state: 'WITHHELD',
          reasonCode: 'FORBIDDEN',
          reason: codes.FORBIDDEN,
          paths: [['who'], ['patients'], ['node']],
        },
      ]);
    },
  );

  it.each<PersonaId>(['general-practitioner', 'district-nurse', 'social-worker', 'patient', 'partner-app'])(
    '%s may',
    async (persona) => {
      const query =
        'query ($n: ID!) { patient(nhsNumber: $n) { name { text } } privacyAlerts { __typename } }';
      const { data, errors } = await house.ask(query, variables, persona);
      expect(data).toEqual({ patient: { name: { text: 'Mrs Ada Byron' } }, privacyAlerts: null });
      expect(errors).toEqual([forbidden('privacyAlerts')]);
      expect(
        calls()
          .map(({ query: text }) => text)
          .join(),
      ).not.toContain('privacyAlerts');
    },
  );

  it('where nothing is refused, nobody is told of it', async () => {
    await house.ask('query ($n: ID!) { patient(nhsNumber: $n) { nhsNumber } }', variables);
    expect(calls()).toHaveLength(1);
  });

  it('is decided for each, whoever asked the same before or at once', async () => {
    const query = 'query ($n: ID!) { patient(nhsNumber: $n) { nhsNumber } }';
    const people: readonly PersonaId[] = ['general-practitioner', 'analyst', 'patient', 'privacy-officer'];
    const asked = Array.from({ length: 40 }, (_, index) => people[index % 4] ?? 'analyst');
    const answers = await Promise.all(asked.map((persona) => house.ask(query, variables, persona)));
    for (const [index, { data }] of answers.entries()) {
      expect(data.patient, asked[index]).toEqual(index % 2 === 0 ? { nhsNumber: fakeNhsNumber } : null);
    }
  });

  it.each<PersonaId>(['partner-app', 'patient', 'analyst', 'privacy-officer'])(
    '%s opens no record in an emergency, and nobody is asked but to record it',
    async (persona) => {
      const i = { nhsNumber: fakeNhsNumber, reason: 'An emergency of some kind', idempotencyKey: 'k' };
      const query = 'mutation ($i: BreakGlassInput!) { breakGlass(input: $i) { __typename } }';
      const { data, errors } = await house.ask(query, { i }, persona);
      expect(data).toEqual({ breakGlass: null });
      expect(errors).toEqual([forbidden('breakGlass')]);
      expect(told()).toEqual([[{ field: 'breakGlass', arguments: { input: i } }]]);
    },
  );
});
