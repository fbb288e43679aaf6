import type { CareRecord } from '../../../schema/generated/patient.ts';
import type { RecordAuthority } from '../../../schema/runtime/record-seal.ts';
import type { SubgraphContext } from '../../kit/context.ts';
import { openAuthority } from './open-authority.ts';

/** What the settings gave, under the names of the record's fields, none of it checked yet. */
export type GivenFields = Readonly<Partial<Record<keyof CareRecord, unknown>>>;

/** One person's record with the decision that it is read under. */
export interface ReferencedRecord {
  readonly seal: string;
  readonly authority: RecordAuthority;
  readonly given: GivenFields;
}

/** Opens the record that the gateway refers to. */
export async function resolveRecordReference(
  reference: GivenFields & { readonly seal: string },
  context: SubgraphContext,
): Promise<ReferencedRecord> {
  const { seal } = reference;
  return { seal, authority: await openAuthority(seal, context), given: reference };
}
