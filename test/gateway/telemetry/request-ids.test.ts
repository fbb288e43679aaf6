import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fakeNhsNumber } from '../../support/fake-record.ts';
import { type GatewayHouse, startGatewayHouse } from '../../support/gateway-house.ts';
import { tokenOf } from '../../support/tokens.ts';

let house: GatewayHouse;

beforeAll(async () => {
  house = await startGatewayHouse();
});
beforeEach(() => {
  for (const { calls } of Object.values(house.subgraphs)) calls.length = 0;
});
afterAll(() => house.close());

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const sound = JSON.stringify({ query: `{ patient(nhsNumber: "${fakeNhsNumber}") { nhsNumber } }` });

async function post(body: string, headers: Record<string, string> = {}) {
  const token = await tokenOf();
  const response = await fetch(`${house.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body,
  });
  const { extensions } = JSON.parse(await response.text());
  const requestId = response.headers.get('x-request-id');
  const correlationId = response.headers.get('x-correlation-id');
  return { status: response.status, extensions, requestId, correlationId };
}

describe('the ids of a request', () => {
  it('are echoed in headers and in the answer, and go to subgraphs and to the log', async () => {
    const clientRequestId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
    const { extensions, requestId, correlationId } = await post(sound, {
      'x-request-id': clientRequestId,
      'x-correlation-id': 'clinic-42.a',
    });
    expect({ requestId, correlationId }).toEqual({
      requestId: clientRequestId,
      correlationId: 'clinic-42.a',
    });
    expect(extensions).toMatchObject({ requestId, correlationId });
    const [call] = house.subgraphs.patient.calls;
    expect(call?.headers['x-correlation-id']).toBe('clinic-42.a');
    expect(call?.headers['x-request-id']).toBeUndefined();
    const line = JSON.parse(house.lines.findLast((text) => text.includes('"answered"')) ?? '');
    expect(line).toMatchObject({ clientRequestId, correlationId: 'clinic-42.a' });
    // What subgraphs remember belongs to an id that no client can choose.
    expect(line.requestId).toMatch(uuid);
    expect(line.requestId).not.toBe(clientRequestId);
  });

  it('are the trace’s where a client names one', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const { correlationId } = await post(sound, { traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
    expect(correlationId).toBe(traceId);
    // Nothing is traced here, so nothing says so to subgraphs.
    expect(house.subgraphs.patient.calls[0]?.headers['traceparent']).toBeUndefined();
  });

  it.each([
    ['ten digits', { 'x-correlation-id': fakeNhsNumber }],
    ['ten digits with hyphens', { 'x-correlation-id': 'visit-999-000-0018' }],
    ['ten digits in a UUID', { 'x-request-id': '00000000-0000-4000-8000-009990000018' }],
    ['ten digits in a trace', { traceparent: `00-${fakeNhsNumber.padStart(32, '0')}-00f067aa0ba902b7-01` }],
    ['no form', { 'x-correlation-id': 'Ada Byron', 'x-request-id': '1', traceparent: 'x' }],
    ['no end', { 'x-correlation-id': 'a'.repeat(1000) }],
    ['none given', {}],
  ])('are new where a client’s are not admitted: %s', async (_name, headers) => {
    const answer = await post(sound, headers);
    expect(answer.status).toBe(200);
    expect(answer.requestId).toMatch(uuid);
    expect(answer.correlationId).toBe(answer.requestId);
    expect(answer.extensions).toMatchObject({ requestId: answer.requestId });
  });

  it.each([
    ['is not JSON', '{', 400],
    ['holds no query', '{}', 400],
    ['cannot be read', '{"query":"{"}', 400],
    ['does not fit', '{"query":"{ nothing }"}', 400],
    ['is too deep', JSON.stringify({ query: `${'{ a '.repeat(30)}${'}'.repeat(30)}` }), 400],
    ['has wrong variables', '{"query":"query ($n: ID!) { patient(nhsNumber: $n) { name { text } } }"}', 400],
  ])('and completeness stand in the answer to what %s', async (_name, body, status) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.extensions).toEqual({
      requestId: answer.requestId,
      correlationId: answer.correlationId,
      completeness: [],
    });
  });

  it('stand in the answer to whoever is not admitted', async () => {
    const answer = await post(sound, { authorization: 'Bearer x', 'x-correlation-id': 'clinic-42.a' });
    expect(answer.status).toBe(401);
    expect(answer.extensions).toMatchObject({ correlationId: 'clinic-42.a', completeness: [] });
  });
});
