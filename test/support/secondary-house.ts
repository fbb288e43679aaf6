import { createLog } from '../../schema/runtime/log.ts';
import type { RecordSubject } from '../../schema/runtime/record-seal.ts';
import {
  type RunningSecondary,
  type SecondaryOptions,
  startSecondary,
} from '../../subgraphs/secondary/start.ts';
import { askEntities, openRequest, sealRecord, named } from './ask-subgraph.ts';
import { connectSender, toAnswer } from './secondary-sender.ts';
import { idSecret, sealSecret } from './secrets.ts';

/** The person of the tests. */
export const edith: RecordSubject = {
  nhsNumber: '9990000018',
  previousNhsNumbers: [],
  birthDate: '1948-03-17',
  familyName: 'Marlowe',
};

/** Starts a secondary subgraph over a store, in the middle of 2026. */
export function startTestSecondary(
  storeUrl: string,
  options: Partial<SecondaryOptions> = {},
): Promise<RunningSecondary> {
  return named(
    'secondary',
    startSecondary({
      host: '127.0.0.1',
      port: 0,
      mllpPort: 0,
      storeUrl,
      sealSecret,
      idSecret,
      log: createLog('secondary', 'silent'),
      now: () => new Date('2026-06-01T12:00:00Z'),
      ...options,
    }),
  );
}

/** Sends messages to a subgraph as a hospital does, and fails where one is not accepted. */
export async function sendMessages(port: number, messages: readonly string[]): Promise<void> {
  const sender = await connectSender(port);
  for (const message of messages) {
    const answer = toAnswer(await sender.send(message));
    if (!answer.startsWith('AA')) throw new Error(`A message was not accepted: ${answer}`);
  }
  await sender.close();
}

/** Asks for fields of one person's record in a graph request of its own; fails on any error. */
export async function askRecord(url: string, subject: RecordSubject, selection: string) {
  const [record] = await askRecords(url, [subject], selection);
  return record;
}

/** Asks for fields of several people's records in one graph request; fails on any error. */
export async function askRecords(url: string, subjects: readonly RecordSubject[], selection: string) {
  const request = await openRequest();
  const seals = await Promise.all(subjects.map((subject) => sealRecord(request, subject)));
  const answer = await askEntities(
    url,
    request,
    seals.map((seal) => ({ __typename: 'CareRecord', seal })),
    `... on CareRecord { ${selection} }`,
  );
  if (answer.errors !== undefined) throw new Error(`The subgraph answered with errors: ${answer.text}`);
  return answer.data._entities;
}
