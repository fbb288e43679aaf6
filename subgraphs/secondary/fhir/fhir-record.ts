import type { z } from 'zod';
import type { RecordSubject } from '../../../schema/runtime/record-seal.ts';
import type { AskedRecord } from '../../kit/asked-record.ts';
import { toNhsNumbers } from '../../kit/asked-record.ts';
import type { Failed, NotSupported } from '../../kit/outcome.ts';
import type { ReadContext } from '../../kit/setting-backend.ts';
import type { FhirClient, SearchResult } from './create-fhir-client.ts';
import type { FhirReference } from './elements.ts';
import { type FhirPerson, toFhirPerson } from './fhir-person.ts';
import { readResource } from './read-resource.ts';
import { findDialect } from './dialects.ts';
import type { FhirServerConfiguration } from './server-configuration.ts';

/** The system of NHS numbers in FHIR. */
export const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number';

/** Resources of one kind that are surely about the person, and what was left out. */
export interface FhirResources<T> {
  readonly kind: 'found';
  readonly resources: readonly T[];
  /** Whether the server has more than was read. */
  readonly isIncomplete: boolean;
  /** Whether a resource could not be read at all. */
  readonly isRefused: boolean;
  /** Whether fields of resources could not be read. */
  readonly isReduced: boolean;
  /** Whether a resource names somebody else. */
  readonly isSomeoneElse: boolean;
}

/** What one FHIR server holds about one person, searched for at most once in a graph request. */
export interface FhirRecord {
  readonly server: FhirServerConfiguration;
  readonly asked: AskedRecord;
  /** Who the person is to the server; `unknown` where it does not know them. */
  person(): Promise<FhirPerson | { readonly kind: 'unknown' } | Failed | NotSupported>;
  /** Every resource of a kind that is about the person. */
  resources<Shape extends z.ZodObject & z.ZodType<{ readonly id?: string | undefined }>>(
    type: string,
    shape: Shape,
  ): Promise<FhirResources<z.output<Shape>> | Failed | NotSupported>;
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
  const search = (type: string, parameters: Readonly<Record<string, string>>) =>
    context.memory.once(`fhir ${server.url} ${type} ${JSON.stringify(numbers)}`, () =>
      client.search(type, parameters, limits),
    );

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
    async resources(type, shape) {
      const known = await person();
      if (known.kind === 'unknown') return noResources;
      if (known.kind !== 'known') return known;
      const found = await search(
        type,
        isPersonSearched
          ? { patient: [...known.ids].join(',') }
          : { 'patient:identifier': `${nhsNumberSystem}|${asked.subject.nhsNumber}` },
      );
      if (found.kind !== 'found') return found;
      const ids = isPersonSearched ? known.ids : toIncludedIds(found, asked.subject, server);
      return admit(found, shape, { ids, numbers, base: server.url, isNumberEnough: !isPersonSearched });
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
};

/** Admits the resources that can be read and that say of themselves that they are about the person. */
function admit<Shape extends z.ZodObject>(
  { resources, isIncomplete }: SearchResult,
  shape: Shape,
  self: Self,
): FhirResources<z.output<Shape>> {
  const readings = resources.map((resource) => readResource(shape, resource));
  const read = readings.filter((reading) => reading !== undefined);
  const own = read.filter(({ value }) => isAbout(value, self));
  return {
    kind: 'found',
    resources: own.map(({ value }) => value),
    isIncomplete,
    isRefused: read.length < readings.length,
    isReduced: own.some(({ isReduced }) => isReduced),
    isSomeoneElse: own.length < read.length,
  };
}

/** By what a resource can name the person. */
interface Self {
  readonly ids: ReadonlySet<string>;
  readonly numbers: readonly string[];
  /** The server's base: an id of another server is somebody else's. */
  readonly base: string;
  /** Whether the number names the person beside an id that is not known, because nobody was searched for. */
  readonly isNumberEnough: boolean;
}

interface Subjects {
  readonly subject?: unknown;
  readonly patient?: unknown;
  readonly participant?: unknown;
}

/** Tells whether a resource names the person; an appointment names them among those who take part. */
function isAbout(resource: Subjects, self: Self): boolean {
  const { subject, patient, participant } = resource;
  const named = subject ?? patient;
  if (named !== undefined) return isSelf(named as FhirReference, self);
  const parts = Array.isArray(participant) ? (participant as { readonly actor?: FhirReference }[]) : [];
  return parts.some(({ actor }) => actor !== undefined && isSelf(actor, self));
}

function isSelf(
  { reference, identifier }: FhirReference,
  { ids, numbers, base, isNumberEnough }: Self,
): boolean {
  const isNumbered = identifier?.system === nhsNumberSystem;
  const isNumber = isNumbered && numbers.includes(identifier.value ?? '');
  if (isNumbered && !isNumber) return false;
  if (reference === undefined) return isNumber;
  const path = reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference;
  const id = /^Patient\/([^/|]+)(?:\/_history\/[^/]+)?$/.exec(path)?.[1];
  return (id !== undefined && ids.has(id)) || (isNumberEnough && isNumber);
}
