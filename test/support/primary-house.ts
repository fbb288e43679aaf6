import type { Caller } from '../../schema/runtime/caller.ts';
import type { RecordSubject } from '../../schema/runtime/record-seal.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import { type PrimaryOptions, startPrimary } from '../../subgraphs/primary/start.ts';
import { askEntities, openRequest, sealRecord, type TestRequest, named } from './ask-subgraph.ts';
import { type PracticeServer, startPracticeServer } from './primary-practice-server.ts';
import { idSecret, sealSecret } from './secrets.ts';

/** The person of the tests as the demographic service traced them. */
export const subject: RecordSubject = {
  nhsNumber: '9991234012',
  previousNhsNumbers: [],
  practiceOdsCode: 'Z99001',
  birthDate: '1941-08-19',
  familyName: 'O’HARA',
  gender: 'female',
};

/** General practice over one scripted practice. */
export interface PrimaryHouse {
  readonly url: string;
  readonly practice: PracticeServer;
  readonly logLines: readonly string[];
  /** Asks for fields of one person's record in a graph request of its own. */
  ask(selection: string, options?: AskOptions): Promise<AskedAnswer>;
  close(): Promise<void>;
}

/** How a test asks. */
export interface AskOptions {
  readonly subject?: RecordSubject;
  readonly caller?: Caller;
  readonly period?: { readonly start?: string; readonly end?: string };
  readonly milliseconds?: number;
}

/** What a test was answered, and under which request. */
export interface AskedAnswer {
  readonly request: TestRequest;
  readonly seal: string;
  // The shape depends on the query; tests state what they expect of it.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly record: any;
}

/** How long an answer may take where a test does not say: a machine that runs other tests as well is slow. */
const patienceMilliseconds = 15_000;

/** Starts general practice over a practice that the test scripts. */
export async function startPrimaryHouse(options: Partial<PrimaryOptions> = {}): Promise<PrimaryHouse> {
  const practice = await startPracticeServer();
  const logLines: string[] = [];
  const primary = await named(
    'primary',
    startPrimary({
      host: '127.0.0.1',
      port: 0,
      sealSecret,
      idSecret,
      log: createLog('primary', 'info', { write: (line: string) => void logLines.push(line) }),
      directoryUrl: practice.url,
      directoryApiKey: 'test-key',
      asid: '999999000001',
      issuer: 'https://caregraph.example',
      sourceTimeoutMilliseconds: patienceMilliseconds,
      ...options,
    }),
  );
  return {
    url: primary.url,
    practice,
    logLines,
    async ask(
      selection,
      { subject: asked = subject, caller, period, milliseconds = patienceMilliseconds } = {},
    ) {
      const request = await openRequest({
        ...(caller === undefined ? {} : { caller }),
        milliseconds,
      });
      const seal = await sealRecord(request, asked, period === undefined ? {} : { period });
      const representation = { __typename: 'CareRecord', seal };
      const answer = await askEntities(
        primary.url,
        request,
        [representation],
        `... on CareRecord { ${selection} }`,
      );
      if (answer.errors !== undefined) throw new Error(`The subgraph answered with errors: ${answer.text}`);
      return { request, seal, record: answer.data._entities[0] };
    },
    async close() {
      await primary.close();
      await practice.close();
    },
  };
}

/** The fields of a source that tests look at. */
export const sourceFields =
  'sources { state reasonCode system organisation { odsCode name } warnings { code message } }';
