import type {
  GpDiaryEntry,
  GpImmunisation,
  GpInvestigation,
  GpObservation,
  GpReferral,
} from '../../../schema/generated/primary.ts';
import type { AllergyIntolerance, Condition, MedicationStatement } from '../../../schema/generated/shared.ts';
import type { Contribution, SourceIdentity } from '../../kit/outcome.ts';
import type { Consultation } from '../mapping/to-consultation.ts';
import type { LinkedProblem } from '../mapping/to-problem.ts';
import type { StructuredRecord } from '../structured-record/parse-structured-record.ts';
import type { AreaReading } from '../structured-record/read-area.ts';
import type { Refusal } from './spine-error.ts';

/** How a practice and its system are called. */
export interface PracticeNaming {
  readonly source: SourceIdentity;
  /** The supplier of the practice's system, where it is known. */
  readonly supplier?: string;
}

/** What the registered practice answered to one question, area by area. */
export interface PracticeRecord extends PracticeNaming {
  /** Beware: an area that was not asked for reads as one that could not be read. */
  readonly areas: AreaContributions;
}

/** One contribution for each area of a structured record. */
export interface AreaContributions {
  readonly encounters: Contribution<Consultation>;
  readonly allergies: Contribution<AllergyIntolerance>;
  readonly medications: Contribution<MedicationStatement>;
  readonly conditions: Contribution<Condition>;
  readonly problems: Contribution<LinkedProblem>;
  readonly immunisations: Contribution<GpImmunisation>;
  readonly observations: Contribution<GpObservation>;
  readonly investigations: Contribution<GpInvestigation>;
  readonly referrals: Contribution<GpReferral>;
  readonly diary: Contribution<GpDiaryEntry>;
}

/** A record that a practice did not give: every area says why. */
export function toRefusedRecord(naming: PracticeNaming, outcome: Refusal): PracticeRecord {
  const contribution = { source: naming.source, outcome };
  return {
    ...naming,
    areas: {
      encounters: contribution,
      allergies: contribution,
      medications: contribution,
      conditions: contribution,
      problems: contribution,
      immunisations: contribution,
      observations: contribution,
      investigations: contribution,
      referrals: contribution,
      diary: contribution,
    },
  };
}

/** How a practice is called in a record that it gave. */
export function toNaming({ dialect, practice }: StructuredRecord): PracticeNaming {
  const { odsCode, name } = practice;
  const organisation = { ...(odsCode ? { odsCode } : {}), ...(name ? { name } : {}) };
  return {
    source: { organisation, system: dialect.product },
    ...(dialect.supplier === undefined ? {} : { supplier: dialect.supplier }),
  };
}

/** A record that a practice gave, as of an instant, under the name that the practice goes by. */
export function toPracticeRecord(
  record: StructuredRecord,
  naming: PracticeNaming,
  asOf: string,
): PracticeRecord {
  const { source } = naming;
  const contribute = <T>({ outcome, warnings }: AreaReading<T>): Contribution<T> => ({
    source,
    outcome,
    warnings,
    asOf,
  });
  return {
    ...naming,
    areas: {
      encounters: contribute(record.encounters),
      allergies: contribute(record.allergies),
      medications: contribute(record.medications),
      conditions: contribute(record.conditions),
      problems: contribute(record.problems),
      immunisations: contribute(record.immunisations),
      observations: contribute(record.observations),
      investigations: contribute(record.investigations),
      referrals: contribute(record.referrals),
      diary: contribute(record.diary),
    },
  };
}
