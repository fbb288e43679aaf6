import { describe, expect, it } from 'vitest';
import { fakeNhsNumber } from '../support/fake-record.ts';
import { askGateway, startGatewayHouse } from '../support/gateway-house.ts';

describe('a gateway that is asked to end', () => {
  it('fails readiness first, finishes what is under way, and then closes', async () => {
    const house = await startGatewayHouse({ drainMilliseconds: 500 });
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => {
      house.subgraphs.patient.setFault(async (_request, response, answer) => {
        await new Promise<void>((go) => {
          release = go;
          resolve();
        });
        response.setHeader('content-type', 'application/json').end(JSON.stringify(await answer()));
      });
    });
    const asked = askGateway(house.gateway.url, '{ patient(nhsNumber: "9990000018") { nhsNumber } }');
    await held;
    const closed = house.gateway.close();
    const ready = await fetch(`${house.gateway.url}/health/ready`);
    expect([ready.status, ready.headers.get('retry-after')]).toEqual([503, '1']);
    expect(ready.headers.get('connection')).toBe('close');
    await expect.poll(() => fetch(`${house.gateway.url}/health/live`).catch(() => 'refused')).toBe('refused');
    release?.();
    expect((await asked).data).toEqual({ patient: { nhsNumber: fakeNhsNumber } });
    await closed;
    await Promise.all(Object.values(house.subgraphs).map((subgraph) => subgraph.close()));
  });

  it('answers what takes longer than the grace when it closes, and cuts nobody off', async () => {
    const house = await startGatewayHouse({ graceMilliseconds: 100 });
    const asked = new Promise<void>((resolve) => house.subgraphs.patient.setFault(() => resolve()));
    const answers = Array.from({ length: 3 }, () =>
      askGateway(house.gateway.url, '{ patient(nhsNumber: "9990000018") { nhsNumber } }'),
    );
    await asked;
    const closed = house.gateway.close();
    for (const answer of answers) {
      const { status, errors } = await answer;
      expect([status, errors]).toEqual([
        503,
        [
          {
            message: 'The graph is closing and can answer no more. Ask again shortly.',
            extensions: { code: 'GATEWAY_CLOSING' },
          },
        ],
      ]);
    }
    await closed;
    expect(house.lines.filter((line) => line.includes('INTERNAL_SERVER_ERROR'))).toEqual([]);
    await Promise.all(Object.values(house.subgraphs).map((subgraph) => subgraph.close()));
  });
});
