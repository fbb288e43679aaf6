import type {
  GpCarePlan,
  GpDiaryEntry,
  GpImmunisation,
  GpInvestigation,
  GpObservation,
  GpReferral,
} from '../../schema/generated/primary.ts';
import type { AskedRecord } from '../kit/asked-record.ts';
import type { AreaRead, ItemOf, ReadContext, SettingBackend } from '../kit/setting-backend.ts';
import type { Consultation } from './mapping/to-consultation.ts';
import type { PracticeDocument } from './mapping/to-document.ts';

/** What general practice needs of the systems behind it. */
export interface PrimaryBackend extends SettingBackend<Consultation, ItemOf<GpCarePlan>, PracticeDocument> {
  readonly immunisations: AreaRead<GpImmunisation>;
  readonly observations: AreaRead<GpObservation>;
  readonly investigations: AreaRead<GpInvestigation>;
  readonly referrals: AreaRead<GpReferral>;
  readonly diary: AreaRead<GpDiaryEntry>;
  /** The supplier of the registered practice's record system; `undefined` where it is not known. */
  supplier(asked: AskedRecord, context: ReadContext): Promise<string | undefined>;
}
