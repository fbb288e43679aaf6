import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeNhsNumber } from '../../support/fake-record.ts';
import { type GatewayHouse, startGatewayHouse } from '../../support/gateway-house.ts';
import { bearerOf } from '../../support/tokens.ts';

let house: GatewayHouse;

beforeAll(async () => {
  house = await startGatewayHouse({ admin: { host: '127.0.0.1', port: 0 } });
});
afterAll(() => house.close());

const query =
  'query ($n: ID!) { patient(nhsNumber: $n) { name { text } record { encounters { totalCount } } } }';

async function readMetrics(): Promise<string> {
  const response = await fetch(`${house.gateway.adminUrl}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain');
  return response.text();
}

describe('the gateway’s metrics', () => {
  it('count requests by what they came to', async () => {
    await house.ask(query, { n: fakeNhsNumber });
    await house.ask(query, { n: fakeNhsNumber });
    await house.ask('{ nothing }');
    await house.ask('{');
    await house.ask(`{ ${'a: __typename '.repeat(31)} }`);
    await fetch(`${house.gateway.url}/graphql`);
    await fetch(`${house.gateway.url}/graphql`, { method: 'POST', body: '{}' });
    await fetch(`${house.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await bearerOf()) },
      body: '{}',
    });
    const metrics = await readMetrics();
    for (const [outcome, count] of [
      ['OK', 2],
      ['GRAPHQL_VALIDATION_FAILED', 1],
      ['GRAPHQL_PARSE_FAILED', 1],
      ['TOO_MANY_ALIASES', 1],
      ['UNAUTHENTICATED', 1],
      ['BAD_REQUEST', 2],
    ] as const) {
      expect(metrics).toContain(`caregraph_gateway_requests_total{outcome="${outcome}"} ${count}`);
    }
    expect(metrics).toContain('caregraph_gateway_request_duration_seconds_count 8');
  });

  it('count fetches, plans, completeness and supergraphs', async () => {
    const metrics = await readMetrics();
    expect(metrics).toContain('caregraph_gateway_fetches_total{setting="PATIENT",outcome="OK"} 4');
    expect(metrics).toContain('caregraph_gateway_fetches_total{setting="SOCIAL",outcome="OK"} 2');
    expect(metrics).toContain('caregraph_gateway_fetch_duration_seconds_count{setting="SOCIAL"} 2');
    expect(metrics).toContain('caregraph_gateway_plans_total{outcome="made"} 1');
    expect(metrics).toContain('caregraph_gateway_plans_total{outcome="known"} 1');
    expect(metrics).toContain('caregraph_gateway_plan_duration_seconds_count 1');
    expect(metrics).toContain('caregraph_gateway_plan_wait_seconds_count 1');
    expect(metrics).toContain('caregraph_gateway_plans_waiting 0');
    expect(metrics).toContain('caregraph_gateway_supergraphs_total{outcome="served"} 1');
    expect(metrics).toContain('caregraph_gateway_completeness_total{setting="SOCIAL",state="COMPLETE"} 2');
    expect(metrics).toContain('caregraph_gateway_subgraph_calls{setting="SOCIAL",state="running"} 0');
    expect(metrics).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  it('count what failed, by part and code', async () => {
    house.subgraphs.secondary.setFault((request) => void request.socket.destroy());
    await house.ask('query ($n: ID!) { patient(nhsNumber: $n) { record { hospital { __typename } } } }', {
      n: fakeNhsNumber,
    });
    house.subgraphs.secondary.setFault(undefined);
    const metrics = await readMetrics();
    expect(metrics).toContain(
      'caregraph_gateway_fetches_total{setting="SECONDARY",outcome="SUBGRAPH_UNAVAILABLE"} 1',
    );
    expect(metrics).toContain(
      'caregraph_gateway_faults_total{setting="SECONDARY",code="SUBGRAPH_UNAVAILABLE"} 1',
    );
    expect(metrics).toContain('caregraph_gateway_requests_total{outcome="INCOMPLETE"} 1');
  });

  it('are nowhere where clients reach', async () => {
    expect((await fetch(`${house.gateway.url}/metrics`)).status).toBe(404);
    expect((await fetch(`${house.gateway.adminUrl}/graphql`)).status).toBe(404);
  });

  it('have labels of a bounded number of values', async () => {
    const metrics = await readMetrics();
    const labels = [...metrics.matchAll(/^caregraph_\w+\{([^}]*)\}/gm)].map(([, text = '']) => text);
    const names = new Set(labels.flatMap((text) => [...text.matchAll(/(\w+)="/g)].map(([, name]) => name)));
    expect(names).toEqual(new Set(['code', 'le', 'outcome', 'setting', 'state']));
    const own = metrics.split('\n').filter((line) => line.startsWith('caregraph_'));
    expect(own.filter((line) => /\d{10}/.test(line.split(' ')[0] ?? ''))).toEqual([]);
  });
});
