import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  holdsTenDigitNumber,
  parseCorrelationId,
  parseTraceParent,
  toTraceParentHeader,
} from '../../schema/runtime/correlation.ts';

describe('a correlation id', () => {
  it.each([
    'clinic-42.a',
    '4bf92f3577b34da6a3ce929d0e0e4736',
    '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    'A1234567',
    'req:2026-11-22T18-00',
    '01JD5Z7Q3H8YVXW2K4M6N8P0RS',
  ])('is admitted: %s', (id) => {
    expect(parseCorrelationId(id)).toBe(id);
  });

  it.each([
    ['nothing', undefined],
    ['several', ['clinic-42.a', 'clinic-42.b']],
    ['too short', 'short'],
    ['too long', 'a'.repeat(65)],
    ['a space', 'clinic 42 a'],
    ['a line break', 'clinic-42\nx'],
    ['markup', 'clinic<42>a'],
    ['a name with an accent', 'Renée-Smith'],
    ['ten digits', '9990000018'],
    ['ten digits with hyphens', '999-000-0018'],
    ['ten digits with dots', '999.000.0018'],
    ['ten digits among words', 'patient-9990000018-visit'],
    ['ten digits with hyphens among words', 'patient-999-000-0018'],
    ['ten digits behind zeros', '0000009990000018'],
    ['a UUID of zeros and ten digits', '00000000-0000-0000-0000-009990000018'],
    ['ten digits over the parts of a UUID', '00000000-0000-0000-0099-900000180000'],
  ])('is not admitted: %s', (_name, id) => {
    expect(parseCorrelationId(id)).toBeUndefined();
  });

  it('is admitted where it is a UUID of chance', () => {
    fc.assert(
      // Nearly all end so: of a million of chance some hundred end in ten digits and zeros, and are given another.
      fc.property(fc.uuid({ version: 4 }), (id) => {
        const usual = id.replace(/..$/, 'c7');
        expect(parseCorrelationId(usual)).toBe(usual);
      }),
    );
  });

  it('never holds an NHS number that stands alone, whatever stands around it', () => {
    const digits = fc.stringMatching(/^[1-9]\d{9}$/);
    const before = fc.constantFrom('', '-', 'x-', '.', 'id:', '000', '00000000-');
    const after = fc.constantFrom('', '-', '-x', '.', ':id', '000', '-00000000');
    fc.assert(
      fc.property(digits, before, after, (number, before, after) => {
        expect(holdsTenDigitNumber(before + number + after)).toBe(true);
      }),
    );
  });
});

describe('traceparent', () => {
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const spanId = '00f067aa0ba902b7';

  it('is read and written', () => {
    const header = `00-${traceId}-${spanId}-01`;
    expect(parseTraceParent(header)).toEqual({ traceId, spanId, isSampled: true });
    expect(toTraceParentHeader({ traceId, spanId, isSampled: true })).toBe(header);
    expect(parseTraceParent(`00-${traceId}-${spanId}-00`)?.isSampled).toBe(false);
    expect(parseTraceParent(`01-${traceId}-${spanId}-01-more`)?.traceId).toBe(traceId);
  });

  it.each([
    undefined,
    '',
    traceId,
    `ff-${traceId}-${spanId}-01`,
    `00-${traceId}-${spanId}-01-more`,
    `00-${traceId.toUpperCase()}-${spanId}-01`,
    `00-${'0'.repeat(32)}-${spanId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${'9990000018'.padStart(32, '0')}-${spanId}-01`,
    `00-${traceId}-${'9990000018'.padStart(16, '0')}-01`,
    `00-${traceId}-${spanId}-01${'-x'.repeat(100)}`,
  ])('is not admitted: %s', (header) => {
    expect(parseTraceParent(header)).toBeUndefined();
  });
});
