import { clinicalSettings } from '../../../../schema/care-settings.ts';
import type {
  CarePlanDocument,
  CarePlanDocumentList,
  DocumentIndexEntry,
} from '../../../../schema/generated/patient.ts';
import { isSameConcept, toConceptKeys } from '../concept-keys.ts';
import { toNode } from '../joined-lists.ts';
import { createListShapes } from '../list-shapes.ts';
import { toListState } from '../list-state.ts';
import { mergeIndexes } from '../merge-indexes.ts';
import { parseSettingPart } from '../parse-setting-part.ts';
import type { ReferencedRecord } from '../record-reference.ts';
import { maximumRelations } from '../relate-items.ts';
import { kindOfDocumentEntry } from '../shapes/listed-shapes.ts';
import { isEmergencyKind, isPlanKind } from './plan-kinds.ts';

/** The document itself is a reference, which the gateway follows to its setting. */
interface ShownList extends Omit<CarePlanDocumentList, 'items'> {
  readonly items: readonly (Omit<CarePlanDocument, 'document'> & { readonly document: object })[];
}

const shapes = createListShapes<DocumentIndexEntry>('document', kindOfDocumentEntry);

/** Finds the documents of all settings that are plans themselves, by their kinds. */
export function toCarePlanDocuments({ seal, authority, given }: ReferencedRecord): ShownList {
  const parts = clinicalSettings.map((setting) =>
    parseSettingPart(setting, authority.settings[setting], given[`${setting}DocumentIndex`], shapes),
  );
  const { items, sources } = mergeIndexes(parts, ({ date }) => date);
  const found = items.flatMap((item) => {
    const { kind } = item.entry;
    return kind && isPlanKind(kind) ? [{ item, kind, keys: toConceptKeys(kind) }] : [];
  });
  const isUnclear = found.length === 0 && items.some(({ entry }) => !entry.kind);
  return {
    state: isUnclear ? 'UNKNOWN' : toListState(found, sources),
    items: found.map(({ item, kind, keys }) => {
      const { created, title } = item.entry;
      const { instant } = item.position;
      const newer = found.filter(
        (other) =>
          instant !== null &&
          (other.item.position.instant ?? instant) > instant &&
          isSameConcept(keys, other.keys),
      );
      return {
        document: toNode(item, seal, { created, title }),
        kind,
        isForEmergency: isEmergencyKind(kind),
        newer: newer.slice(0, maximumRelations).map((other) => other.item.entry.id),
      };
    }),
    sources,
  };
}
