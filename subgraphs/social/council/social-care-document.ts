import type { SocialCareDocument } from '../../../schema/generated/social.ts';
import { toTextConcept } from '../../kit/coded-concept.ts';
import type { ItemOf } from '../../kit/setting-backend.ts';
import type { CouncilDocument } from './api-shapes.ts';
import {
  type ItemContext,
  toItemId,
  toOrganisation,
  toProvenance,
  toWorker,
} from '../events/item-context.ts';

/** Maps a document; its text is given only where the council says that it is plain text. */
export function toSocialCareDocument(
  document: CouncilDocument,
  context: ItemContext,
): ItemOf<SocialCareDocument> {
  const { title, category, createdDate, author, contentType, text } = document;
  const isPlainText = contentType !== null && /^text\/plain(?:\s*;|$)/i.test(contentType);
  return {
    id: toItemId(context, 'SocialCareDocument', document.documentId),
    setting: 'SOCIAL',
    title: title ?? category ?? 'Document',
    created: createdDate,
    type: category === null ? null : toTextConcept(category),
    author: author === null ? null : toWorker(context, author, null),
    contentType,
    text: isPlainText ? (text ?? null) : null,
    organisation: toOrganisation(context),
    provenance: toProvenance(context, createdDate),
  };
}
