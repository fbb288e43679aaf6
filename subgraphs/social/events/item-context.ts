import type { Organisation, Participant, Provenance } from '../../../schema/generated/social.ts';
import type { RecordIds } from '../../../schema/runtime/record-id.ts';

/** The council whose system is read. */
export interface Council {
  readonly code: string;
  readonly name: string;
}

/** What every item of one person needs beside what the council sent. */
export interface ItemContext {
  readonly recordIds: RecordIds;
  /** The NHS number that the items' ids are made for. */
  readonly person: string;
  readonly council: Council;
  /** The name by which the system is shown that the items come from. */
  readonly system: string;
  /** The present day, as `YYYY-MM-DD`. */
  readonly today: string;
}

/** The id of an item. */
export function toItemId(
  { recordIds, person, council, system }: ItemContext,
  type: string,
  identifier: string,
) {
  return recordIds.toId({ type, person, system: `${council.code}|${system}`, identifier });
}

/** The council as the graph's organisation. */
export function toOrganisation({ council }: ItemContext): Organisation {
  return { odsCode: council.code, name: council.name };
}

/** A worker of the council. */
export function toWorker(context: ItemContext, name: string | null, role: string | null): Participant {
  return { name, role, identifier: null, organisation: toOrganisation(context) };
}

/** A worker of the council, where one is named. */
export function toWorkerOrNone(context: ItemContext, name: string | null): Participant | null {
  return name === null ? null : toWorker(context, name, null);
}

/** Where an item of the council is recorded; `recordedAt` only where the council says when. */
export function toProvenance(context: ItemContext, recordedAt: string | null): Provenance {
  return {
    setting: 'SOCIAL',
    organisation: toOrganisation(context),
    system: context.system,
    recordedAt,
    receivedAt: null,
  };
}
