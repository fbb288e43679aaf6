import type { WarningNote } from '../../../schema/generated/social.ts';
import { toTextConcept } from '../../kit/coded-concept.ts';
import { withLabels } from '../../kit/record-labels.ts';
import { type ItemContext, toItemId, toProvenance, toWorkerOrNone } from '../events/item-context.ts';
import type { CouncilWarningNote } from './care-shapes.ts';
import { toConcernStatus } from './concern-status.ts';

/** Maps a warning for staff; one that the person was not told of is not for the person, whatever else is decided. */
export function toWarningNote(note: CouncilWarningNote, context: ItemContext): WarningNote {
  const { noteType, status, startDate, endDate, disclosedWithIndividual, createdBy } = note;
  const warning = {
    id: toItemId(context, 'WarningNote', note.warningNoteId),
    kind: toTextConcept(noteType),
    status: toConcernStatus(status, endDate, context.today),
    raised: startDate,
    ended: endDate,
    reviewDate: note.nextReviewDate,
    detail: note.noteNarrative,
    advice: note.managementAdvice,
    isDisclosedToPerson: disclosedWithIndividual,
    worker: toWorkerOrNone(context, createdBy),
    provenance: toProvenance(context, startDate),
  };
  return withLabels(warning, disclosedWithIndividual === true ? [] : ['NOT_FOR_PATIENT']);
}
