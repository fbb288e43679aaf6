import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrontendReader } from '../../sandbox/postgres/frontend-messages.ts';

const untyped = (code: number, rest: Uint8Array) => {
  const bytes = Buffer.alloc(8 + rest.length, rest.length === 0 ? 0 : undefined);
  bytes.writeInt32BE(bytes.length);
  bytes.writeInt32BE(code, 4);
  bytes.set(rest, 8);
  return bytes;
};
const typed = (type: string, rest: Uint8Array) => {
  const bytes = Buffer.alloc(5 + rest.length);
  bytes.write(type, 0, 'latin1');
  bytes.writeInt32BE(4 + rest.length, 1);
  bytes.set(rest, 5);
  return bytes;
};

describe('reading what a PostgreSQL client sends', () => {
  it('gives whole messages, however the bytes are cut', () => {
    const message = fc.tuple(fc.constantFrom('Q', 'P', 'B', 'S', 'X'), fc.uint8Array({ maxLength: 50 }));
    const cut = fc.array(fc.integer({ min: 1, max: 23 }), { minLength: 1 });
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.uint8Array({ maxLength: 40 }),
        fc.array(message),
        cut,
        (asksTls, startup, typedOnes, cuts) => {
          const sent = [
            // An SSLRequest and a startup message of protocol 3.0.
            ...(asksTls ? [untyped(80_877_103, new Uint8Array())] : []),
            untyped(196_608, startup),
            ...typedOnes.map(([type, rest]) => typed(type, rest)),
          ];
          const bytes = Buffer.concat(sent);
          const read = createFrontendReader();
          const messages = [];
          for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
            const size = cuts[turn % cuts.length] ?? 1;
            messages.push(...read(bytes.subarray(at, at + size)));
            at += size;
          }
          expect(messages.map(({ kind, type }) => `${kind} ${type}`)).toEqual([
            ...(asksTls ? ['encryption-request '] : []),
            'startup ',
            ...typedOnes.map(([type]) => `typed ${type}`),
          ]);
          expect(messages.map((one) => Buffer.from(one.bytes).toString('hex'))).toEqual(
            sent.map((one) => one.toString('hex')),
          );
        },
      ),
    );
  });

  it('refuses a length that no client can mean', () => {
    expect(() => createFrontendReader()(Buffer.from('GET / HTTP/1.1\r\n\r\n'))).toThrow(RangeError);
    expect(() => createFrontendReader()(Buffer.alloc(16))).toThrow(RangeError);
  });
});
