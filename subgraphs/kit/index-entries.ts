import type {
  CarePlan,
  CarePlanIndexEntry,
  Document,
  DocumentIndexEntry,
  Encounter,
  EncounterIndexEntry,
} from '../../schema/generated/shared.ts';
import { isOverlapping, type PartialPeriod } from '../../schema/runtime/partial-date.ts';
import { toShown } from './access/restrict.ts';
import type { AskedRecord } from './asked-record.ts';
import type { ItemOf } from './setting-backend.ts';

/** Reduces an encounter to what the joined list needs. */
export function toEncounterEntry(type: string, item: ItemOf<Encounter>): EncounterIndexEntry {
  const { id, kind, status, period } = item;
  const title = toShown(item.title);
  const date = period?.start ?? period?.end;
  return { id, type, date, kind: kind ?? 'UNKNOWN', status: status ?? 'UNKNOWN', period, title };
}

/** Reduces a care plan to what the joined list, and the plans put together by problem, need. */
export function toCarePlanEntry(type: string, item: ItemOf<CarePlan>): CarePlanIndexEntry {
  const { id, period, created } = item;
  const contents = [item.goals, item.actions, item.contingencies];
  return {
    id,
    type,
    date: created ?? period?.start,
    status: item.status ?? 'UNKNOWN',
    period,
    title: toShown(item.title),
    category: toShown(item.category),
    created,
    reviewDate: toShown(item.reviewDate),
    addresses: toShown(item.addresses),
    goals: toShown(item.goals),
    actions: toShown(item.actions),
    contingencies: toShown(item.contingencies),
    isOutline: contents.some((content) => content !== toShown(content)),
    provenance: toShown(item.provenance),
  };
}

/** Reduces a document to what the joined list, and the list of those that are plans, need. */
export function toDocumentEntry(type: string, item: ItemOf<Document>): DocumentIndexEntry {
  const { id, created } = item;
  const title = toShown(item.title);
  return { id, type, date: created, created, title, kind: toShown(item.type) };
}

/** Tells whether an encounter or care plan overlaps the days asked for; an undated one always may. */
export function isWithin(asked: AskedRecord, period: PartialPeriod | null | undefined): boolean {
  return asked.period === undefined || isOverlapping(asked.period, period ?? {});
}
