import type { Organisation, Provenance } from '../../../schema/generated/community.ts';
import type { RecordIds } from '../../../schema/runtime/record-id.ts';

/** The provider whose tables are read. */
export interface Provider {
  readonly odsCode: string;
  readonly name: string;
}

/** The name by which the provider's system is shown. */
export const systemName = 'Community services record';

/** What every item of one person needs beside its row. */
export interface ItemContext {
  readonly recordIds: RecordIds;
  /** The NHS number that the items' ids are made for. */
  readonly person: string;
  readonly provider: Provider;
  /** The present day, as `YYYY-MM-DD`. */
  readonly today: string;
}

/** The id of an item: the provider is part of it, because local ids repeat across providers. */
export function toItemId(context: ItemContext, type: string, ...identifier: readonly string[]): string {
  return context.recordIds.toId({
    type,
    person: context.person,
    system: `${context.provider.odsCode}|${systemName}`,
    identifier: identifier.join('|'),
  });
}

/** The provider as the graph's organisation. */
export function toOrganisation({ provider }: ItemContext): Organisation {
  return { odsCode: provider.odsCode, name: provider.name };
}

/** Where an item of the provider is recorded; `recordedAt` only where the row says when. */
export function toProvenance(context: ItemContext, recordedAt: string | null): Provenance {
  return {
    setting: 'COMMUNITY',
    organisation: toOrganisation(context),
    system: systemName,
    recordedAt,
    receivedAt: null,
  };
}
