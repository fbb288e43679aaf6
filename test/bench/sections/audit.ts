import { createLog } from '../../../schema/runtime/log.ts';
import { createEventProof } from '../../../subgraphs/patient/audit/audit-row.ts';
import { type AuditWriter, createAuditWriter } from '../../../subgraphs/patient/audit/create-audit-writer.ts';
import { openAuditStore } from '../../../subgraphs/patient/audit/open-audit-store.ts';
import { everyPostgres } from '../../support/postgres.ts';
import { askedNumber, readers } from '../../support/readers.ts';
import { idSecret } from '../../support/secrets.ts';
import { openTwoHouses } from '../audit/open-two-houses.ts';
import { quantile, toFigure, toRange, toSpread } from '../report/statistics.ts';
import { writeTable } from '../report/table.ts';
import type { BenchRun, Section, SectionResult } from './section.ts';

/** Measures what it costs to record every look before it is answered. */
export const auditSection: Section = {
  name: 'audit',
  summary: 'looks recorded a second, and what recording adds to the time of an answer',
  minutes: 2,
  run: measureAudit,
};

const log = createLog('bench', 'silent');

interface Figures {
  readonly store: string;
  /** Events a second with one and with many looks on their way. */
  readonly alone: number;
  readonly together: number;
  /** Of answers with recording to answers without, in turns: a figure a round. */
  readonly p50: readonly number[];
  readonly p99: readonly number[];
  readonly milliseconds: { readonly on: number; readonly off: number };
  readonly receiptMilliseconds: number;
  readonly receiptBytes: number;
}

async function measureAudit(bench: BenchRun): Promise<SectionResult> {
  const figures: Figures[] = [];
  for (const { name, open } of everyPostgres) {
    const postgres = await open();
    const store = openAuditStore({ url: postgres.url, log, timeoutMilliseconds: 10_000 });
    await store.ready;
    const proof = createEventProof(idSecret);
    const writer = createAuditWriter({ store, proof, log, timeoutMilliseconds: 10_000 });
    try {
      bench.say(`${name}: looks a second`);
      const events = toEvents(bench);
      const alone = await countASecond(writer, Math.ceil(events / 10), 1);
      const together = await countASecond(writer, events, 64);
      bench.say(`${name}: answers with recording and without, in turns`);
      figures.push({ store: name, alone, together, ...(await compareAnswers(bench, writer)) });
    } finally {
      await writer.close();
      await store.close();
      await postgres.close();
    }
  }
  return { figures, text: toText(figures), misses: [] };
}

function toEvents({ isSmoke, isQuick }: BenchRun): number {
  if (isSmoke === true) return 200;
  return isQuick ? 5_000 : 20_000;
}

async function countASecond(
  { recordLook }: AuditWriter,
  events: number,
  onTheirWay: number,
): Promise<number> {
  const look = { caller: readers.GP, nhsNumber: askedNumber, outcome: 'permit' as const, areas: 'DMV MDV' };
  const started = performance.now();
  let asked = 0;
  const recordOn = async () => {
    while (asked < events) {
      asked += 1;
      await recordLook({ requestId: `request ${asked}`, ...look });
    }
  };
  await Promise.all(Array.from({ length: onTheirWay }, recordOn));
  return (events * 1000) / (performance.now() - started);
}

async function compareAnswers(
  { isSmoke, isQuick }: BenchRun,
  { recordLook }: AuditWriter,
): Promise<Omit<Figures, 'store' | 'alone' | 'together'>> {
  const houses = await openTwoHouses(recordLook);
  const rounds = isSmoke === true ? 1 : isQuick ? 3 : 7;
  const questions = isSmoke === true ? 20 : 400;
  const time = async (ask: () => Promise<number>) => {
    const started = performance.now();
    const bytes = await ask();
    return { milliseconds: performance.now() - started, bytes };
  };
  try {
    for (let warm = 0; warm < questions; warm += 1) {
      await Promise.all([houses.on.ask(), houses.off.ask({ 'caregraph-receipt': '1' })]);
    }
    const on: number[][] = [];
    const off: number[][] = [];
    const withReceipt: number[] = [];
    let receiptBytes = 0;
    for (let round = 0; round < rounds; round += 1) {
      const [asOn, asOff]: [number[], number[]] = [[], []];
      for (let question = 0; question < questions; question += 1) {
        // In turns, so that whatever else the machine does falls on both.
        asOn.push((await time(() => houses.on.ask())).milliseconds);
        const without = await time(() => houses.off.ask());
        asOff.push(without.milliseconds);
        const signed = await time(() => houses.off.ask({ 'caregraph-receipt': '1' }));
        withReceipt.push(signed.milliseconds);
        receiptBytes = signed.bytes - without.bytes;
      }
      on.push(asOn);
      off.push(asOff);
    }
    const ratios = (share: number) =>
      on.map((durations, round) => quantile(durations, share) / quantile(off[round] ?? [], share));
    const middle = (durations: readonly (readonly number[])[]) => quantile(durations.flat(), 0.5);
    return {
      p50: ratios(0.5),
      p99: ratios(0.99),
      milliseconds: { on: middle(on), off: middle(off) },
      receiptMilliseconds: quantile(withReceipt, 0.5) - middle(off),
      receiptBytes,
    };
  } finally {
    await houses.close();
  }
}

function toText(figures: readonly Figures[]): string {
  const table = writeTable([
    [
      'store',
      'looks/s, one at a time',
      'looks/s, 64 at a time',
      'p50 on/off',
      'p99 on/off',
      'p50 ms on',
      'p50 ms off',
    ],
    ...figures.map(({ store, alone, together, p50, p99, milliseconds: { on, off } }) => [
      store,
      alone.toFixed(0),
      together.toFixed(0),
      toRange(toSpread(p50)),
      toRange(toSpread(p99)),
      toFigure(on),
      toFigure(off),
    ]),
  ]);
  const [first] = figures;
  const receipt =
    first === undefined
      ? ''
      : `\n\nA receipt adds ${toFigure(first.receiptMilliseconds)} ms and ${first.receiptBytes} bytes to an answer that is asked for one.`;
  return `### What recording every look costs\n\n${table}\n\nThe question is the cheapest that shows a person, answered by one subgraph in the same process, so that the ratio is the worst there is.${receipt}`;
}
