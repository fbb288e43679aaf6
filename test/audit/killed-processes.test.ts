import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '../../schema/runtime/log.ts';
import { parseSecret } from '../../schema/runtime/secret.ts';
import { createEventProof } from '../../subgraphs/patient/audit/audit-row.ts';
import { openAuditStore } from '../../subgraphs/patient/audit/open-audit-store.ts';
import { readEvent, verifyEvents } from '../../subgraphs/patient/audit/verify-events.ts';
import { houseSecret, type KilledHouse, type KilledName, startKilledHouse } from '../support/killed-house.ts';
import { toPdsPatient } from '../support/patient-resources.ts';
import { everyPostgres } from '../support/postgres.ts';
import { askedNumber } from '../support/readers.ts';
import { bearerOf } from '../support/tokens.ts';

const answersWanted = 420;
const kills: readonly (readonly [number, KilledName])[] = [
  [60, 'patient'],
  [150, 'patient'],
  [240, 'gateway'],
  [330, 'patient'],
];

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Asks under a name, and notes that where the person was shown; tells whether they were. */
async function ask(house: KilledHouse, correlationId: string, answered: Set<string>): Promise<boolean> {
  try {
    const response = await fetch(`${house.gatewayUrl}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-correlation-id': correlationId,
        ...(await bearerOf()),
      },
      body: JSON.stringify({
        query: 'query Killed($n: ID!) { patient(nhsNumber: $n) { nhsNumber source { state } } }',
        variables: { n: askedNumber },
      }),
    });
    const { data } = (await response.json()) as { data?: { patient?: { nhsNumber?: string } | null } };
    if (data?.patient?.nhsNumber !== askedNumber) return false;
    answered.add(correlationId);
    return true;
  } catch {
    // Whoever asked a process that was killed was shown nothing.
    return false;
  }
}

describe.each(everyPostgres)('on $name', ({ open }) => {
  it('whatever was shown is recorded, however often the gateway and the subgraph are killed', async () => {
    const postgres = await open();
    closing.push(() => postgres.close());
    const folder = mkdtempSync(join(tmpdir(), 'caregraph-killed-'));
    closing.push(() => Promise.resolve(rmSync(folder, { recursive: true })));
    const spool = join(folder, 'looks.ndjson');
    const house = await startKilledHouse(postgres.url, { CAREGRAPH_AUDIT_SPOOL: spool });
    closing.push(() => house.close());
    house.pds.set(askedNumber, { body: toPdsPatient(askedNumber) });

    const answered = new Set<string>();
    const left = [...kills];
    let restart = Promise.resolve();
    let questions = 0;
    const askOn = async () => {
      while (answered.size < answersWanted) {
        questions += 1;
        // While a process starts again, nobody is answered.
        // Not at random: a name that could hold an NHS number is not taken.
        if (!(await ask(house, `question-${questions}`, answered))) await restart;
        const [next] = left;
        if (next === undefined || answered.size < next[0]) continue;
        left.shift();
        restart = restart.then(() => house.killAndRestart(next[1]));
      }
    };
    await Promise.all(Array.from({ length: 12 }, askOn));
    await restart;
    // What was looked at before the store could be reached again is kept in the spool, and moved from there.
    await vi.waitFor(() => expect(statSync(spool).size).toBe(0), { timeout: 30_000, interval: 100 });

    const secret = parseSecret(houseSecret);
    if (secret === undefined) throw new Error('The secret of the processes is none.');
    const store = openAuditStore({
      url: postgres.url,
      log: createLog('test', 'silent'),
      timeoutMilliseconds: 5000,
    });
    closing.push(() => store.close());
    await store.ready;
    const rows = await store.read(0, 100_000);
    const recorded = new Set(rows.map((row) => readEvent(row)?.correlation));
    const { faults } = await verifyEvents(toStream(rows), createEventProof(secret));
    const unrecorded = [...answered].filter((correlationId) => !recorded.has(correlationId));
    // oxlint-disable-next-line no-console -- the counts are what whoever runs it wants to know
    console.log(
      `${kills.length} kills: ${questions} questions, ${answered.size} answered, ${rows.length} looks recorded, ` +
        `${unrecorded.length} answered and not recorded, ${faults.length} faults in the chain`,
    );
    expect(left).toEqual([]);
    expect(unrecorded).toEqual([]);
    expect(faults).toEqual([]);
  }, 120_000);
});

async function* toStream<T>(rows: readonly T[]) {
  await Promise.resolve();
  yield* rows;
}
