import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTracing, tracingVariables } from '../../../schema/runtime/telemetry/tracing-variables.ts';
import { readEnvironment } from '../../../schema/runtime/env.ts';

const received: { readonly path: string; readonly text: string }[] = [];
let collector: Server;
let endpoint: string;

beforeAll(async () => {
  collector = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', text: Buffer.concat(chunks).toString() });
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => {
    collector.listen(0, '127.0.0.1', resolve);
  });
  endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});
afterAll(
  () =>
    new Promise<void>((resolve) => {
      collector.close(() => resolve());
      collector.closeAllConnections();
    }),
);

describe('traces', () => {
  it('are sent to a collector where one is named, and hold what was noted alone', async () => {
    const variables = readEnvironment(tracingVariables, { OTEL_EXPORTER_OTLP_ENDPOINT: `${endpoint}/` });
    const tracing = await startTracing('caregraph-test', variables);
    const whole = tracing?.begin('graph request', undefined, 'answers');
    tracing?.begin('subgraph request', whole?.parent, 'asks', { 'caregraph.setting': 'PRIMARY' }).end();
    whole?.end({ 'caregraph.outcome': 'OK' });
    await tracing?.close();
    expect(received.map(({ path }) => path)).toEqual(['/v1/traces']);
    const { resourceSpans } = JSON.parse(received[0]?.text ?? '');
    const [{ resource, scopeSpans }] = resourceSpans;
    expect(resource.attributes).toContainEqual({
      key: 'service.name',
      value: { stringValue: 'caregraph-test' },
    });
    expect(scopeSpans[0].spans.map(({ name }: { name: string }) => name)).toEqual([
      'subgraph request',
      'graph request',
    ]);
  });

  it('are not made where none is named', async () => {
    const variables = readEnvironment(tracingVariables, {});
    expect(await startTracing('caregraph-test', variables)).toBeUndefined();
  });

  it('are kept for the part of requests that is asked for', async () => {
    received.length = 0;
    const variables = readEnvironment(tracingVariables, {
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      CAREGRAPH_TRACE_RATIO: '0',
    });
    const tracing = await startTracing('caregraph-test', variables);
    const span = tracing?.begin('graph request', undefined, 'answers');
    expect(span?.parent.isSampled).toBe(false);
    span?.end();
    await tracing?.close();
    expect(received).toEqual([]);
  });

  it('keep no process from ending where the collector is away', async () => {
    const variables = readEnvironment(tracingVariables, {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
    });
    const tracing = await startTracing('caregraph-test', variables);
    tracing?.begin('graph request', undefined, 'answers').end();
    const began = performance.now();
    await expect(tracing?.close() ?? Promise.resolve()).resolves.toBeUndefined();
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
