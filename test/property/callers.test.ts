import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAuthenticator } from '../../gateway/identity/create-authenticator.ts';
import { createFetchProver, readFetchProof } from '../../schema/runtime/fetch-proof.ts';
import { createLog } from '../../schema/runtime/log.ts';
import { personas, type PersonaId, testIssuers, tokenOf } from '../support/tokens.ts';

const lines: string[] = [];
const log = createLog('test', 'info', { write: (line: string) => void lines.push(line) });
const authenticate = createAuthenticator(testIssuers, log);
const askAs = (authorization: string) =>
  authenticate({ headersDistinct: { authorization: [authorization] } });

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const persona = fc.constantFrom(...personas.map(({ id }) => id as PersonaId));
const letter = fc.constantFrom(...alphabet.split(''));

describe('any token', () => {
  it('that differs from a sound one in a single letter is refused', async () => {
    await fc.assert(
      fc.asyncProperty(persona, fc.nat(), letter, async (id, at, other) => {
        const token = await tokenOf(id);
        const place = at % token.length;
        fc.pre(token[place] !== other);
        const who = await askAs(`Bearer ${token.slice(0, place)}${other}${token.slice(place + 1)}`);
        expect(who).toEqual({ kind: 'unauthenticated' });
      }),
      { numRuns: 500 },
    );
  });

  it('that is put together of the parts of sound ones is refused', async () => {
    const part = fc.tuple(persona, fc.nat(2));
    await fc.assert(
      fc.asyncProperty(fc.tuple(part, part, part), async (chosen) => {
        const token = await Promise.all(chosen.map(async ([id, at]) => (await tokenOf(id)).split('.')[at]));
        const sound = await Promise.all(personas.map(({ id }) => tokenOf(id as PersonaId)));
        fc.pre(!sound.includes(token.join('.')));
        expect(await askAs(`Bearer ${token.join('.')}`)).toEqual({ kind: 'unauthenticated' });
      }),
      { numRuns: 300 },
    );
  });

  it('and any text at all is answered, and never said again', async () => {
    lines.length = 0;
    const part = fc.string({ unit: letter, maxLength: 40 });
    const threeParts = fc.tuple(part, part, part).map((parts) => parts.join('.'));
    const text = fc.oneof(fc.string({ unit: 'binary' }), threeParts);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('Bearer ', 'bearer  ', 'Basic ', ''), text, async (scheme, given) => {
        expect(await askAs(scheme + given)).toEqual({ kind: 'unauthenticated' });
        const { time: _time, ...said } = JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>;
        expect(Object.keys(said).toSorted()).toEqual(['level', 'msg', 'name', 'process', 'reason']);
        expect(said['reason']).toMatch(/^TOKEN_[A-Z_]+$/);
      }),
      { numRuns: 300 },
    );
  });
});

it('any proof of a fetch is read for its own key, part and bytes alone', () => {
  const key = fc.string({ unit: letter, minLength: 43, maxLength: 43 });
  const fetch = fc.record({
    key,
    part: fc.constantFrom('PATIENT', 'PRIMARY', 'SECONDARY', 'COMMUNITY', 'SOCIAL'),
    body: fc.string({ maxLength: 40 }),
  });
  const bytes = (given: string) => new TextEncoder().encode(given);
  fc.assert(
    fc.property(
      fetch,
      fetch,
      fc.nat(20),
      fc.constantFrom('key', 'part', 'body'),
      (own, other, earlier, what) => {
        const prove = createFetchProver(own.key);
        for (let count = 0; count < earlier; count += 1) prove(own.part, own.body);
        const proof = prove(own.part, own.body);
        expect(readFetchProof(own.key, own.part, proof, bytes(own.body))).toBe(earlier + 1);
        fc.pre(own[what] !== other[what]);
        const wrong = { ...own, [what]: other[what] };
        expect(readFetchProof(wrong.key, wrong.part, proof, bytes(wrong.body))).toBeUndefined();
      },
    ),
  );
});
