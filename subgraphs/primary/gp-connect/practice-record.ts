import type { AllergyIntolerance, Condition, MedicationStatement } from '../../../schema/generated/shared.ts';
import type { Contribution, SourceIdentity } from '../../kit/outcome.ts';
import type { Consultation } from '../mapping/to-consultation.ts';
import type { StructuredRecord } from '../structured-record/parse-structured-record.ts';
import type { AreaReading } from '../structured-record/read-area.ts';
import { otherSupplier } from '../suppliers/other-supplier.ts';
import type { Refusal } from './spine-error.ts';

/** What the registered practice answered, area by area. */
export interface PracticeRecord {
  readonly source: SourceIdentity;
  /** The supplier of the practice's system, where it is known. */
  readonly supplier?: string;
  readonly areas: AreaContributions;
}

/** One contribution for each area that is asked of a practice. */
export interface AreaContributions {
  readonly encounters: Contribution<Consultation>;
  readonly allergies: Contribution<AllergyIntolerance>;
  readonly medications: Contribution<MedicationStatement>;
  readonly conditions: Contribution<Condition>;
}

/** A practice of which nothing but its code is known, or the lack of one. */
export function toUnnamedPractice(practiceOdsCode: string | undefined): SourceIdentity {
  return practiceOdsCode === undefined
    ? { system: 'General practice' }
    : { organisation: { odsCode: practiceOdsCode }, system: otherSupplier.product };
}

/** A record that a practice did not give: every area says why. */
export function toRefusedRecord(source: SourceIdentity, outcome: Refusal, supplier?: string): PracticeRecord {
  const contribution = { source, outcome };
  return {
    source,
    ...(supplier === undefined ? {} : { supplier }),
    areas: {
      encounters: contribution,
      allergies: contribution,
      medications: contribution,
      conditions: contribution,
    },
  };
}

/** A record that a practice gave, as of an instant. */
export function toPracticeRecord(record: StructuredRecord, asOf: string): PracticeRecord {
  const { dialect, practice } = record;
  const { odsCode, name } = practice;
  const source = {
    organisation: { ...(odsCode ? { odsCode } : {}), ...(name ? { name } : {}) },
    system: dialect.product,
  };
  const contribute = <T>({ outcome, warnings }: AreaReading<T>): Contribution<T> => ({
    source,
    outcome,
    warnings,
    asOf,
  });
  return {
    source,
    ...(dialect.supplier === undefined ? {} : { supplier: dialect.supplier }),
    areas: {
      encounters: contribute(record.encounters),
      allergies: contribute(record.allergies),
      medications: contribute(record.medications),
      conditions: contribute(record.conditions),
    },
  };
}
