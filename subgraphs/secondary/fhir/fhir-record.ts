import type { z } from 'zod';
import type { RecordSubject } from '../../../schema/runtime/record-seal.ts';
import type { AskedRecord } from '../../kit/asked-record.ts';
import { toNhsNumbers } from '../../kit/asked-record.ts';
import type { Failed, NotSupported } from '../../kit/outcome.ts';
import type { ReadContext } from '../../kit/setting-backend.ts';
import {
  admitResources,
  type FhirResources,
  nhsNumberSystem,
  type ResourceMarks,
} from './admit-resources.ts';
import type { FhirClient, SearchResult } from './create-fhir-client.ts';
import { type FhirPerson, toFhirPerson } from './fhir-person.ts';
import { findDialect } from './dialects.ts';
import type { FhirServerConfiguration } from './server-configuration.ts';

/** What one FHIR server holds about one person, searched for at most once in a graph request. */
export interface FhirRecord {
  readonly server: FhirServerConfiguration;
  readonly asked: AskedRecord;
  /** Who the person is to the server; `unknown` where it does not know them. */
  person(): Promise<FhirPerson | { readonly kind: 'unknown' } | Failed | NotSupported>;
  /** Every resource of a kind that is about the person, and what they point at by `include` (FHIR R4, `_include`). */
  resources<Shape extends z.ZodObject & z.ZodType<{ readonly id?: string | undefined }>>(
    type: string,
    shape: Shape,
    include?: string,
  ): Promise<FhirResources<z.output<Shape> & ResourceMarks> | Failed | NotSupported>;
  /** What stands behind an address of the server's own; `undefined` where it cannot be read. */
  read(address: string): Promise<unknown>;
}

/** Opens what a server holds about a person. */
export function openFhirRecord(
  client: FhirClient,
  server: FhirServerConfiguration,
  asked: AskedRecord,
  context: ReadContext,
  deadline: number,
): FhirRecord {
  const numbers = toNhsNumbers(asked.subject);
  const { isPersonSearched } = findDialect(server);
  const limits = { signal: context.signal, deadline, requestId: context.request.requestId };
  const search = (type: string, parameters: Readonly<Record<string, string>>, include?: string) =>
    context.memory.once(`fhir ${server.url} ${type} ${JSON.stringify(numbers)}`, async () => {
      if (include === undefined) return client.search(type, parameters, limits);
      const found = await client.search(type, { ...parameters, _include: include }, limits);
      // A server that cannot include says so; what is pointed at is then read by itself.
      const isRefused = found.kind === 'failed' && found.code === 'SOURCE_REJECTED_REQUEST';
      return isRefused ? client.search(type, parameters, limits) : found;
    });

  async function person(): ReturnType<FhirRecord['person']> {
    if (!isPersonSearched) return nobodySearched;
    const identifier = numbers.map((number) => `${nhsNumberSystem}|${number}`).join(',');
    const found = await search('Patient', { identifier });
    return found.kind === 'found' ? toFhirPerson(found.resources, asked.subject, server) : found;
  }

  return {
    server,
    asked,
    person,
    read: (address) =>
      context.memory.once(`fhir ${server.url} ${address}`, () => client.read(address, limits)),
    async resources(type, shape, include) {
      const known = await person();
      if (known.kind === 'unknown') return noResources;
      if (known.kind !== 'known') return known;
      const found = await search(
        type,
        isPersonSearched
          ? { patient: [...known.ids].join(',') }
          : { 'patient:identifier': `${nhsNumberSystem}|${asked.subject.nhsNumber}` },
        include,
      );
      if (found.kind !== 'found') return found;
      const ids = isPersonSearched ? known.ids : toIncludedIds(found, asked.subject, server);
      return admitResources(found, shape, {
        ids,
        numbers,
        base: server.url,
        isNumberEnough: !isPersonSearched,
      });
    },
  };
}

/** The person at a server that is searched by the NHS number itself. */
const nobodySearched: FhirPerson = {
  kind: 'known',
  ids: new Set(),
  hospitalNumbers: [],
  isSomeoneElse: false,
  isBornAnotherDay: false,
};

/** What the server calls the person, as far as it gave who they are beside what was searched for. */
function toIncludedIds(
  { included }: SearchResult,
  subject: RecordSubject,
  server: FhirServerConfiguration,
): ReadonlySet<string> {
  const person = toFhirPerson(included, subject, server);
  const own = person.kind === 'known' && !person.isSomeoneElse ? person.ids : [];
  // Some receivers call a person by the NHS number itself.
  return new Set([...own, ...toNhsNumbers(subject)]);
}

const noResources: FhirResources<never> = {
  kind: 'found',
  resources: [],
  isIncomplete: false,
  isRefused: false,
  isReduced: false,
  isSomeoneElse: false,
  isConfidential: false,
  included: [],
};
