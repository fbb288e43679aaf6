import { randomUUID } from 'node:crypto';
import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import type { Log } from '../../../schema/runtime/log.ts';
import type { Look, RecordLook, Unrecorded } from '../access/record-look.ts';
import type { CountOutcome } from '../../kit/telemetry/create-outcome-counter.ts';
import { toAuditEvent } from './audit-event.ts';
import type { AuditRow, EventProof } from './audit-row.ts';
import type { AuditStanding, Recorded } from './audit-standing.ts';
import { type Emergency, noEmergency } from './emergency.ts';
import type { AuditStore } from './open-audit-store.ts';
import type { Spool } from './open-spool.ts';

/** The one writer of a process: looks that come together are kept together. */
export interface AuditWriter {
  /** Resolves once the look is on a disk; rejects with `AUDIT_UNAVAILABLE` where it cannot be kept. */
  readonly recordLook: RecordLook;
  /** Has every look counted by whether it was recorded, from now on. */
  countBy(count: CountOutcome<Recorded>): void;
  /** Tells how a look would be recorded now. */
  stands(): Promise<AuditStanding>;
  /** Writes what waits and ends; the store and the spool are the caller's to close. */
  close(): Promise<void>;
}

/** How many events one statement appends at most. */
const largestBatch = 500;
/** How many looks may wait; beyond it nothing more is shown. */
const mostWaiting = 10_000;
/** For how long a store that failed is left alone while a spool stands in, in milliseconds. */
const pauseMilliseconds = 1000;
/** After how many events an anchor is logged. */
const anchorEvery = 1000;

interface Waiting {
  readonly look: Look;
  readonly at: string;
  readonly resolve: (recorded: Unrecorded) => void;
  readonly reject: (error: unknown) => void;
}

/** Builds the writer of looks over a store, and over a spool for while the store is away, where there is one. */
export function createAuditWriter(options: {
  readonly store: Pick<AuditStore, 'append' | 'ready' | 'isThere'>;
  readonly proof: EventProof;
  readonly log: Log;
  readonly spool?: Spool | undefined;
  /** The mode in which what cannot be recorded is shown all the same; never unless said. */
  readonly emergency?: Emergency | undefined;
  /** How long the store may take, in milliseconds. */
  readonly timeoutMilliseconds: number;
  /** The time in milliseconds since 1970. */
  readonly now?: () => number;
}): AuditWriter {
  const { store, proof, log, spool, timeoutMilliseconds, now = Date.now } = options;
  const emergency = options.emergency ?? noEmergency;
  /** Looks that were answered unrecorded, in memory alone until they can be written. */
  const owed: Pick<Waiting, 'look' | 'at'>[] = [];
  const waiting: Waiting[] = [];
  let writer: string = randomUUID();
  let sequence = 0;
  let running: Promise<void> | undefined;
  let storeFailedAt = Number.NEGATIVE_INFINITY;
  let anchored = 0;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let count: CountOutcome<Recorded> = () => undefined;

  const toRow = ({ look, at }: Pick<Waiting, 'look' | 'at'>): AuditRow => {
    sequence += 1;
    return proof.prove(toAuditEvent(look, { writer, sequence, at }));
  };

  async function send(rows: readonly AuditRow[]): Promise<void> {
    const end = await within(timeoutMilliseconds, store.append(rows));
    if (end.position < anchored + anchorEvery && anchored > 0) return;
    anchored = end.position;
    log.info('audit anchor', { count: end.position, reason: end.hash });
  }

  /** Moves what the spool holds to the store; what was moved before a crash stands once. */
  async function drain(): Promise<void> {
    if (spool === undefined || spool.isEmpty) return;
    const rows = await spool.read();
    for (let start = 0; start < rows.length; start += largestBatch) {
      await send(rows.slice(start, start + largestBatch));
    }
    await spool.clear();
    log.info('audit spool moved to the store', { count: rows.length });
  }

  async function write(batch: readonly Waiting[]): Promise<void> {
    try {
      await payOwed();
      count(await keep(batch.map(toRow)), batch.length);
      for (const { resolve } of batch) resolve(undefined);
    } catch (cause) {
      // What was not kept leaves a gap in the sequence, which must not read as an event that was taken away.
      beginAnew();
      const isShown = emergency.isOn() && owed.length + batch.length <= mostWaiting;
      log.error(
        isShown
          ? 'looks are shown unrecorded in an emergency'
          : 'looks cannot be recorded, so nothing is shown',
        { code: 'AUDIT_UNAVAILABLE', count: batch.length, cause },
      );
      if (isShown) {
        owed.push(...batch);
        tryAgainLater();
      }
      count(isShown ? 'unrecorded' : 'refused', batch.length);
      for (const { resolve, reject } of batch) {
        if (isShown) resolve('unrecorded');
        else reject(toGraphError('AUDIT_UNAVAILABLE'));
      }
    }
  }

  function beginAnew(): void {
    writer = randomUUID();
    sequence = 0;
  }

  /** Writes what was shown unrecorded, with the times at which it was. */
  async function payOwed(): Promise<void> {
    while (owed.length > 0) {
      const batch = owed.slice(0, largestBatch);
      await keep(batch.map(toRow));
      owed.splice(0, batch.length);
      log.warn('looks of an emergency were recorded afterwards', { count: batch.length });
    }
  }

  /** Keeps looks and tells where. */
  async function keep(rows: readonly AuditRow[]): Promise<'stored' | 'spooled'> {
    if (spool === undefined) {
      await send(rows);
      return 'stored';
    }
    if (performance.now() - storeFailedAt >= pauseMilliseconds) {
      try {
        await drain();
        await send(rows);
        return 'stored';
      } catch (cause) {
        storeFailedAt = performance.now();
        log.error('audit store away, looks go to the spool', { code: 'AUDIT_UNAVAILABLE', cause });
      }
    }
    await spool.append(rows);
    tryAgainLater();
    return 'spooled';
  }

  function tryAgainLater(): void {
    if (timer !== undefined || isClosed) return;
    timer = setTimeout(() => {
      timer = undefined;
      running ??= run(true);
    }, pauseMilliseconds);
    timer.unref();
  }

  async function run(isDraining = false): Promise<void> {
    if (isDraining) {
      try {
        await drain();
        await payOwed();
      } catch {
        beginAnew();
        storeFailedAt = performance.now();
        tryAgainLater();
      }
    }
    while (waiting.length > 0) await write(waiting.splice(0, largestBatch));
    running = undefined;
  }

  /** What an earlier process left in the spool is moved as soon as the store is there. */
  async function begin(): Promise<void> {
    await store.ready;
    if (!isClosed && spool?.isEmpty === false) running ??= run(true);
  }
  void begin();

  return {
    recordLook: (look) =>
      new Promise((resolve, reject) => {
        if (isClosed || waiting.length >= mostWaiting) {
          count('refused');
          reject(toGraphError('AUDIT_UNAVAILABLE'));
          return;
        }
        waiting.push({ look, at: new Date(now()).toISOString(), resolve, reject });
        running ??= Promise.resolve().then(() => run());
      }),
    countBy(given) {
      count = given;
    },
    async stands() {
      if (await store.isThere()) return 'recorded';
      if (spool !== undefined) return 'spooled';
      return emergency.isOn() ? 'emergency' : 'away';
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await running;
      if (owed.length === 0) return;
      await payOwed().catch((cause: unknown) =>
        log.error('looks of an emergency are lost', {
          code: 'AUDIT_UNAVAILABLE',
          count: owed.length,
          cause,
        }),
      );
    },
  };
}

/** A promise's value, or a rejection where it takes too long; what comes later is dropped. */
function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The audit store took too long.')), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
