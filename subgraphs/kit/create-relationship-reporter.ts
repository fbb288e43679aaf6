import { randomUUID } from 'node:crypto';
import { Agent } from 'undici';
import { careSettingNames, type ClinicalSetting } from '../../schema/care-settings.ts';
import { callerHeader, createCallerSeal, type ServiceCaller } from '../../schema/runtime/caller.ts';
import { createFetchKey, createFetchProver, fetchHeader } from '../../schema/runtime/fetch-proof.ts';
import {
  createReportSeal,
  type KnownRelationship,
  mostRelationships,
  type RelationshipReport,
} from '../../schema/runtime/relationship-report.ts';
import type { ProcessTls } from '../../schema/runtime/process-tls.ts';
import type { Secret } from '../../schema/runtime/secret.ts';
import type { Log } from './log.ts';
import { pauseFor } from './pause-for.ts';
import { callSource } from './source-call.ts';

/** What a setting knows of who cares for whom. */
export interface RelationshipAccount {
  readonly relationships: readonly KnownRelationship[];
  /** Up to where the setting was read, to be given back when it is asked for changes alone. */
  readonly readUntil?: string;
}

/**
 * Reads who cares for whom: all of it, or what changed since it was read before, where a setting can tell.
 *
 * Fails where its source cannot be read; what was reported before then stays.
 */
export type ReadRelationships = (changedSince: string | undefined) => Promise<RelationshipAccount>;

/** Tells the patient subgraph what a setting knows of who cares for whom, as it learns of it. */
export interface RelationshipReporter {
  /** Resolves once what the setting knows now has been told; rejects where it could not be. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** How a setting reports. */
export interface ReporterOptions {
  readonly setting: ClinicalSetting;
  /** Where the patient subgraph answers; without it nothing is reported. */
  readonly patientUrl: string;
  /** What secures the connection to it; whom the system trusts unless said. */
  readonly tls?: ProcessTls | undefined;
  readonly sealSecret: Secret;
  readonly log: Log;
  readonly read: ReadRelationships;
  /** How long until changes are looked for again, in milliseconds; 3000 unless said. */
  readonly pauseMilliseconds?: number;
  /** How long until all is told again, in milliseconds; ten minutes unless said. */
  readonly wholeMilliseconds?: number;
}

const sealSeconds = 60;
const callMilliseconds = 10_000;
/** How long until a report that failed is tried again, in milliseconds. */
const retryMilliseconds = 2000;
/** So many failures in a row are what a start or a restart brings, and are not told. */
const quietFailures = 5;

/** Builds a reporter and sets it to work; it goes on when the source or the patient subgraph comes back. */
export function createRelationshipReporter(options: ReporterOptions): RelationshipReporter {
  const { setting, log, read } = options;
  const { pauseMilliseconds = 3000, wholeMilliseconds = 600_000 } = options;
  const closing = new AbortController();
  const dispatcher = options.tls && new Agent({ connect: { ...options.tls } });
  const told = new Map<string, string>();
  let readUntil: string | undefined;
  let wholeAt: number | undefined;
  let failures = 0;
  let last: Promise<unknown> = Promise.resolve();

  /** Tells what changed, and from time to time everything, so that what is gone from the source ends. */
  async function tell(): Promise<void> {
    const began = Date.now();
    const isWhole = wholeAt === undefined || began - wholeAt >= wholeMilliseconds;
    const account = await read(isWhole ? undefined : readUntil);
    const changed = account.relationships.filter(
      (relationship) => isWhole || told.get(relationship.reference) !== JSON.stringify(relationship),
    );
    for (let at = 0; at < changed.length; at += mostRelationships) {
      await send({ setting, relationships: changed.slice(at, at + mostRelationships) });
    }
    if (isWhole) {
      await send({ setting, relationships: [], completeSince: new Date(began).toISOString() });
      told.clear();
      wholeAt = began;
    }
    for (const relationship of changed) told.set(relationship.reference, JSON.stringify(relationship));
    readUntil = account.readUntil;
  }

  async function send(report: RelationshipReport): Promise<void> {
    const requestId = randomUUID();
    const deadline = Date.now() + callMilliseconds;
    const fetchKey = createFetchKey();
    const request = { caller: toCaller(setting), requestId, deadline, fetchKey };
    const body = JSON.stringify({
      query: 'mutation ($sealed: String!) { reportRelationships(sealed: $sealed) }',
      variables: { sealed: await createReportSeal(options.sealSecret).seal(report, sealSeconds) },
    });
    const answer = await callSource({
      url: options.patientUrl,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [callerHeader]: await createCallerSeal(options.sealSecret).seal(request, sealSeconds),
        [fetchHeader]: createFetchProver(fetchKey)(careSettingNames.patient, body),
      },
      body,
      signal: closing.signal,
      timeoutMilliseconds: callMilliseconds,
      maximumBytes: 64 * 1024,
      ...(dispatcher === undefined ? {} : { dispatcher }),
    });
    if (answer.kind === 'failed')
      throw new ReportFailed('The report did not arrive.', { cause: answer.cause });
    const { data } = (answer.json ?? {}) as { data?: { reportRelationships?: unknown } };
    if (typeof data?.reportRelationships !== 'number') throw new ReportFailed('The report was not taken.');
  }

  function round(): Promise<void> {
    const earlier = last;
    const now = (async () => {
      await earlier;
      await tell();
    })();
    last = now.catch(() => undefined);
    return now;
  }

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await round();
        if (failures >= quietFailures) log.info('relationships are reported again', { setting });
        failures = 0;
      } catch (cause) {
        if (closing.signal.aborted) return;
        failures += 1;
        if (failures === quietFailures) log.warn('relationships cannot be reported', { setting, cause });
      }
      await pauseFor(failures === 0 ? pauseMilliseconds : retryMilliseconds, closing.signal);
    }
  }

  const running = run();
  return {
    settled: round,
    async close() {
      closing.abort();
      await running;
      await dispatcher?.close();
    },
  };
}

/** A report that did not reach the patient subgraph, or that it did not take. */
class ReportFailed extends Error {
  override readonly name = 'ReportFailed';
}

function toCaller(setting: ClinicalSetting): ServiceCaller {
  return {
    kind: 'service',
    issuer: 'caregraph',
    subject: setting,
    clientId: `caregraph-${setting}`,
    purpose: 'HOPERAT',
    scopes: [],
    organisation: { odsCode: 'CAREGRAPH', name: 'Caregraph' },
  };
}
