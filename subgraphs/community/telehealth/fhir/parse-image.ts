import type { ReadingStatus } from '../../../../schema/generated/community.ts';
import { toTextConcept } from '../../../kit/coded-concept.ts';
import { type Admitted, admit } from '../refusal.ts';
import type { TelehealthItem } from '../telehealth-facts.ts';
import { findSubject } from './find-subject.ts';
import { readStated, readTime } from './read-time.ts';
import type { DocumentReference } from './shapes.ts';
import { refuseModifier } from './refuse-modifier.ts';
import { type ReadingContext, readIdentifier } from './supplier-terms.ts';
import { toConcept } from './to-concept.ts';

const statuses: Readonly<Record<DocumentReference['status'], ReadingStatus>> = {
  current: 'FINAL',
  superseded: 'CANCELLED',
  'entered-in-error': 'ENTERED_IN_ERROR',
};

/** How far the picture itself has come, where what refers to it is current. */
const pictureStatuses: Readonly<Record<NonNullable<DocumentReference['docStatus']>, ReadingStatus>> = {
  preliminary: 'PRELIMINARY',
  final: 'FINAL',
  amended: 'CORRECTED',
  'entered-in-error': 'ENTERED_IN_ERROR',
};

/** Reads what a DocumentReference says of a picture; the picture itself is never taken. */
export function parseImage(document: DocumentReference, context: ReadingContext): Admitted<TelehealthItem> {
  const { masterIdentifier, status, docStatus = 'final', modifierExtension = [] } = document;
  if (modifierExtension.length > 0) return refuseModifier('DocumentReference');
  const subject = findSubject(document.subject, document.contained, context.find, context.isTraced);
  const named = [
    ...(masterIdentifier === undefined ? [] : [masterIdentifier]),
    ...(document.identifier ?? []),
  ];
  const identified = { id: document.id, identifier: named };
  const identifier = readIdentifier('DocumentReference', identified, subject.nhsNumber);
  if (!identifier.ok) return identifier;
  const attachment = document.content[0]?.attachment;
  const taken = document.context?.period?.start ?? attachment?.creation ?? document.date;
  const time = readTime(taken, 'DocumentReference.date', context.now);
  if (!time.ok) return time;
  const { date, at } = time.value;
  return admit({
    type: 'image',
    identifier: identifier.value,
    ...subject,
    status: status === 'current' ? pictureStatuses[docStatus] : statuses[status],
    date,
    at,
    stated: readStated(document.meta?.lastUpdated, document.date),
    facts: {
      type: toConcept(document.type) ?? toConcept(document.category?.[0]) ?? toTextConcept('Photograph'),
      title: document.description ?? attachment?.title ?? null,
      bodySite: toConcept(document.context?.event?.[0]) ?? null,
      contentType: attachment?.contentType ?? null,
    },
  });
}
