import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { countQuestions } from '../../gateway/limits/count-questions.ts';
import { defaultLimits } from '../../gateway/limits/limits.ts';
import { generalPractitioner } from '../support/ask-subgraph.ts';
import { startGatewayHouse } from '../support/gateway-house.ts';
import { bearerOf, type PersonaId } from '../support/tokens.ts';

describe('the questions of one caller', () => {
  it('that are under way are capped, and nobody else waits for them', async () => {
    const limits = defaultLimits('production');
    const house = await startGatewayHouse({
      profile: 'production',
      limits: { ...limits, server: { ...limits.server, underWayPerCaller: 1 } },
    });
    onTestFinished(() => house.close());
    const { url } = house.gateway;
    const ask = async (persona?: PersonaId) => {
      const headers = { 'content-type': 'application/json', ...(await bearerOf(persona)) };
      const body = '{"query":"{ __typename }"}';
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
      return { status: response.status, headers: response.headers, text: await response.text() };
    };
    const { hostname, port } = new URL(url);
    const unfinished = connect(Number(port), hostname);
    const { authorization } = await bearerOf();
    unfinished.write(
      `POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`,
    );
    await expect.poll(async () => (await ask()).status).toBe(429);
    const { headers, text } = await ask();
    expect(headers.get('retry-after')).toBe('1');
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_UNDER_WAY' } }] });
    expect((await ask('social-worker')).status).toBe(200);
    unfinished.destroy();
    await once(unfinished, 'close');
    await expect.poll(async () => (await ask()).status).toBe(200);
  });

  it('are counted for each by themselves, and no longer than they are under way', () => {
    const step = fc.record({
      issuer: fc.constantFrom('a', 'b'),
      subject: fc.constantFrom('1', '2'),
      isEnd: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const questions = countQuestions(2);
        const underWay = new Map<string, (() => void)[]>();
        const begun: boolean[] = [];
        const expected: boolean[] = [];
        for (const { issuer, subject, isEnd } of steps) {
          const ends = underWay.get(issuer + subject) ?? [];
          underWay.set(issuer + subject, ends);
          if (isEnd) {
            ends.pop()?.();
            continue;
          }
          expected.push(ends.length < 2);
          const end = questions.begin({ ...generalPractitioner, issuer, subject });
          begun.push(end !== undefined);
          if (end !== undefined) ends.push(end);
        }
        expect(begun).toEqual(expected);
      }),
    );
  });
});
