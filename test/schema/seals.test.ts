import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCallerSeal } from '../../schema/runtime/caller.ts';
import { createRecordIds } from '../../schema/runtime/record-id.ts';
import { createRecordSeal, type RecordAuthority } from '../../schema/runtime/record-seal.ts';
import { parseSecret, type Secret } from '../../schema/runtime/secret.ts';

const secret = toSecret('a secret for tests alone, long enough');
const otherSecret = toSecret('another secret for tests, long enough');

const authority: RecordAuthority = {
  requestId: '8d2ff8a5-5f0c-4a35-9d9b-6bd5d2a0b7a1',
  subject: { nhsNumber: '9990000018', previousNhsNumbers: [] },
  settings: {
    primary: { decision: 'permit' },
    secondary: { decision: 'permit' },
    community: { decision: 'withhold', code: 'ACCESS_DENIED' },
    social: { decision: 'not-asked' },
  },
};

afterEach(() => {
  vi.useRealTimers();
});

describe('the record seal', () => {
  it('opens to what was sealed and shows nothing of it', async () => {
    const token = await createRecordSeal(secret).seal(authority, 300);
    expect(await createRecordSeal(secret).open(token)).toEqual(authority);
    const readable = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expect(readable.join(' ')).not.toContain('9990000018');
  });

  it('does not open after its time', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-22T12:00:00Z'), toFake: ['Date'] });
    const seal = createRecordSeal(secret);
    const token = await seal.seal(authority, 300);
    vi.setSystemTime(new Date('2026-11-22T12:04:59Z'));
    expect(await seal.open(token)).toBeDefined();
    vi.setSystemTime(new Date('2026-11-22T12:05:01Z'));
    expect(await seal.open(token)).toBeUndefined();
  });

  it('does not open with another secret, for another purpose, or altered', async () => {
    const token = await createRecordSeal(secret).seal(authority, 300);
    expect(await createRecordSeal(otherSecret).open(token)).toBeUndefined();
    expect(await createCallerSeal(secret).open(token)).toBeUndefined();
    const altered = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    expect(await createRecordSeal(secret).open(altered)).toBeUndefined();
    for (const junk of [
      '',
      '.',
      'a.b.c.d.e',
      'eyJhbGciOiJub25lIn0..',
      token.replace(/^[^.]+/, 'eyJhbGciOiJub25lIn0'),
    ]) {
      expect(await createRecordSeal(secret).open(junk)).toBeUndefined();
    }
  });
});

describe('record ids', () => {
  const identity = {
    type: 'GpConsultation',
    person: '9990000018',
    system: 'Z91001|EMIS Web',
    identifier: 'urn:uuid:1',
  };

  it('are the same each time, open to what they stand for, and hide it', () => {
    const ids = createRecordIds(secret);
    const id = ids.toId(identity);
    expect(createRecordIds(secret).toId(identity)).toBe(id);
    expect(ids.parseId(id)).toEqual(identity);
    expect(id).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(Buffer.from(id, 'base64url').toString('latin1')).not.toContain('9990000018');
  });

  it('of any other secret or text are not ours', () => {
    const ids = createRecordIds(secret);
    expect(createRecordIds(otherSecret).parseId(ids.toId(identity))).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(ids.parseId(text)).toBeUndefined();
      }),
    );
  });

  it('round trip for any identity', () => {
    const ids = createRecordIds(secret);
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(fc.record({ type: text, person: text, system: text, identifier: text }), (any) => {
        fc.pre(Object.values(any).every((part) => part.isWellFormed()));
        expect(ids.parseId(ids.toId(any))).toEqual(any);
      }),
    );
  });
});

function toSecret(text: string): Secret {
  const parsed = parseSecret(Buffer.from(text).toString('base64'));
  if (parsed === undefined) throw new Error('The test secret is too short.');
  return parsed;
}
