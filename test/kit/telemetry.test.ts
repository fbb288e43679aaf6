import { InMemorySpanExporter } from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTracingTo } from '../../schema/runtime/telemetry/tracing.ts';
import { createCareRecordResolvers } from '../../subgraphs/kit/care-record.ts';
import { createEndpoints } from '../../subgraphs/kit/endpoint/create-endpoints.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import { failed, found, notSupported } from '../../subgraphs/kit/outcome.ts';
import type { AreaRead, SettingBackend } from '../../subgraphs/kit/setting-backend.ts';
import { type RunningSubgraph, startSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import { createStoreProbe } from '../../subgraphs/kit/store-probe.ts';
import { named, openRequest, sealRecord, toFetchHeaders } from '../support/ask-subgraph.ts';
import { idSecret, sealSecret } from '../support/secrets.ts';

const person = { nhsNumber: '9990000018', previousNhsNumbers: [] };
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const gatewaySpan = '00f067aa0ba902b7';
const source = { organisation: { odsCode: 'Z91001' }, system: 'Test System' };
const endpoints = createEndpoints();
const none: AreaRead<never> = (asked) =>
  Promise.resolve(asked.map(() => [{ source, outcome: notSupported('NOT_HELD') }]));
const backend: SettingBackend<never, never, never> = {
  encounters: none,
  carePlans: none,
  documents: none,
  async allergies(asked, context) {
    const question = { timeoutMilliseconds: 5000, signal: context.signal, isRead: true };
    const answer = await endpoints
      .at({ kind: 'practice', organisation: 'Z91001' })
      .ask({ ...question, judge: () => ({ verdict: 'failing' }) }, () =>
        Promise.resolve(failed('SOURCE_ERROR', new Error(`about ${person.nhsNumber}`))),
      );
    context.log.warn('source failed', { code: 'SOURCE_ERROR', cause: answer.cause });
    return asked.map(() => [{ source, outcome: answer }]);
  },
  medications: (asked) => Promise.resolve(asked.map(() => [{ source, outcome: found([]) }])),
  conditions: none,
};

const spans = new InMemorySpanExporter();
const lines: string[] = [];
let isReady = true;
let subgraph: RunningSubgraph;
let base: string;

beforeAll(async () => {
  subgraph = await named(
    'primary',
    startSubgraph({
      name: 'primary',
      resolvers: createCareRecordResolvers('primary', backend),
      host: '127.0.0.1',
      port: 0,
      sealSecret,
      idSecret,
      log: createLog('test', 'info', { write: (line: string) => void lines.push(line) }),
      isReady: () => Promise.resolve(isReady),
      endpoints,
      tracing: createTracingTo(spans, 'caregraph-primary'),
    }),
  );
  base = subgraph.url.replace('/graphql', '');
});
afterAll(() => subgraph.close());
beforeEach(() => spans.reset());

async function askAllergies(headers: Record<string, string> = {}): Promise<void> {
  const request = await openRequest();
  const seal = await sealRecord(request, person);
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on CareRecord {
    primaryAllergyIndex { sources { state } } } } }`;
  const body = JSON.stringify({ query, variables: { r: [{ __typename: 'CareRecord', seal }] } });
  const response = await fetch(subgraph.url, {
    method: 'POST',
    headers: { ...toFetchHeaders(subgraph.url, request, body), ...headers },
    body,
  });
  expect(response.status).toBe(200);
  await response.text();
}

const read = async (path: string) => (await fetch(`${base}${path}`)).text();

describe('a subgraph', () => {
  it('counts what it was asked, and what its sources were', async () => {
    await askAllergies();
    await fetch(subgraph.url, { method: 'POST', body: '{}' });
    const metrics = await read('/metrics');
    expect(metrics).toContain('caregraph_subgraph_requests_total{outcome="OK"} 1');
    expect(metrics).toContain('caregraph_subgraph_requests_total{outcome="UNAUTHENTICATED"} 1');
    expect(metrics).toContain('caregraph_source_questions_total{kind="practice",outcome="SOURCE_ERROR"} 1');
    expect(metrics).toContain('caregraph_endpoints{kind="practice",circuit="closed"} 1');
    expect(metrics).toContain('caregraph_endpoint_events{kind="practice",event="fault"} 1');
    expect(metrics).toContain('nodejs_eventloop_lag_seconds');
    expect(metrics).toContain('nodejs_heap_size_used_bytes');
    expect(metrics).not.toContain('Z91001');
  });

  it('says how its endpoints are', async () => {
    const { endpoints: states } = JSON.parse(await read('/health/endpoints'));
    expect(states).toEqual([
      expect.objectContaining({ name: 'practice Z91001', kind: 'practice', circuit: 'closed' }),
    ]);
  });

  it('names the gateway’s question in its log lines, and nothing that is not well-formed', async () => {
    lines.length = 0;
    await askAllergies({ 'x-correlation-id': 'clinic-42.a' });
    await askAllergies({ 'x-correlation-id': '999-000-0018' });
    expect(lines.map((line) => JSON.parse(line).correlationId)).toEqual(['clinic-42.a', undefined]);
  });

  it('traces a fetch and its questions to sources as a part of the gateway’s trace', async () => {
    await askAllergies({ traceparent: `00-${traceId}-${gatewaySpan}-01` });
    const [question, answer] = spans.getFinishedSpans();
    expect([answer?.name, question?.name]).toEqual(['subgraph answer', 'source question']);
    expect(answer?.spanContext().traceId).toBe(traceId);
    expect(answer?.parentSpanContext?.spanId).toBe(gatewaySpan);
    expect(question?.parentSpanContext?.spanId).toBe(answer?.spanContext().spanId);
    expect(question?.attributes).toEqual({
      'caregraph.endpoint': 'practice',
      'caregraph.code': 'SOURCE_ERROR',
    });
  });

  it('traces nothing that the gateway does not', async () => {
    await askAllergies();
    await askAllergies({ traceparent: `00-${traceId}-${gatewaySpan}-00` });
    expect(spans.getFinishedSpans()).toEqual([]);
  });

  it('is not ready where it cannot do its work', async () => {
    isReady = false;
    expect((await fetch(`${base}/health/ready`)).status).toBe(503);
    expect((await fetch(`${base}/health/live`)).status).toBe(200);
    isReady = true;
    expect((await fetch(`${base}/health/ready`)).status).toBe(200);
  });

  it('shows no person to operators', async () => {
    const texts = [await read('/metrics'), await read('/health/endpoints'), ...lines];
    for (const span of spans.getFinishedSpans()) texts.push(JSON.stringify(span.attributes), span.name);
    expect(texts.filter((text) => text.includes(person.nhsNumber))).toEqual([]);
  });
});

describe('the probe of a store', () => {
  it('asks once a second, and tells that a store is away or silent', async () => {
    let time = 0;
    let asked = 0;
    let answer: () => Promise<unknown> = () => Promise.resolve();
    const isThere = createStoreProbe(
      () => {
        asked += 1;
        return answer();
      },
      () => time,
    );
    expect([await isThere(), await isThere(), asked]).toEqual([true, true, 1]);
    answer = () => Promise.reject(new Error('away'));
    expect(await isThere()).toBe(true);
    time = 1001;
    expect([await isThere(), asked]).toEqual([false, 2]);
    answer = () => new Promise(() => undefined);
    time = 2002;
    expect(await isThere()).toBe(false);
  });
});
