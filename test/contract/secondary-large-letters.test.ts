import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestPostgres, withPostgres } from '../support/postgres.ts';
import { pid, toMessage, toSegment } from '../support/secondary-messages.ts';
import { startSecondaryProcess } from '../support/secondary-process.ts';
import { connectSender, toAnswer } from '../support/secondary-sender.ts';

let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await withPostgres();
});
afterAll(() => postgres.close());

const letter = (controlId: string, bytes: number) =>
  toMessage({
    type: 'MDM',
    event: 'T02',
    at: '20260301100000',
    controlId,
    segments: [
      pid({ nhsNumber: '9990000018', hospitalNumber: 'H1' }),
      toSegment('TXA', { 2: 'DS', 12: controlId }),
      `OBX|1|ED|PDF||^application^pdf^Base64^${'A'.repeat(bytes)}||||||F`,
    ],
  });

async function answers(
  environment: Readonly<Record<string, string>>,
  letters: Readonly<Record<string, number>>,
) {
  const process = await startSecondaryProcess(postgres.url, environment);
  try {
    const sender = await connectSender(process.mllpPort);
    const received: string[] = [];
    for (const [controlId, size] of Object.entries(letters)) {
      let answer = '';
      // While the store is being opened a sender is asked to send again.
      await expect
        .poll(
          async () => {
            answer = toAnswer(await sender.send(letter(controlId, size)));
            return answer;
          },
          { timeout: 60_000, interval: 200 },
        )
        .not.toMatch(/^AE/);
      received.push(answer);
    }
    await sender.close();
    return received;
  } finally {
    await process.close();
  }
}

it(
  'a letter with a file of 3 MiB is taken, and one beyond the limit refused',
  { timeout: 120_000 },
  async () => {
    const mebibyte = 1024 * 1024;
    expect(await answers({}, { L1: 3 * mebibyte, L2: 5 * mebibyte })).toEqual(['AA L1', 'AR L2']);
    expect(await answers({ CAREGRAPH_MLLP_MESSAGE_MIB: '6' }, { L2: 5 * mebibyte })).toEqual(['AA L2']);
  },
);
