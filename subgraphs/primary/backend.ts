import type {
  GpAppointment,
  GpCarePlan,
  GpDiaryEntry,
  GpDocumentContent,
  GpImmunisation,
  GpInvestigation,
  GpObservation,
  GpReferral,
  GpSlot,
} from '../../schema/generated/primary.ts';
import type { AskedRecord } from '../kit/asked-record.ts';
import type { Contribution, NotSupported, Outcome } from '../kit/outcome.ts';
import type { AreaRead, ItemOf, ReadContext, SettingBackend } from '../kit/setting-backend.ts';
import type { SlotWindow } from './appointments/read-appointments.ts';
import type { Consultation } from './mapping/to-consultation.ts';
import type { LinkedProblem } from './mapping/to-problem.ts';
import type { PracticeDocument } from './mapping/to-document.ts';

/** What general practice needs of the systems behind it. */
export interface PrimaryBackend extends SettingBackend<Consultation, ItemOf<GpCarePlan>, PracticeDocument> {
  /** The conditions with what each is linked to. */
  readonly problems: AreaRead<LinkedProblem>;
  readonly immunisations: AreaRead<GpImmunisation>;
  readonly observations: AreaRead<GpObservation>;
  readonly investigations: AreaRead<GpInvestigation>;
  readonly referrals: AreaRead<GpReferral>;
  readonly diary: AreaRead<GpDiaryEntry>;
  readonly appointments: AreaRead<GpAppointment>;
  /** The free appointments of the registered practice in a stretch of days. */
  freeSlots(asked: AskedRecord, window: SlotWindow, context: ReadContext): Promise<Contribution<GpSlot>>;
  /** The content of one of a person's documents, by the id that the practice gave it. */
  documentContent(
    asked: AskedRecord,
    binaryId: string,
    context: ReadContext,
  ): Promise<Outcome<GpDocumentContent> | NotSupported>;
  /** The supplier of the registered practice's record system; `undefined` where it is not known. */
  supplier(asked: AskedRecord, context: ReadContext): Promise<string | undefined>;
}
