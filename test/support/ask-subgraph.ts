import { randomUUID } from 'node:crypto';
import { accessAreas, accessViews } from '../../schema/runtime/access.ts';
import { careSettingNames, type ClinicalSetting, type SubgraphName } from '../../schema/care-settings.ts';
import {
  type Caller,
  callerHeader,
  createCallerSeal,
  type StaffCaller,
} from '../../schema/runtime/caller.ts';
import {
  createRecordSeal,
  type RecordAccess,
  type RecordAuthority,
  type RecordSubject,
} from '../../schema/runtime/record-seal.ts';
import {
  createFetchKey,
  createFetchProver,
  fetchHeader,
  type ProveFetch,
} from '../../schema/runtime/fetch-proof.ts';
import { sealSecret } from './secrets.ts';

/** A general practitioner who asks in tests. */
export const generalPractitioner: StaffCaller = {
  kind: 'professional',
  issuer: 'test',
  subject: '999900000001',
  clientId: 'test',
  scopes: ['record.read', 'access.request', 'consent.write', 'alert.acknowledge'],
  workgroups: [],
  assurance: { identity: 'IAL3', authentication: 'AAL3' },
  userId: '999900000001',
  name: { family: 'Ashdown', given: 'Priya' },
  roleCode: 'R0260',
  roleProfileId: '999900000002',
  organisation: { odsCode: 'Z99999', name: 'Test Surgery' },
  purpose: 'TREAT',
};

/** Everything of every area, with nothing left out. */
export const wholeAccess: RecordAccess = {
  areas: Object.values(accessAreas)
    .map((letters) => `${letters}${accessViews.full}`)
    .join(' '),
  without: [],
};

/** One graph request of a test, as a subgraph sees it. */
export interface TestRequest {
  readonly requestId: string;
  readonly sealedCaller: string;
  /** Proves a fetch to a part of the graph, as the gateway does. */
  readonly prove: ProveFetch;
}

const parts = new Map<string, string>();

/** Remembers which subgraph answers at an address, so that it can be asked there; and gives it back. */
export async function named<Running extends { readonly url: string }>(
  name: SubgraphName,
  starting: Promise<Running>,
): Promise<Running> {
  const running = await starting;
  parts.set(running.url, careSettingNames[name]);
  return running;
}

/** The headers with which the gateway would ask the subgraph at an address; none for nobody. */
export function toFetchHeaders(
  url: string,
  request: TestRequest | undefined,
  body: string,
): Record<string, string> {
  const part = parts.get(url);
  if (part === undefined) throw new Error('Name the subgraph first, with named(…).');
  const headers = { 'content-type': 'application/json' };
  if (request === undefined) return headers;
  return { ...headers, [callerHeader]: request.sealedCaller, [fetchHeader]: request.prove(part, body) };
}

/** Opens a graph request whose answer is wanted within some milliseconds. */
export async function openRequest(
  options: { caller?: Caller; milliseconds?: number } = {},
): Promise<TestRequest> {
  const requestId = randomUUID();
  const deadline = Date.now() + (options.milliseconds ?? 5000);
  const caller = options.caller ?? generalPractitioner;
  const fetchKey = createFetchKey();
  const request = { caller, requestId, deadline, fetchKey };
  const sealedCaller = await createCallerSeal(sealSecret).seal(request, 60);
  return { requestId, sealedCaller, prove: createFetchProver(fetchKey) };
}

/** Seals a decision that permits every setting, unless it is told otherwise. */
export function sealRecord(
  request: TestRequest,
  subject: RecordSubject,
  options: {
    settings?: Partial<RecordAuthority['settings']>;
    period?: RecordAuthority['period'];
    access?: RecordAccess;
  } = {},
): Promise<string> {
  const permit = { decision: 'permit' } as const;
  const everything: Record<ClinicalSetting, typeof permit> = {
    primary: permit,
    secondary: permit,
    community: permit,
    social: permit,
  };
  return createRecordSeal(sealSecret).seal(
    {
      requestId: request.requestId,
      subject,
      settings: { ...everything, ...options.settings },
      access: options.access ?? wholeAccess,
      ...(options.period === undefined ? {} : { period: options.period }),
    },
    300,
  );
}

/** What a subgraph answered. */
export interface SubgraphAnswer {
  readonly status: number;
  // The shape depends on the query; tests state what they expect of it.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any;
  readonly errors?: readonly {
    message: string;
    path?: (string | number)[];
    extensions?: Record<string, unknown>;
  }[];
  readonly text: string;
}

/** Asks a subgraph as the gateway does. */
export async function askSubgraph(
  url: string,
  request: TestRequest | undefined,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<SubgraphAnswer> {
  const body = JSON.stringify({ query, variables });
  const response = await fetch(url, {
    method: 'POST',
    headers: toFetchHeaders(url, request, body),
    body,
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as Pick<SubgraphAnswer, 'data' | 'errors'>;
  return { status: response.status, data, text, ...(errors === undefined ? {} : { errors }) };
}

/** Asks a subgraph for fields of entities. */
export function askEntities(
  url: string,
  request: TestRequest,
  representations: readonly Record<string, unknown>[],
  selection: string,
): Promise<SubgraphAnswer> {
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`;
  return askSubgraph(url, request, query, { representations });
}
