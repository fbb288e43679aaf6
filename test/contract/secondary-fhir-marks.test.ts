import { describe, expect, it } from 'vitest';
import { readFhir } from '../support/fhir-answers.ts';

const condition = (id: string, more: object = {}) => ({
  resourceType: 'Condition',
  id,
  code: { text: id },
  subject: { reference: 'Patient/p1' },
  ...more,
});

const read = async (...resources: readonly object[]) => readFhir('conditions', { Condition: resources });

const searchset = (more: object, ...resources: readonly object[]) =>
  readFhir('conditions', {
    Condition: {
      body: { resourceType: 'Bundle', type: 'searchset', entry: resources.map(toEntry), ...more },
    },
  });

const toEntry = (resource: object) => ({ resource });

const names = (items: readonly Readonly<Record<string, unknown>>[]) =>
  items.map(({ code }) => (code as { readonly display: string }).display);

const unread = 'Some items could not be read and were left out.';
const incomplete = 'The server holds more than could be read.';
const details = 'Details of some items could not be read and were left out.';

describe('what a resource says of itself', () => {
  const extension = [{ url: 'https://epr.example/negated', valueBoolean: true }];
  it.each([
    ['by an extension that changes its meaning', { modifierExtension: extension }],
    ['in a part of it', { stage: [{ modifierExtension: extension }] }],
    ['by rules of its own', { implicitRules: 'https://epr.example/rules' }],
  ])('is not passed over where it changes what the rest means %s', async (_, more) => {
    const { items, warnings } = await read(condition('Asthma', more), condition('Gout'));
    expect(names(items)).toEqual(['Gout']);
    expect(warnings).toEqual([unread]);
  });

  it('with an empty extension changes nothing', async () => {
    const { items, warnings } = await read(condition('Asthma', { modifierExtension: [] }));
    expect(names(items)).toEqual(['Asthma']);
    expect(warnings).toEqual([]);
  });

  it.each(['R', 'V'])('is kept back where it is restricted (%s), and the list says so', async (code) => {
    const system = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
    const { items, warnings } = await read(
      condition('Asthma', { meta: { security: [{ system, code }] } }),
      condition('Gout', { meta: { security: [{ system, code: 'N' }] } }),
    );
    expect(names(items)).toEqual(['Gout']);
    expect(warnings).toEqual(['Items marked confidential were left out.']);
  });

  it('is kept from the person where it is not for patients', async () => {
    const security = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'NOPAT' }];
    const { items } = await read(condition('Asthma', { meta: { security } }), condition('Gout'));
    expect(items.map(({ labels }) => labels)).toEqual([['NOT_FOR_PATIENT'], undefined]);
  });

  it('is said to be a part where the server gives a part', async () => {
    const tag = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }];
    const { items, warnings } = await read(condition('Asthma', { meta: { tag } }));
    expect(names(items)).toEqual(['Asthma']);
    expect(warnings).toEqual([details]);
  });
});

describe('resources of one number', () => {
  it('are each shown, because the number is none of theirs alone', async () => {
    const identifier = [{ system: 'https://epr.example/spell', value: '7' }];
    const { items } = await read(condition('Asthma', { identifier }), condition('Gout', { identifier }));
    expect(new Set(items.map(({ id }) => id)).size).toBe(2);
  });

  it('are one where the server gives one twice', async () => {
    const { items, warnings } = await read(condition('Asthma'), condition('Asthma'));
    expect(names(items)).toEqual(['Asthma']);
    expect(warnings).toEqual([]);
  });

  it('are known by it where it is one’s alone, whatever the server calls it', async () => {
    const identifier = [{ system: 'https://epr.example/problem', value: '7' }];
    const first = await read(condition('a', { identifier }));
    const again = await read(condition('b', { identifier }));
    expect(first.items[0]?.['id']).toBe(again.items[0]?.['id']);
  });
});

describe('what a server says beside what it found', () => {
  const outcome = (severity: string, code: string) => ({
    resourceType: 'OperationOutcome',
    issue: [{ severity, code }],
  });

  it.each([
    ['information', 'informational', []],
    ['warning', 'processing', []],
    ['warning', 'not-supported', []],
    ['warning', 'suppressed', [incomplete]],
    ['warning', 'incomplete', [incomplete]],
    ['warning', 'too-costly', [incomplete]],
    ['error', 'processing', [incomplete]],
    ['fatal', 'exception', [incomplete]],
  ])('as %s, %s', async (severity, code, expected) => {
    const { items, warnings } = await searchset({}, condition('Asthma'), outcome(severity, code));
    expect(names(items)).toEqual(['Asthma']);
    expect(warnings).toEqual(expected);
  });

  it('makes an empty list partial', async () => {
    const { contribution, warnings } = await searchset({}, outcome('error', 'timeout'));
    expect(contribution.outcome).toEqual({ kind: 'absent' });
    expect(warnings).toEqual([incomplete]);
  });

  it.each([
    [1, []],
    [0, []],
    [2, [incomplete]],
  ])('as a total of %i where it gives one', async (total, expected) => {
    expect((await searchset({ total }, condition('Asthma'))).warnings).toEqual(expected);
  });
});
