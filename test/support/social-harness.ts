import type { Caller } from '../../schema/runtime/caller.ts';
import type { RecordAccess, RecordSubject } from '../../schema/runtime/record-seal.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import { type SocialOptions, startSocial } from '../../subgraphs/social/start.ts';
import { askEntities, generalPractitioner, named, openRequest, sealRecord } from './ask-subgraph.ts';
import { idSecret, sealSecret } from './secrets.ts';

/** Starts a social subgraph over a council's API. */
export function startTestSocial(councilUrl: string, options: Partial<SocialOptions> = {}) {
  return named(
    'social',
    startSocial({
      host: '127.0.0.1',
      port: 0,
      councilUrl,
      apiKey: 'a key of the tests',
      council: { code: '901', name: 'Northmoor Council' },
      sealSecret,
      idSecret,
      log: createLog('social', 'silent'),
      ...options,
    }),
  );
}

/** Who asks, and what they may see; a general practitioner who may see everything unless said. */
export interface Asking {
  readonly caller?: Caller;
  readonly access?: RecordAccess;
}

/** A social worker of the council with a number in the directory of staff. */
export function toSocialWorker(userId: string): Caller {
  const organisation = { odsCode: '901', name: 'Northmoor Council' };
  return { ...generalPractitioner, userId, roleCode: 'R1330', organisation };
}

/** Asks for fields of several people's records in one graph request; fails on any error. */
export async function askSocialOfAll(
  url: string,
  subjects: readonly RecordSubject[],
  selection: string,
  { caller, access }: Asking = {},
) {
  const request = await openRequest(caller === undefined ? {} : { caller });
  const options = access === undefined ? {} : { access };
  const seals = await Promise.all(subjects.map((subject) => sealRecord(request, subject, options)));
  const records = seals.map((seal) => ({ __typename: 'CareRecord', seal }));
  const answer = await askEntities(url, request, records, `... on CareRecord { ${selection} }`);
  if (answer.errors !== undefined) throw new Error('The subgraph answered with errors.');
  return { request, seals, records: answer.data._entities, text: answer.text };
}

/** Asks for fields of one person's record in a graph request of its own; fails on any error. */
export async function askSocial(url: string, subject: RecordSubject, selection: string, asking: Asking = {}) {
  const { request, seals, records, text } = await askSocialOfAll(url, [subject], selection, asking);
  return { request, seal: seals[0] ?? '', record: records[0], text };
}
