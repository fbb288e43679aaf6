import type { Provenance } from '../../../../schema/generated/community.ts';
import type { RecordIds } from '../../../../schema/runtime/record-id.ts';
import type { SourceIdentity } from '../../../kit/outcome.ts';
import type { SupplierConfiguration } from '../supplier-configuration.ts';

/** What every item of a supplier about one person is made with. */
export interface SupplierItemContext {
  readonly recordIds: RecordIds;
  /** The NHS number that the items' ids are made for. */
  readonly person: string;
  readonly supplier: SupplierConfiguration;
  /** The present, in milliseconds since 1970. */
  readonly now: number;
}

/** A supplier as a source. */
export function toSupplierSource({ odsCode, name, system }: SupplierConfiguration): SourceIdentity {
  return { organisation: { odsCode, name }, system };
}

/** The id of an item that a supplier sent. */
export function toSupplierItemId(
  { recordIds, person, supplier }: SupplierItemContext,
  type: string,
  identifier: string,
): string {
  const system = `${supplier.odsCode}|${supplier.system}|${supplier.id}`;
  return recordIds.toId({ type, person, system, identifier });
}

/** Where an item of a supplier is recorded. */
export function toSupplierProvenance(
  { supplier: { odsCode, name, system } }: SupplierItemContext,
  recordedAt: string | null,
  receivedAt: string,
): Provenance {
  return { setting: 'COMMUNITY', organisation: { odsCode, name }, system, recordedAt, receivedAt };
}
