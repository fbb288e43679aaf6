import type { MedicalRecordNumber } from '../../../schema/generated/secondary.ts';
import type { AskedRecord } from '../../kit/asked-record.ts';
import { absent, type AreaAnswer, failed, found, notSupported } from '../../kit/outcome.ts';
import type { AreaRead } from '../../kit/setting-backend.ts';
import type { SecondaryBackend } from '../backend.ts';
import { createAreaRead } from './create-area-read.ts';
import {
  createHospitalReader,
  type HospitalReader,
  type HospitalReaderOptions,
} from './create-hospital-reader.ts';
import { toFreshness } from './hospital-sources.ts';
import { toKnownAs } from './known-as.ts';
import type { HospitalPeople } from './read-people.ts';
import { reportRow } from './report-row.ts';
import { allergyRow, documentRow, encounterRow } from './rows.ts';
import { selectAllergies, selectDocuments, selectEncounters, selectReports } from './statements.ts';
import { toAllergies } from './to-allergy.ts';
import { toConditions } from './to-conditions.ts';
import { isConfidentialDocument, toHospitalDocument } from './to-hospital-document.ts';
import { toHospitalInvestigation } from './to-hospital-investigation.ts';
import { toHospitalEncounter } from './to-hospital-encounter.ts';

/** Builds the backend that answers from what hospitals sent in HL7 v2. */
export function createHospitalBackend(options: HospitalReaderOptions): SecondaryBackend {
  const reader = createHospitalReader(options);
  const notHeld = createNotHeldRead(reader);
  return {
    encounters: createAreaRead(reader, {
      statement: selectEncounters,
      row: encounterRow,
      toItems: (row, context) => [toHospitalEncounter(row, context)],
    }),
    conditions: createAreaRead(reader, {
      statement: selectEncounters,
      row: encounterRow,
      toItems: toConditions,
    }),
    allergies: createAreaRead(reader, {
      statement: selectAllergies,
      row: allergyRow,
      toItems: toAllergies,
    }),
    documents: createAreaRead(reader, {
      statement: selectDocuments,
      row: documentRow,
      toItems: (row, context) => [toHospitalDocument(row, context)],
      isConfidential: isConfidentialDocument,
    }),
    investigations: createAreaRead(reader, {
      statement: selectReports,
      row: reportRow,
      toItems: (row, context) => [toHospitalInvestigation(row, context)],
    }),
    // The messages that are read carry none of these.
    carePlans: notHeld,
    medications: notHeld,
    observations: notHeld,
    referrals: notHeld,
    episodes: notHeld,
    bookings: notHeld,
    medicalRecordNumbers: createNumberRead(reader),
  };
}

function createNotHeldRead(reader: HospitalReader): AreaRead<never> {
  return async (asked, context) => {
    try {
      await reader.within(reader.sources(context), context);
    } catch (cause) {
      // That such a thing is not held is known of every known source, whether or not the store can be asked.
      reader.fail(cause);
    }
    return asked.map(() => reader.ofEverySource(notSupported('NOT_HELD')));
  };
}

function createNumberRead(reader: HospitalReader): AreaRead<MedicalRecordNumber> {
  return async (asked, context) => {
    try {
      const people = await reader.within(reader.people(asked, context), context);
      if (people.sources.length === 0) {
        return asked.map(() => reader.ofEverySource(failed('SOURCE_NOT_CONFIGURED')));
      }
      return asked.map((record) => toNumbers(record, people, reader.now()));
    } catch (cause) {
      const failure = reader.fail(cause);
      return asked.map(() => reader.ofEverySource(failure));
    }
  };
}

/** A trust's numbers are the trust's, so the first of its systems tells them. */
function toNumbers(
  { subject }: AskedRecord,
  { sources, groups, unsettled }: HospitalPeople,
  now: number,
): AreaAnswer<MedicalRecordNumber> {
  return sources.map((source) => {
    const { identity, trust, lastSentAt } = source;
    if (lastSentAt === undefined) return { source: identity, outcome: failed('FEED_SILENT') };
    const { numbers, isSomeoneElse } = toKnownAs(trust, subject, groups, unsettled);
    if (isSomeoneElse) return { source: identity, outcome: failed('SOURCE_IDENTITY_MISMATCH') };
    const isFirst = sources.find((other) => other.trust === trust) === source;
    const organisation = identity.organisation ?? {};
    const told = isFirst ? numbers.map(({ value, merged }) => ({ organisation, value, merged })) : [];
    return {
      source: identity,
      outcome: told.length === 0 ? absent : found(told),
      ...toFreshness(source, now),
    };
  });
}
