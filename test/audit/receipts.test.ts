import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReceiptKeys, openReceipt } from '../../gateway/receipt/receipt-keys.ts';
import { seeAnswer } from '../../gateway/receipt/see-answer.ts';
import { verifyReceipt } from '../../gateway/receipt/verify-receipt.ts';
import { parseSecret } from '../../schema/runtime/secret.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';
import { sealSecret } from '../support/secrets.ts';
import { tokenOf } from '../support/tokens.ts';

let house: GatewayHouse;
const folder = mkdtempSync(join(tmpdir(), 'caregraph-receipt-'));
beforeAll(async () => {
  house = await startGatewayHouse();
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

const query = `query Record($n: ID!) { patient(nhsNumber: $n) { name { text } record {
  encounters(first: 5) { edges { node { id title } } } } } }`;

async function ask(headers: Record<string, string> = { 'caregraph-receipt': '1' }): Promise<string> {
  const response = await fetch(`${house.gateway.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await tokenOf()}`,
      'x-correlation-id': '0b5cdd59-4f38-4c6c-8f0d-0d6a4f8b1f5e',
      ...headers,
    },
    body: JSON.stringify({ query, variables: { n: '9991230009' } }),
  });
  return response.text();
}
const keys = async () => (await (await fetch(`${house.gateway.url}/receipt-keys`)).json()) as JSONWebKeySet;
const receiptOf = (answer: string) =>
  (JSON.parse(answer) as { extensions: { receipt?: string } }).extensions.receipt ?? '';

describe('a receipt', () => {
  it('is given to whoever asks for one, and says who saw what without saying what it was', async () => {
    const answer = await ask();
    const receipt = await openReceipt(receiptOf(answer), await keys());
    expect(receipt).toMatchObject({
      reader: { kind: 'professional', role: 'R0260' },
      purpose: 'TREAT',
      operation: { name: 'Record' },
      completeness: expect.arrayContaining([expect.stringMatching(/^\S+ COMPLETE/)]) as unknown,
    });
    expect(receipt?.items.length).toBeGreaterThan(0);
    expect(receipt?.paths).toContain('patient.record.encounters.edges.node.title');
    for (const told of ['9991230009', 'Byron', 'Penicillin'])
      expect(JSON.stringify(receipt)).not.toContain(told);
  });

  it('is not given to anybody else, nor where nothing was shown', async () => {
    expect(receiptOf(await ask({}))).toBe('');
    expect(receiptOf(await ask({ 'caregraph-receipt': '1', authorization: 'Bearer none' }))).toBe('');
    expect(seeAnswer('{"data":{"patient":null},"extensions":{}}')).toBeUndefined();
  });

  it('verifies the answer that it stands in, however that was saved, and no other', async () => {
    const answer = await ask();
    const verify = async (saved: string) => (await verifyReceipt(saved, await keys())).status;
    expect(await verify(answer)).toBe(0);
    expect(await verify(JSON.stringify(JSON.parse(answer), null, 2))).toBe(0);
    expect(await verify(receiptOf(answer))).toBe(0);
    expect(await verify(answer.replace('"text":"', '"text":"X'))).toBe(1);
  });

  it.each([
    ['another key', (receipt: string) => receipt, 8],
    ['a changed word', (receipt: string) => receipt.replace(/\.(.)/, '.f'), 0],
    ['no signature', (receipt: string) => receipt.replace(/\.[^.]*$/, '.'), 0],
    ['any text', () => 'receipt', 0],
  ])('is none of ours with %s', async (_what, spoil, filling) => {
    const foreign = parseSecret(Buffer.alloc(32, filling).toString('base64'));
    if (foreign === undefined) throw new Error('This is no secret.');
    const known = filling === 0 ? await keys() : (await createReceiptKeys(foreign)).publicKeys;
    expect((await verifyReceipt(spoil(receiptOf(await ask())), known)).status).toBe(1);
  });

  it('stays verified when its key was replaced', async () => {
    const next = parseSecret(Buffer.alloc(32, 9).toString('base64'));
    if (next === undefined) throw new Error('This is no secret.');
    const rotated = await createReceiptKeys(next, [sealSecret]);
    expect((await verifyReceipt(await ask(), rotated.publicKeys)).status).toBe(0);
  });
});

describe('a later answer', () => {
  const toAnswer = (items: readonly object[], state = 'COMPLETE') =>
    JSON.stringify({
      data: { patient: { items } },
      extensions: { completeness: [{ setting: 'PRIMARY', state, paths: [] }] },
    });
  const before = toAnswer([
    { id: 'a', code: 1 },
    { id: 'b', code: 2 },
    { id: 'c', code: 3 },
  ]);

  async function compare(later: string): Promise<readonly [number, readonly string[]]> {
    const seen = seeAnswer(before);
    if (seen === undefined) throw new Error('It shows nothing.');
    const ours = await createReceiptKeys(sealSecret);
    const signed = await ours.sign({
      at: '2026-11-22T12:00:00Z',
      request: 'r',
      reader: { kind: 'professional', issuer: 'i', subject: 's', client: 'c' },
      purpose: 'TREAT',
      policies: [],
      ...seen,
    });
    const { status, lines } = await verifyReceipt(signed, ours.publicKeys, later);
    return [status, lines.slice(2)];
  }

  it('with the same items is the same, in any order', async () => {
    const later = toAnswer([
      { id: 'c', code: 3 },
      { id: 'a', code: 1 },
      { id: 'b', code: 2 },
    ]);
    expect(await compare(later)).toEqual([0, ['3 unchanged, 0 changed, 0 new, 0 gone']]);
  });

  it('tells what changed, is new, or is gone', async () => {
    const later = toAnswer([
      { id: 'a', code: 1 },
      { id: 'b', code: 9 },
      { id: 'd', code: 4 },
    ]);
    expect(await compare(later)).toEqual([
      3,
      ['1 unchanged, 1 changed, 1 new, 1 gone', 'changed b', 'new d', 'gone c'],
    ]);
  });

  it('that lacks a source never says that what is missing is gone', async () => {
    const [status, lines] = await compare(toAnswer([{ id: 'a', code: 1 }], 'UNAVAILABLE'));
    expect(status).toBe(3);
    expect(lines).toContain('gone, or only missing from one of the answers, b');
    expect(lines.at(-1)).toBe('the later answer lacked: PRIMARY UNAVAILABLE');
  });
});

it('a saved answer is verified on the command line, from a file or a pipe', async () => {
  const [saved, keyFile] = [join(folder, 'answer.json'), join(folder, 'keys.json')];
  const answer = await ask();
  writeFileSync(saved, answer);
  writeFileSync(keyFile, JSON.stringify(await keys()));
  const run = async (given: string, input: string, ...more: string[]) => {
    const child = spawn(
      process.execPath,
      ['tools/audit/index.ts', 'verify-receipt', given, '--keys', keyFile, ...more],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    child.stdin.end(input);
    const [said, [status]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    return [status as number, said] as const;
  };
  const [status, said] = await run(saved, '', '--response', saved);
  expect([status, said]).toEqual([0, expect.stringContaining('the answer is as it was given')]);
  expect(await run('-', answer.replace('"text":"', '"text":"X'))).toEqual([
    1,
    expect.stringContaining('the answer beside the receipt was changed'),
  ]);
});
