import type { Dispatcher } from 'undici';
import type { SourceWarning } from '../../../schema/generated/shared.ts';
import type { AskedRecord } from '../../kit/asked-record.ts';
import type { Endpoints } from '../../kit/endpoint/create-endpoints.ts';
import { absent, type Contribution, failed, found, type SourceIdentity } from '../../kit/outcome.ts';
import type { AreaRead, ReadContext } from '../../kit/setting-backend.ts';
import type { SecondaryBackend } from '../backend.ts';
import type { AreaItems, FhirArea, FhirNotes } from './area-items.ts';
import type { AreaName } from './area-types.ts';
import { fhirAreas } from './areas.ts';
import { createFhirClient, type FhirClient } from './create-fhir-client.ts';
import { findDialect } from './dialects.ts';
import { openFhirRecord } from './fhir-record.ts';
import type { FhirServerConfiguration } from './server-configuration.ts';

/** What reading hospitals' FHIR servers needs. */
export interface FhirBackendOptions {
  readonly servers: readonly FhirServerConfiguration[];
  readonly endpoints: Endpoints;
  /** How long a server may take for one kind of information, in milliseconds. */
  readonly timeoutMilliseconds: number;
  readonly dispatcher?: Dispatcher;
}

const sentences = {
  incomplete: 'The server holds more than could be read.',
  unreadable: 'Some items could not be read and were left out.',
  someoneElse: 'Records that may be about someone else were left out.',
  details: 'Details of some items could not be read and were left out.',
  confidential: 'Items marked confidential were left out.',
  forbidding: 'Orders not to give a medicine were left out.',
  bornAnotherDay: 'The hospital holds another date of birth for this person.',
} as const;

/** Builds the backend that reads hospitals' FHIR R4 servers, one source for each. */
export function createFhirBackend(options: FhirBackendOptions): SecondaryBackend {
  const { endpoints, dispatcher } = options;
  const servers = options.servers.map((server) => ({
    server,
    client: createFhirClient(server, { endpoints, ...(dispatcher === undefined ? {} : { dispatcher }) }),
    identity: toIdentity(server),
  }));

  const area = <T>(name: AreaName, read: FhirArea<T>): AreaRead<T> => {
    const holders = servers.filter(({ server }) => {
      const { areas } = findDialect(server);
      return areas === 'all' || areas.includes(name);
    });
    return (asked, context) =>
      Promise.all(
        asked.map((record) =>
          Promise.all(
            holders.map(async (one) => ({
              source: one.identity,
              ...(await readOne(one, read, record, context, options.timeoutMilliseconds)),
            })),
          ),
        ),
      );
  };

  return {
    encounters: area('encounters', fhirAreas.encounters),
    conditions: area('conditions', fhirAreas.conditions),
    allergies: area('allergies', fhirAreas.allergies),
    medications: area('medications', fhirAreas.medications),
    documents: area('documents', fhirAreas.documents),
    carePlans: area('carePlans', fhirAreas.carePlans),
    investigations: area('investigations', fhirAreas.investigations),
    observations: area('observations', fhirAreas.observations),
    referrals: area('referrals', fhirAreas.referrals),
    episodes: area('episodes', fhirAreas.episodes),
    bookings: area('bookings', fhirAreas.bookings),
    medicalRecordNumbers: area('medicalRecordNumbers', fhirAreas.medicalRecordNumbers),
  };
}

function toIdentity({ system, odsCode, name }: FhirServerConfiguration): SourceIdentity {
  return { system, organisation: { odsCode, ...(name === undefined ? {} : { name }) } };
}

async function readOne<T>(
  {
    server,
    client,
    identity,
  }: { server: FhirServerConfiguration; client: FhirClient; identity: SourceIdentity },
  read: FhirArea<T>,
  asked: AskedRecord,
  context: ReadContext,
  timeoutMilliseconds: number,
): Promise<Omit<Contribution<T>, 'source'>> {
  const record = openFhirRecord(client, server, asked, context, Date.now() + timeoutMilliseconds);
  const person = await record.person();
  if (person.kind === 'unknown') return { outcome: absent };
  if (person.kind === 'not-supported') return { outcome: failed('SOURCE_REJECTED_REQUEST') };
  if (person.kind !== 'known') return { outcome: person };
  if (person.isSomeoneElse) return { outcome: failed('SOURCE_IDENTITY_MISMATCH') };
  const answer: AreaItems<T> = await read(record, {
    person: asked.subject.nhsNumber,
    recordIds: context.recordIds,
    server,
    organisation: identity.organisation ?? {},
  });
  if (answer.kind !== 'items') return { outcome: answer };
  return {
    outcome: answer.items.length === 0 ? absent : found(answer.items),
    asOf: new Date().toISOString(),
    warnings: toWarnings(answer.notes, person.isBornAnotherDay),
  };
}

function toWarnings(notes: FhirNotes, isBornAnotherDay: boolean): readonly SourceWarning[] {
  const warnings: readonly (SourceWarning & { readonly applies: boolean })[] = [
    { code: 'ITEMS_REFUSED', message: sentences.incomplete, applies: notes.isIncomplete },
    { code: 'ITEMS_REFUSED', message: sentences.unreadable, applies: notes.isRefused },
    { code: 'ITEMS_REFUSED', message: sentences.someoneElse, applies: notes.isSomeoneElse },
    { code: 'CONFIDENTIAL_ITEMS', message: sentences.confidential, applies: notes.isConfidential },
    { code: 'ITEMS_REFUSED', message: sentences.forbidding, applies: notes.isForbidding },
    { code: 'OTHER', message: sentences.details, applies: notes.isReduced },
    { code: 'OTHER', message: sentences.bornAnotherDay, applies: isBornAnotherDay },
  ];
  return warnings.filter(({ applies }) => applies).map(({ code, message }) => ({ code, message }));
}
