import type {
  AlertAcknowledgement,
  AlertState,
  TelehealthAlert,
} from '../../../../schema/generated/community.ts';
import { systemName } from '../../csds/item-context.ts';
import type { KeptAlert } from '../store/alerts.ts';
import { type SupplierItemContext, toSupplierItemId, toSupplierProvenance } from './supplier-item.ts';

/** An alert with what it is acknowledged by; `reference` is shown to nobody. */
export type ReferencedAlert = Omit<TelehealthAlert, 'acknowledgeKey'> & { readonly reference: string };

/** Maps an alert; one that is past its time and that nobody took on is overdue. */
export function toAlert(alert: KeptAlert, context: SupplierItemContext): ReferencedAlert {
  const { recordIds, person, now } = context;
  return {
    reference: alert.id,
    id: toSupplierItemId(context, 'TelehealthAlert', alert.id),
    state: toState(alert, now),
    code: alert.code,
    message: alert.message,
    reading: toSupplierItemId(context, 'TelehealthReading', alert.identifier),
    carePlan: recordIds.toId({
      type: 'CommunityCarePlan',
      person,
      system: `${alert.provider}|${systemName}`,
      identifier: alert.planId,
    }),
    date: alert.date,
    owner: alert.owner,
    raised: alert.raised,
    due: alert.due,
    acknowledgement: toAcknowledgement(alert),
    provenance: toSupplierProvenance(context, null, alert.raised),
  };
}

/** Who took an alert on; nothing where nobody has. */
export function toAcknowledgement({ acknowledged, by, note }: KeptAlert): AlertAcknowledgement | null {
  if (acknowledged === null || by === null) return null;
  const { name, role, organisation } = by;
  return { at: acknowledged, by: { name, role, identifier: null, organisation }, note };
}

function toState({ withdrawn, acknowledged, due }: KeptAlert, now: number): AlertState {
  if (withdrawn !== null) return 'WITHDRAWN';
  if (acknowledged !== null) return 'ACKNOWLEDGED';
  return Date.parse(due) < now ? 'OVERDUE' : 'OPEN';
}
