import { InMemorySpanExporter } from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTracingTo } from '../../../schema/runtime/telemetry/tracing.ts';
import { fakeNhsNumber } from '../../support/fake-record.ts';
import { type GatewayHouse, startGatewayHouse } from '../../support/gateway-house.ts';
import { tokenOf } from '../../support/tokens.ts';

const spans = new InMemorySpanExporter();
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const clientSpan = '00f067aa0ba902b7';
let house: GatewayHouse;

beforeAll(async () => {
  house = await startGatewayHouse({ tracing: createTracingTo(spans, 'caregraph-gateway') });
});
beforeEach(() => {
  spans.reset();
  for (const { calls } of Object.values(house.subgraphs)) calls.length = 0;
});
afterAll(() => house.close());

async function post(query: string, headers: Record<string, string> = {}): Promise<void> {
  const response = await fetch(`${house.gateway.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await tokenOf()}`,
      ...headers,
    },
    body: JSON.stringify({ query, variables: { n: fakeNhsNumber } }),
  });
  await response.text();
}

const query = 'query Canary ($n: ID!) { patient(nhsNumber: $n) { record { hospital { __typename } } } }';

describe('a trace of a request', () => {
  it('has a span for each step, below the client’s own', async () => {
    await post(query, { traceparent: `00-${traceId}-${clientSpan}-01` });
    const finished = spans.getFinishedSpans();
    const root = finished.find(({ name }) => name === 'graph request');
    expect(root?.parentSpanContext?.spanId).toBe(clientSpan);
    expect(root?.attributes).toEqual({ 'caregraph.outcome': 'OK', 'caregraph.faults': 0 });
    expect(finished.map(({ name }) => name)).toEqual([
      'parse',
      'validate',
      'plan',
      'subgraph request',
      'subgraph request',
      'graph request',
    ]);
    expect(new Set(finished.map((span) => span.spanContext().traceId))).toEqual(new Set([traceId]));
    const steps = finished.filter((span) => span !== root);
    expect(new Set(steps.map((span) => span.parentSpanContext?.spanId))).toEqual(
      new Set([root?.spanContext().spanId]),
    );
    const asked = finished.filter(({ name }) => name === 'subgraph request');
    expect(asked.map(({ attributes }) => attributes)).toEqual([
      { 'caregraph.setting': 'PATIENT' },
      { 'caregraph.setting': 'SECONDARY' },
    ]);
    expect(house.subgraphs.secondary.calls[0]?.headers['traceparent']).toBe(
      `00-${traceId}-${asked[1]?.spanContext().spanId}-01`,
    );
  });

  it('has codes where something fails, and nothing else', async () => {
    house.subgraphs.secondary.setFault((request) => void request.socket.destroy());
    await post(query);
    house.subgraphs.secondary.setFault(undefined);
    const failed = spans.getFinishedSpans().filter(({ attributes }) => 'caregraph.code' in attributes);
    expect(failed.map(({ attributes, status }) => [attributes, status])).toEqual([
      [{ 'caregraph.setting': 'SECONDARY', 'caregraph.code': 'SUBGRAPH_UNAVAILABLE' }, { code: 2 }],
    ]);
  });

  it('is none where the client’s own is not recorded', async () => {
    await post(query, { traceparent: `00-${traceId}-${clientSpan}-00` });
    expect(spans.getFinishedSpans()).toEqual([]);
    expect(house.subgraphs.patient.calls[0]?.headers['traceparent']).toMatch(
      new RegExp(`^00-${traceId}-[0-9a-f]{16}-00$`),
    );
  });
});
