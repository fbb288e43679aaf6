import type { HospitalDocument } from '../../../schema/generated/secondary.ts';
import type { ItemOf } from '../../kit/setting-backend.ts';
import { type ItemContext, toConcept, toItemId, toParticipant, toProvenance } from './item-context.ts';
import type { DocumentRow } from './rows.ts';

/** Makes a hospital document of what was sent of it. */
export function toHospitalDocument(row: DocumentRow, context: ItemContext): ItemOf<HospitalDocument> {
  const { organisation } = context;
  const type = toConcept(row.type);
  return {
    id: toItemId('HospitalDocument', row, row.document_number, context),
    setting: 'SECONDARY',
    title: row.title ?? type?.display ?? 'Hospital document',
    created: row.created,
    type,
    author: row.author === null ? null : toParticipant(row.author, organisation),
    contentType: row.content_type,
    text: row.text,
    organisation,
    provenance: toProvenance(row, context),
  };
}

/** Tells whether the hospital marked a document as restricted (HL7 table 0272). */
export function isConfidentialDocument({ confidentiality }: DocumentRow): boolean {
  return confidentiality === 'R' || confidentiality === 'V';
}
