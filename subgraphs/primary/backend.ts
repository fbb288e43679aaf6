import type { GpCarePlan, GpDocument } from '../../schema/generated/primary.ts';
import type { AskedRecord } from '../kit/asked-record.ts';
import type { ItemOf, ReadContext, SettingBackend } from '../kit/setting-backend.ts';
import type { Consultation } from './mapping/to-consultation.ts';

/** What general practice needs of the systems behind it. */
export interface PrimaryBackend extends SettingBackend<Consultation, ItemOf<GpCarePlan>, ItemOf<GpDocument>> {
  /** The supplier of the registered practice's record system; `undefined` where it is not known. */
  supplier(asked: AskedRecord, context: ReadContext): Promise<string | undefined>;
}
