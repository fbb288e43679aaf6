import type { AllergyIntolerance, Condition, MedicationStatement } from '../../schema/generated/shared.ts';
import type { CallerRequest } from '../../schema/runtime/caller.ts';
import type { RecordIds } from '../../schema/runtime/record-id.ts';
import type { AskedRecord } from './asked-record.ts';
import type { Log } from './log.ts';
import type { AreaAnswer } from './outcome.ts';
import type { RequestMemory } from './request-memory.ts';

/** What a backend is told beside the records that it is asked for. */
export interface ReadContext {
  readonly request: CallerRequest;
  readonly memory: RequestMemory;
  readonly signal: AbortSignal;
  readonly recordIds: RecordIds;
  readonly log: Log;
}

/** Reads one area of several people's records: one answer per record asked for, in the same order. */
export type AreaRead<T> = (
  asked: readonly AskedRecord[],
  context: ReadContext,
) => Promise<readonly AreaAnswer<T>[]>;

/** An item of the graph as a dialect makes it: the seal and the person are the kit's to add. */
export type ItemOf<T> = Omit<T, 'seal' | 'patient'>;

/** What every encounter, care plan and document has for the joined lists. */
export interface ListedItem {
  readonly id: string;
}

/** What a setting needs of the systems behind it; each dialect answers it in its own protocol. */
export interface SettingBackend<
  Encounter extends ListedItem,
  CarePlan extends ListedItem,
  Document extends ListedItem,
> {
  readonly encounters: AreaRead<Encounter>;
  readonly carePlans: AreaRead<CarePlan>;
  readonly documents: AreaRead<Document>;
  readonly allergies: AreaRead<AllergyIntolerance>;
  readonly medications: AreaRead<MedicationStatement>;
  readonly conditions: AreaRead<Condition>;
}

/** The areas that every setting is asked for. */
export const areas = [
  'encounters',
  'carePlans',
  'documents',
  'allergies',
  'medications',
  'conditions',
] as const;

/** The name of an area. */
export type Area = (typeof areas)[number];
