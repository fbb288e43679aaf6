import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeNhsNumber } from '../support/fake-record.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';
import { bearerOf } from '../support/tokens.ts';

const query = `query ($n: ID!) {
  patient(nhsNumber: $n) {
    name { text }
    record { encounters(first: 5) { edges { node { title organisation { name } } } } }
  }
}`;
const wanted = { caregraph: { plan: true } };

let sandbox: GatewayHouse;
let production: GatewayHouse;

beforeAll(async () => {
  sandbox = await startGatewayHouse();
  production = await startGatewayHouse({ profile: 'production' });
});
afterAll(() => Promise.all([sandbox.close(), production.close()]));

interface Node {
  readonly kind: string;
  readonly nodes?: readonly Node[];
  readonly subgraph?: string;
  readonly fields?: number;
  readonly state?: string;
  readonly milliseconds?: number;
  readonly bytes?: number;
  readonly code?: string;
}

async function askPlan(house: GatewayHouse, extensions: unknown) {
  const response = await fetch(`${house.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await bearerOf()) },
    body: JSON.stringify({ query, variables: { n: fakeNhsNumber }, extensions }),
  });
  const text = await response.text();
  const { extensions: given } = JSON.parse(text) as { extensions?: { plan?: Node } };
  return { text, plan: given?.plan };
}

function toFetches(node: Node | undefined): readonly Node[] {
  if (node === undefined) return [];
  return node.kind === 'fetch' ? [node] : (node.nodes ?? []).flatMap(toFetches);
}

describe('how an operation was carried out', () => {
  it('is told as a tree of stages with counts, sizes and times', async () => {
    const { plan } = await askPlan(sandbox, wanted);
    expect(plan?.kind).toBe('sequence');
    const [first, second] = plan?.nodes ?? [];
    expect(first).toMatchObject({ kind: 'fetch', subgraph: 'patient', state: 'answered' });
    expect(second?.kind).toBe('parallel');
    expect(toFetches(second).map(({ subgraph }) => subgraph)).toEqual(
      expect.arrayContaining(['primary', 'secondary', 'community', 'social']),
    );
    for (const fetch of toFetches(plan)) {
      expect(fetch.state).toBe('answered');
      expect(fetch.fields).toBeGreaterThan(0);
      expect(fetch.bytes).toBeGreaterThan(0);
      expect(fetch.milliseconds).toBeGreaterThanOrEqual(0);
    }
  });

  it('holds nothing of what is asked for or answered', async () => {
    const { plan } = await askPlan(sandbox, wanted);
    expect(JSON.stringify(plan)).not.toMatch(/999\d{7}|seal|title|Byron|nhsNumber/);
  });

  it('tells of a part that failed, by its code', async () => {
    sandbox.subgraphs.social.setFault((request) => void request.socket.destroy());
    const { plan } = await askPlan(sandbox, wanted);
    sandbox.subgraphs.social.setFault(undefined);
    const failed = toFetches(plan).find(({ state }) => state === 'failed');
    expect(failed).toMatchObject({ subgraph: 'social', code: 'SUBGRAPH_UNAVAILABLE' });
    expect(failed).not.toHaveProperty('bytes');
  });

  it.each([undefined, {}, { caregraph: null }, { caregraph: { plan: 'true' } }, { plan: true }])(
    'is not told to those who do not ask for it (%j)',
    async (extensions) => {
      expect((await askPlan(sandbox, extensions)).text).not.toContain('"plan"');
    },
  );

  it('is not told in production, whoever asks', async () => {
    expect((await askPlan(production, wanted)).text).not.toContain('"plan"');
  });
});
